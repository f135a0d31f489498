using MissionGov.Domain.Delivery;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Interventions;

// How an intervention comes into the plan, and what is said of it is changed.
public sealed partial class Intervention
{
    private static readonly string[] Reserved = [SupposedSlug, "overlaps", "together", "map"];

    /// <summary>An idea of a mission. The caller keeps it where the result is an event.</summary>
    /// <param name="follows">What was tried before it and has ended; null for something new.</param>
    /// <param name="others">Name and slug of the mission's other interventions.</param>
    /// <param name="tied">The milestone of its details, where there is one.</param>
    /// <param name="names">What targets and milestones are called.</param>
    public static (Intervention Made, Result Result) Begin(Guid id, Mission mission, InterventionDetails details, Intervention? follows, IReadOnlyList<(string Name, string Slug)> others, Milestone? tied, IReadOnlyDictionary<Guid, string> names)
    {
        var plan = new Intervention
        {
            Id = id,
            MissionId = mission.Id,
            Name = details.Name,
            Slug = Domain.Slug.Of(details.Name, others.Select(other => other.Slug).Concat(Reserved).ToHashSet()),
            Follows = follows?.Id,
        };
        if (mission.Closed) return (plan, new Problem("mission.closed", "This mission is closed. It takes no new plans."));
        if (follows is { HasEnded: false }) return (plan, new Problem("intervention.follows", $"\"{follows.Name}\" still goes on. Stop it first, then begin what follows it."));
        if (details.Problems(others.Select(other => other.Name), tied?.Expected).FirstOrDefault() is { } problem) return (plan, problem.Of(Thing));
        plan.Take(details);
        // Not everybody may read of another target's plan.
        var before = follows is null || follows.TargetId == details.TargetId ? follows?.Name : "another plan";
        return (plan, new InterventionBegun(mission.Id, id, plan.Name, before, details.ChangesFrom(null, names).Found));
    }

    public InterventionDetails Details => new()
    {
        Name = Name,
        What = What,
        ForWhom = ForWhom,
        DoneBy = DoneBy,
        TargetId = TargetId,
        CostMillions = CostMillions,
        Boldness = Boldness,
        MilestoneId = MilestoneId,
        RollOut = RollOut,
    };

    /// <param name="others">Names of the mission's other interventions.</param>
    /// <param name="tied">The milestone of the new details, where there is one.</param>
    /// <param name="names">What targets and milestones are called.</param>
    public Result Revise(InterventionDetails details, IEnumerable<string> others, Milestone? tied, IReadOnlyDictionary<Guid, string> names)
    {
        if (Ended is { } ended) return ended;
        if (details.Problems(others, tied?.Expected).FirstOrDefault() is { } problem) return problem.Of(Thing);
        if (details.TargetId != TargetId && Estimates.Count > 0) return new FieldProblem("target", "Its estimates are about the target it has. Begin another plan for another target").Of(Thing);
        var held = Details;
        var changes = details.ChangesFrom(held, names);
        if (changes.None) return new Problem("intervention.same", "Nothing is changed. Change a field, then save.");
        Take(details);
        return new InterventionRevised(MissionId, Id, Name, changes.Found) { Before = held, After = details };
    }

    /// <summary>Lets it start on the day of a milestone; without one it goes back to its own date.</summary>
    public Result TieTo(Milestone? milestone, int lagMonths, IReadOnlyDictionary<Guid, string> names)
    {
        if (milestone is not null && milestone.MissionId != MissionId) return new FieldProblem("milestone", "Choose a milestone of the same mission").Of(Thing);
        return Revise(Details with { MilestoneId = milestone?.Id, RollOut = RollOut with { LagMonths = lagMonths } }, [], milestone, names);
    }

    internal Result GoBackTo(InterventionRevised happened, Restoration restoration)
    {
        if (restoration.Problem(happened.Before) is { } problem) return problem;
        var now = Details;
        var again = ThreeWayMerge.Of(happened.Before!, happened.After!, now);
        if (again.TargetId != TargetId && Estimates.Count > 0) return new Problem("restore.target", "Its estimates are about the target it has. Set them aside by hand first.");
        var changes = again.ChangesFrom(now, new Dictionary<Guid, string>());
        if (changes.None) return Restoration.AsItIs;
        if (again.Problems(restoration.Others).FirstOrDefault() is { } refused) return refused.Of(Thing);
        Take(again);
        return restoration.Done(MissionId, Id, Name, changes.Found) with { Held = now };
    }

    private void Take(InterventionDetails details)
    {
        (Name, What, ForWhom, DoneBy) = (details.Name, details.What, details.ForWhom, details.DoneBy);
        (TargetId, CostMillions, Boldness, MilestoneId, RollOut) = (details.TargetId, details.CostMillions, details.Boldness, details.MilestoneId, details.RollOut);
    }

    private Problem? Ended => HasEnded ? new("intervention.ended", $"This plan has ended: {State.InWords().ToLowerInvariant()}. Begin a plan that follows it.") : null;

    private static readonly Problem Gone = new("intervention.gone", "This is not here any more. Somebody took it away meanwhile.");
}

/// <param name="Follows">The name of what was tried before it.</param>
public sealed record InterventionBegun(Guid Mission, Guid Intervention, string Name, string? Follows, IReadOnlyList<FieldChange> Fields) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Intervention;

    public override string Summary => $"{Name}: a new plan, as an idea.{(Follows is null ? "" : $" It follows {Follows}.")}";

    public override IReadOnlyList<FieldChange> Changes => Fields;
}

public sealed record InterventionRevised(Guid Mission, Guid Intervention, string Name, IReadOnlyList<FieldChange> Fields) : DomainEvent, IRestorable<Intervention>
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Intervention;

    public override string Summary => $"{Name}: changed {string.Join(", ", Fields.Select(change => change.Field))}.";

    public override IReadOnlyList<FieldChange> Changes => Fields;

    public InterventionDetails? Before { get; init; }

    public InterventionDetails? After { get; init; }

    public string? ChangedSince(Intervention subject) => Restoration.ChangedSince(Before, After, subject.Details);

    public Result Restore(Intervention subject, Restoration restoration) => subject.GoBackTo(this, restoration);

    public IRestorable<Intervention> Reverse() => this with { Before = After, After = Before };
}
