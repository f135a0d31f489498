namespace MissionGov.Domain.Delivery;

/// <summary>What waits for what, over all missions. Whoever waits keeps at least the gap that was planned: its expected day is never before that of what it waits for plus the days planned in between.</summary>
public sealed class MilestoneNetwork
{
    private readonly Dictionary<Guid, Milestone> _milestones;
    private readonly HashSet<(Guid Waits, Guid For)> _dependencies;
    private readonly ILookup<Guid, Milestone> _before;
    private readonly ILookup<Guid, Milestone> _after;
    private readonly IReadOnlySet<Guid> _drafts;

    /// <param name="dependencies">Those of milestones not given are left out.</param>
    /// <param name="drafts">Missions that not everyone sees: none of their names is written down in another mission.</param>
    public MilestoneNetwork(IEnumerable<Milestone> milestones, IEnumerable<MilestoneDependency> dependencies, IReadOnlySet<Guid>? drafts = null)
    {
        _drafts = drafts ?? new HashSet<Guid>();
        _milestones = milestones.ToDictionary(milestone => milestone.Id);
        _dependencies = [.. dependencies.Where(known => _milestones.ContainsKey(known.MilestoneId) && _milestones.ContainsKey(known.DependsOnId)).Select(known => (known.MilestoneId, known.DependsOnId))];
        _before = _dependencies.ToLookup(pair => pair.Waits, pair => _milestones[pair.For]);
        _after = _dependencies.ToLookup(pair => pair.For, pair => _milestones[pair.Waits]);
    }

    public IReadOnlyCollection<Milestone> All => _milestones.Values;

    public Milestone? Find(Guid milestone) => _milestones.GetValueOrDefault(milestone);

    /// <summary>What it waits for.</summary>
    public IEnumerable<Milestone> Before(Guid milestone) => _before[milestone];

    /// <summary>What waits for it.</summary>
    public IEnumerable<Milestone> After(Guid milestone) => _after[milestone];

    /// <summary>What else would move if this one were expected on that day.</summary>
    public IReadOnlyList<KnockOn> KnockOnOf(Milestone milestone, DateOnly expected) =>
        Settle(milestone, new Dictionary<Guid, DateOnly> { [milestone.Id] = expected });

    /// <summary>What would move if one came to wait for the other; the one that waits may be among them.</summary>
    public IReadOnlyList<KnockOn> KnockOnOfWaiting(Milestone milestone, Milestone on)
    {
        var expected = new Dictionary<Guid, DateOnly>();
        var to = Earliest(milestone, on, expected);
        if (milestone.MetOn is not null || to <= milestone.Expected) return [];
        expected[milestone.Id] = to;
        return [new KnockOn(milestone, to, on), .. Settle(milestone, expected)];
    }

    /// <summary>Moves a milestone later, and what waits for it.</summary>
    public Result Slip(Milestone milestone, DateOnly newDate, Change change)
    {
        var result = milestone.Slip(newDate, change);
        return result.Event is MilestoneSlipped slipped ? slipped with { Moved = Follow(milestone, change) } : result;
    }

    /// <summary>Records the day a milestone was done. One done later than expected moves what waits for it.</summary>
    public Result Meet(Milestone milestone, DateOnly on, DateOnly today, Change change)
    {
        var result = milestone.Meet(on, today);
        return result.Event is MilestoneMet met ? met with { Moved = Follow(milestone, change) } : result;
    }

    /// <summary>Moves what waits for a milestone, after that one has changed.</summary>
    public IReadOnlyList<MilestoneSlipped> Follow(Milestone milestone, Change change) =>
        Move(Settle(milestone, []), change);

    /// <summary>Why it cannot be expected on the day it now is, once somebody has brought it forward or taken it up again; null when it can.</summary>
    /// <param name="before">As it was. A day that nobody has touched is not theirs to mend.</param>
    public Problem? TooSoon(Milestone milestone, MilestoneState before)
    {
        var isTouched = milestone.ForecastDate < before.Forecast || before.MetOn is not null || before.StoppedOn is not null;
        if (!milestone.IsOpen || !isTouched || LastBefore(milestone, []) is not { } last) return null;
        var earliest = Earliest(milestone, last, []);
        return milestone.ForecastDate >= earliest ? null : new Problem(
            "milestone.too_soon",
            $"It waits for {NameIn(milestone.MissionId, last)}, {(last.MetOn is null ? "which is expected" : "which was done")} on {Milestone.Long(last.Expected)}. Give a date from {Milestone.Long(earliest)} on, and mark it as late.");
    }

    /// <summary>Why one cannot wait for the other; null when it can.</summary>
    public Problem? Refusal(Milestone milestone, Milestone on)
    {
        if (milestone.Id == on.Id) return new Problem("dependency.self", "A milestone cannot wait for itself. Choose another.");
        if (_dependencies.Contains((milestone.Id, on.Id))) return new Problem("dependency.known", $"{milestone.Name} waits for {NameIn(milestone.MissionId, on)} already.");
        return Way(on, milestone) is { } way
            ? new Problem("dependency.circle", $"That would go in a circle: {string.Join(", which waits for ", way.Prepend(milestone).Select(step => NameIn(milestone.MissionId, step)))}. Choose another.")
            : null;
    }

    /// <summary>Lets one wait for the other, and settles the dates. The network itself is as before: make it anew.</summary>
    public Result Depend(Milestone milestone, Milestone on, Change change) => Refusal(milestone, on) is { } refusal
        ? refusal
        : new MilestoneDependencyAdded(milestone.MissionId, milestone.Id, milestone.Name, NameIn(milestone.MissionId, on), Move(KnockOnOfWaiting(milestone, on), change));

    /// <summary>What a milestone is called in a text that the readers of a mission see.</summary>
    public string NameIn(Guid mission, Milestone milestone) =>
        milestone.MissionId != mission && _drafts.Contains(milestone.MissionId) ? "a milestone of another mission" : milestone.Name;

    private List<MilestoneSlipped> Move(IEnumerable<KnockOn> knockOn, Change change) =>
        [.. knockOn.Select(moved => moved.Milestone.Move(moved.To, $"Later because {NameIn(moved.Milestone.MissionId, moved.BecauseOf)} {Why(moved)}", change, moved.BecauseOf))];

    private static string Why(KnockOn moved) => moved.BecauseOf switch
    {
        { MetOn: not null } => "was done later than planned",
        { DaysSlipped: > 0 } => "slipped",
        _ => "comes first",
    };

    /// <summary>Works out the days of all that wait, directly or not, each after all that it waits for.</summary>
    /// <param name="expected">Days that differ from those held; the answer's days are added.</param>
    private List<KnockOn> Settle(Milestone start, Dictionary<Guid, DateOnly> expected)
    {
        var moved = new List<KnockOn>();
        foreach (var milestone in InOrder(start).Where(milestone => milestone.IsOpen))
        {
            var latest = LastBefore(milestone, expected)!;
            var to = Earliest(milestone, latest, expected);
            if (to <= milestone.ForecastDate) continue;
            expected[milestone.Id] = to;
            moved.Add(new KnockOn(milestone, to, latest));
        }

        return moved;
    }

    /// <summary>Of what it waits for, what holds it up longest; null when it waits for nothing.</summary>
    private Milestone? LastBefore(Milestone milestone, Dictionary<Guid, DateOnly> expected) =>
        _before[milestone.Id].OrderBy(before => before.Name, StringComparer.Ordinal).MaxBy(before => Earliest(milestone, before, expected));

    /// <summary>The first day it may be expected, as far as this one before it goes.</summary>
    private static DateOnly Earliest(Milestone milestone, Milestone before, Dictionary<Guid, DateOnly> expected)
    {
        var gap = Math.Max(0, milestone.BaselineDate.DayNumber - before.BaselineDate.DayNumber);
        return (expected.TryGetValue(before.Id, out var day) ? day : before.Expected).AddDays(gap);
    }

    /// <summary>All that wait for it, directly or not, none before what it waits for.</summary>
    private List<Milestone> InOrder(Milestone start)
    {
        var (order, seen) = (new List<Milestone>(), new HashSet<Guid> { start.Id });
        Visit(start);
        order.Reverse();
        return order[1..];

        void Visit(Milestone milestone)
        {
            foreach (var next in _after[milestone.Id])
                if (seen.Add(next.Id)) Visit(next);
            order.Add(milestone);
        }
    }

    /// <summary>From one to another along what each waits for; null where there is no way.</summary>
    private List<Milestone>? Way(Milestone from, Milestone to, HashSet<Guid>? seen = null)
    {
        if (from.Id == to.Id) return [from];
        seen ??= [];
        foreach (var next in _before[from.Id].Where(next => seen.Add(next.Id)))
            if (Way(next, to, seen) is { } rest) return [from, .. rest];
        return null;
    }
}

/// <summary>A milestone that moves because one it waits for does.</summary>
public sealed record KnockOn(Milestone Milestone, DateOnly To, Milestone BecauseOf);
