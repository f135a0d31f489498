namespace MissionGov.Domain.Delivery;

public sealed partial class Milestone
{
    public const int LongestName = 200;
    public const int LongestOwner = 200;

    /// <summary>Its name in addresses; it stays when the name is changed, so that no link breaks.</summary>
    public string Slug
    {
        get => field ?? Domain.Slug.Of(Name);
        init;
    }

    /// <summary>When work on it was planned to start; null where nobody said.</summary>
    public DateOnly? StartDate { get; set; }

    /// <summary>Since when it is in the plan; null for what came in a file, and was there before.</summary>
    public DateOnly? PlannedOn { get; init; }

    /// <summary>The date expected as it stood on that day, from the slips.</summary>
    public DateOnly ExpectedAsOf(DateOnly day) => Slips.FindLast(slip => LondonDay.Of(slip.At) <= day)?.To ?? BaselineDate;

    /// <param name="taken">The addresses of the mission's other milestones.</param>
    /// <returns>The milestone to be kept, or null with the problem.</returns>
    public static (Milestone? Planned, Result Result) Plan(Guid mission, MilestoneDetails details, DateOnly due, IReadOnlySet<string> taken, Change change)
    {
        details = details.Tidied;
        if (details.Problem(due) is { } problem) return (null, problem);
        var milestone = new Milestone { MissionId = mission, TargetId = details.TargetId, Name = details.Name, Owner = details.Owner, Slug = Domain.Slug.Of(details.Name, taken), StartDate = details.StartDate, BaselineDate = due, PlannedOn = LondonDay.Of(change.At) };
        return (milestone, new MilestonePlanned(mission, milestone.Id, milestone.Name, milestone.Owner, due));
    }

    public MilestoneDetails Details => new(Name, Owner, StartDate, TargetId);

    /// <summary>Changes what it is called, whose it is and when it starts. The planned date stays as it is for good.</summary>
    /// <param name="seen">What was on the screen. What the person left as it was keeps what others made of it meanwhile.</param>
    /// <param name="targets">The names of targets that everyone may read.</param>
    public Result Revise(MilestoneDetails wanted, MilestoneDetails seen, IReadOnlyDictionary<Guid, string> targets)
    {
        var (held, conflict) = (Details, MilestoneDetails.Conflict(wanted.Tidied, seen.Tidied, Details));
        if (conflict.Count > 0) return new Problem(Changed, $"Somebody else changed the {string.Join(" and the ", conflict)} while you were typing. Nothing of yours was saved. Choose below, then save.");
        var details = ThreeWayMerge.Of(wanted.Tidied, seen.Tidied, held);
        if (details.Problem(BaselineDate) is { } problem) return problem;
        if (details == held) return new Problem("milestone.same", "Nothing is different from what is held. Change something, or go back.");

        (Name, Owner, StartDate, TargetId) = (details.Name, details.Owner, details.StartDate, details.TargetId);
        return new MilestoneRevised(MissionId, Id, Name, details.From(held, targets)) { Before = held, After = details };
    }

    public const string Changed = "milestone.changed_since";
}

/// <summary>What a person may say of a milestone at any time.</summary>
public sealed record MilestoneDetails(string Name, string Owner, DateOnly? StartDate = null, Guid? TargetId = null)
{
    /// <summary>The fields, as words, that two people changed in different ways.</summary>
    public static IReadOnlyList<string> Conflict(MilestoneDetails mine, MilestoneDetails seen, MilestoneDetails held) =>
    [
        .. new[]
        {
            Differ(mine.Name, seen.Name, held.Name) ? "name" : null,
            Differ(mine.Owner, seen.Owner, held.Owner) ? "owner" : null,
            Differ(mine.StartDate, seen.StartDate, held.StartDate) ? "start" : null,
            Differ(mine.TargetId, seen.TargetId, held.TargetId) ? "target" : null,
        }.OfType<string>(),
    ];

    /// <param name="targets">Names of targets; one that is not among them stays without its name.</param>
    internal IReadOnlyList<FieldChange> From(MilestoneDetails before, IReadOnlyDictionary<Guid, string>? targets = null) =>
    [
        .. new FieldChange[]
        {
            new("Name", before.Name, Name),
            new("Owner", before.Owner, Owner),
            new("Work starts", before.StartDate is { } old ? Milestone.Long(old) : null, StartDate is { } start ? Milestone.Long(start) : null),
        }.Where(change => change.Before != change.After),
        .. before.TargetId == TargetId ? [] : new[] { new FieldChange("Counts towards", Called(before.TargetId, "a target", targets), Called(TargetId, before.TargetId is null ? "a target" : "another target", targets)) },
    ];

    private static string? Called(Guid? target, string otherwise, IReadOnlyDictionary<Guid, string>? targets) => target is { } id ? targets?.GetValueOrDefault(id) ?? otherwise : null;

    private static bool Differ<T>(T mine, T seen, T held) => !Equals(mine, seen) && !Equals(held, seen) && !Equals(mine, held);

    internal MilestoneDetails Tidied => this with { Name = Wording.Line(Name), Owner = Wording.Line(Owner) };

    /// <summary>The problem's code ends in the name of the field it is about.</summary>
    public Problem? Problem(DateOnly due) => this switch
    {
        _ when Wording.IsEmpty(Name) => new("milestone.name", "Enter what will be done, such as: 40 evening clinics open."),
        _ when Name.Length > Milestone.LongestName => new("milestone.name", $"The name must be {Milestone.LongestName} characters or fewer. You have {Name.Length:N0}."),
        _ when Wording.IsEmpty(Owner) => new("milestone.owner", "Enter whose it is, by the title of the role."),
        _ when Owner.Length > Milestone.LongestOwner => new("milestone.owner", $"The owner must be {Milestone.LongestOwner} characters or fewer. You have {Owner.Length:N0}."),
        _ when due.Year is < Milestone.FirstYear or > Milestone.LastYear => new("milestone.due", $"Choose a date from {Milestone.FirstYear} to {Milestone.LastYear}."),
        _ when StartDate?.Year < Milestone.FirstYear => new("milestone.start", $"Choose a date from {Milestone.FirstYear} on."),
        _ when StartDate > due => new("milestone.start", $"Work must start before {Milestone.Long(due)}, the day it is planned to be done."),
        _ => null,
    };
}

public sealed record MilestonePlanned(Guid Mission, Guid Milestone, string Name, string Owner, DateOnly Due) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Milestone;

    public override string Summary => $"{Name}: planned for {Delivery.Milestone.Long(Due)}. Owner: {Owner}";
}

public sealed record MilestoneRevised(Guid Mission, Guid Milestone, string Name, IReadOnlyList<FieldChange> Fields) : DomainEvent, IRestorable<Milestone>
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Milestone;

    public override string Summary => $"{Name}: {string.Join("; ", Fields.Select(InWords))}.";

    public override IReadOnlyList<FieldChange> Changes => Fields;

    /// <summary>Null in events from before it was kept.</summary>
    public MilestoneDetails? Before { get; init; }

    public MilestoneDetails? After { get; init; }

    public string? ChangedSince(Milestone subject) => Restoration.ChangedSince(Before, After, subject.Details);

    public Result Restore(Milestone subject, Restoration restoration) => subject.GoBackTo(Before, After, restoration);

    public IRestorable<Milestone> Reverse() => this with { Before = After, After = Before };

    private static string InWords(FieldChange change) => $"{change.Field.ToLowerInvariant()} was {change.Before ?? "not given"}, now {change.After ?? "not given"}";
}
