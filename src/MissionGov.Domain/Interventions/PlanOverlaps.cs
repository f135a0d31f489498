using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Interventions;

/// <summary>How the plans for one target hang together: which do partly the same, so that it must not be counted twice, and which go well or badly together.</summary>
public sealed partial class PlanOverlaps : IMissionScoped
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid MissionId { get; init; }

    public required Guid TargetId { get; init; }

    public List<PlanOverlap> Pairs { get; init; } = [];

    /// <summary>Shown with the mark "illustrative": made up for the demo, not a fact.</summary>
    public bool Illustrative { get; init; }

    public uint Version { get; set; }

    public PlanOverlap? Between(Guid one, Guid other) => Pairs.Find(pair => pair.IsOf(one, other));

    /// <summary>Says how much two plans do the same; nothing takes the pair away.</summary>
    /// <param name="share">Of the smaller effect of the two, 0 to 1.</param>
    /// <param name="plans">Those for this target, both among them.</param>
    public Result Set(Intervention one, Intervention other, double share, IReadOnlyCollection<Intervention> plans)
    {
        if (NotAPair(one, other) is { } problem) return problem;
        if (share is not (>= 0 and <= 1)) return Wrong("share", "Two plans cannot share more than all of the smaller one. Enter a percentage from 0 to 100");
        var held = Between(one.Id, other.Id);
        if ((held?.Share ?? 0) == share) return Wrong("share", "Nothing is changed. Enter another percentage");
        var given = share > 0 ? new PlanOverlap(one.Id, other.Id, share) : null;
        if (given is not null && new[] { one, other }.FirstOrDefault(plan => TakesMoreThanAll(plan, [.. Pairs.Where(pair => pair != held), given], plans)) is { } emptied) return Wrong("share", $"Together these overlaps would take more from \"{emptied.Name}\" than it brings. Enter a smaller percentage");
        Put(held, given);
        return new OverlapSet(MissionId, Id, $"{one.Name} and {other.Name}", one.Id, other.Id, held?.Share ?? 0, share);
    }

    internal Result GoBackTo(OverlapSet happened, Restoration restoration)
    {
        if (restoration.Problem(happened.Pair) is { } problem) return problem;
        var held = Between(happened.One, happened.Other);
        if ((held?.Share ?? 0) == happened.Before) return Restoration.AsItIs;
        Put(held, happened.Before > 0 ? new PlanOverlap(happened.One, happened.Other, happened.Before) : null);
        return restoration.Done(MissionId, Id, happened.Pair, [OverlapSet.Between(held?.Share ?? 0, happened.Before)]);
    }

    // What nobody has put a number on takes nothing, and nothing is taken from it.
    private static bool TakesMoreThanAll(Intervention plan, IReadOnlyList<PlanOverlap> pairs, IReadOnlyCollection<Intervention> plans)
    {
        var taken = 0.0;
        foreach (var pair in pairs.Where(pair => pair.Has(plan.Id)))
            if (plans.FirstOrDefault(other => other.Id != plan.Id && pair.Has(other.Id)) is { HasEnded: false } other) taken += pair.Share * Math.Min(Size(plan), Size(other));
        return taken > Size(plan) * (1 + Rounding);
    }

    private static double Size(Intervention plan) => Math.Abs(plan.Effect?.Central ?? 0) * plan.RollOut.ChanceOfDelivery;

    private const double Rounding = 1e-9;

    private Problem? NotAPair(Intervention one, Intervention other) =>
        one.MissionId != MissionId || other.MissionId != MissionId || one.TargetId != TargetId || other.TargetId != TargetId ? Wrong("plans", "Choose two plans for this target")
        : one.Id == other.Id ? Wrong("plans", "Choose two different plans")
        : null;

    private void Put(PlanOverlap? held, PlanOverlap? given)
    {
        Pairs.Remove(held!);
        if (given is not null) Pairs.Add(given);
    }

    private static Problem Wrong(string field, string message) => new FieldProblem(field, message).Of("overlap");
}

/// <summary>What two plans do the same.</summary>
/// <param name="Share">Of the smaller effect of the two, above 0 and up to 1.</param>
public sealed record PlanOverlap(Guid One, Guid Other, double Share)
{
    public bool IsOf(Guid one, Guid other) => (One, Other) == (one, other) || (One, Other) == (other, one);

    public bool Has(Guid plan) => One == plan || Other == plan;
}

/// <param name="Pair">The names of both plans.</param>
public sealed record OverlapSet(Guid Mission, Guid Overlaps, string Pair, Guid One, Guid Other, double Before, double After) : DomainEvent, IRestorable<PlanOverlaps>
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Overlaps;

    public override string Summary => $"{Pair}: they share {RollOut.Percent(After)} of the smaller effect, before {RollOut.Percent(Before)}.";

    public override IReadOnlyList<FieldChange> Changes => [Between(Before, After)];

    public string? ChangedSince(PlanOverlaps subject) => (subject.Between(One, Other)?.Share ?? 0) == After ? null : "The share was changed again.";

    public Result Restore(PlanOverlaps subject, Restoration restoration) => subject.GoBackTo(this, restoration);

    public IRestorable<PlanOverlaps> Reverse() => this with { Before = After, After = Before };

    internal static FieldChange Between(double before, double after) => new("overlap", RollOut.Percent(before), RollOut.Percent(after));
}
