using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Strategies;

/// <summary>What somebody supposed of the plans for a target and wants others to look at. It changes no plan.</summary>
public sealed class KeptScenario : IMissionScoped
{
    public const string Thing = "scenario";
    public const int LongestName = 120;
    public const int LongestTried = 4_000;

    /// <summary>Of one target, that people can look at.</summary>
    public const int Most = 50;

    /// <summary>Of one target, with what was taken away and is held.</summary>
    public const int MostHeld = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid MissionId { get; init; }

    public required Guid TargetId { get; init; }

    public required string Name { get; init; }

    /// <summary>Why it is worth a look.</summary>
    public required string Why { get; init; }

    /// <summary>What was tried, as the address of the page says it, without the question mark: a link and what is kept are the same.</summary>
    public required string Tried { get; init; }

    /// <summary>Who kept it, by role title.</summary>
    public required string KeptBy { get; init; }

    public required DateTimeOffset KeptAt { get; init; }

    /// <summary>Taken away, and held so that it can be put back.</summary>
    public bool IsRemoved { get; private set; }

    public uint Version { get; set; }

    /// <summary>The caller keeps it where the result is an event.</summary>
    /// <param name="tried">As the address says it; not empty, for as planned is no scenario.</param>
    /// <param name="others">Those kept for the target.</param>
    public static (KeptScenario Made, Result Result) Keep(Guid id, Mission mission, Target target, string name, string tried, IReadOnlyCollection<KeptScenario> others, Change change)
    {
        var made = new KeptScenario { Id = id, MissionId = mission.Id, TargetId = target.Id, Name = Wording.Line(name), Why = Wording.Line(change.Reason), Tried = tried, KeptBy = change.Who, KeptAt = change.At };
        if (mission.Closed) return (made, new Problem("mission.closed", "This mission is closed. It keeps no new scenarios."));
        if (tried.Length == 0) return (made, new Problem("scenario.empty", "All goes as planned here. Change a number first, then keep it."));
        if (tried.Length > LongestTried) return (made, new Problem("scenario.long", "This is too much to keep. Change fewer plans."));
        if (others.Count >= MostHeld) return (made, new Problem("scenario.held", $"{MostHeld} scenarios were kept for this target. It can hold no more."));
        var there = others.Where(other => !other.IsRemoved).Select(other => other.Name).ToList();
        if (there.Count >= Most) return (made, TooMany);
        FieldProblem[] problems =
        [
            .. FieldChecks.Needed("name", made.Name, "Enter a name"),
            .. FieldChecks.Within("name", made.Name, LongestName, "The name"),
            .. FieldChecks.Unlike("name", made.Name, there, Thing),
            .. FieldChecks.Needed("reason", made.Why, "Say in one line why it is worth a look"),
            .. FieldChecks.Within("reason", made.Why, Wording.LongestLine, "The reason"),
        ];
        return (made, problems.Length > 0 ? problems[0].Of(Thing) : new ScenarioKept(mission.Id, id, made.Name, made.Why, made.Tried));
    }

    /// <summary>Takes it away, or puts it back.</summary>
    /// <param name="others">Names of the others that are there for the target.</param>
    public Result Remove(bool removed, IReadOnlyCollection<string> others)
    {
        if (IsRemoved == removed) return new Problem("scenario.same", removed ? "It was taken away already." : "It is there already.");
        if (!removed && NotBackBeside(others) is { } problem) return problem;
        IsRemoved = removed;
        return new ScenarioRemoved(MissionId, Id, Name, removed);
    }

    internal Result GoBackTo(bool removed, Restoration restoration)
    {
        if (restoration.Problem(Name) is { } problem) return problem;
        if (IsRemoved == removed) return Restoration.AsItIs;
        if (!removed && NotBackBeside(restoration.Others) is { } refused) return refused;
        IsRemoved = removed;
        return restoration.Done(MissionId, Id, Name, [ScenarioRemoved.Field(!removed, removed)]);
    }

    private static Problem TooMany => new("scenario.many", $"A target keeps at most {Most} scenarios. Take one away first.");

    // Its name may have been given again since. No form asks for another here, so it is a problem of no field.
    private Problem? NotBackBeside(IReadOnlyCollection<string> others) =>
        others.Count >= Most ? TooMany
        : LookAlike.Among(others, Name) is { } same ? new Problem("scenario.same-name", $"A scenario with a name that looks the same is there: {same}. Take that one away first.")
        : null;
}

public sealed record ScenarioKept(Guid Mission, Guid Scenario, string Name, string Why, string Tried) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Scenario;

    public override string Summary => $"The scenario \"{Name}\" is kept. Reason: {Why}";

    public override IReadOnlyList<FieldChange> Changes => [ScenarioRemoved.Field(true, false)];
}

public sealed record ScenarioRemoved(Guid Mission, Guid Scenario, string Name, bool Removed) : DomainEvent, IRestorable<KeptScenario>
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Scenario;

    public override string Summary => Removed ? $"The scenario \"{Name}\" was taken away." : $"The scenario \"{Name}\" was put back.";

    public override IReadOnlyList<FieldChange> Changes => [Field(!Removed, Removed)];

    public string? ChangedSince(KeptScenario subject) => subject.IsRemoved == Removed ? null : Removed ? "It was put back." : "It was taken away again.";

    public Result Restore(KeptScenario subject, Restoration restoration) => subject.GoBackTo(!Removed, restoration);

    public IRestorable<KeptScenario> Reverse() => this with { Removed = !Removed };

    internal static FieldChange Field(bool before, bool after) => new("scenario", Words(before), Words(after));

    private static string? Words(bool removed) => removed ? null : "kept";
}
