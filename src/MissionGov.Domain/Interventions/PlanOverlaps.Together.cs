using System.Globalization;
using MissionGov.Analysis.Strategies;

namespace MissionGov.Domain.Interventions;

// Plans that go well or badly together, as those of one budget or one staff do. Nobody measures it: it is said, with a reason.
public sealed partial class PlanOverlaps
{
    /// <summary>What can be said of two plans, none first: the correlation of their effects.</summary>
    public static readonly IReadOnlyList<double> Degrees = [0, CorrelationCheck.Some, CorrelationCheck.Strong];

    /// <summary>Pairs that go well or badly together; of a pair that is not here each goes its own way.</summary>
    public List<PlansTogether> Together { get; init; } = [];

    /// <summary>How far two plans go together, 0 to 1.</summary>
    public double Correlation(Guid one, Guid other) => Held(one, other)?.Correlation ?? 0;

    /// <summary>Says how far two plans tend to go well or badly together; none takes the pair away.</summary>
    /// <param name="correlation">One of <see cref="Degrees"/>.</param>
    /// <param name="plans">Those for this target: what has ended restricts nobody.</param>
    public Result SetTogether(Intervention one, Intervention other, double correlation, string reason, IReadOnlyCollection<Intervention> plans)
    {
        if (NotAPair(one, other) is { } problem) return problem;
        if (!Degrees.Contains(correlation)) return Wrong("degree", "Choose how far they go together");
        reason = Wording.Line(reason);
        if (FieldChecks.Needed("reason", reason, "Say in one line why").Concat(FieldChecks.Within("reason", reason, Wording.LongestLine, "The reason")).FirstOrDefault() is { } wrong) return wrong.Of("overlap");
        var (held, given) = (Held(one.Id, other.Id), correlation > 0 ? new PlansTogether(one.Id, other.Id, correlation, reason) : null);
        if ((held?.Correlation ?? 0) == correlation) return Wrong("degree", "Nothing is changed. Choose another answer");
        if (CannotBe(held, given, [.. plans.Where(plan => plan.HasEnded).Select(plan => plan.Id)]))
        {
            return Wrong("degree", given is null
                ? "Without this, the other answers cannot all be true. Choose less for those first"
                : "Not all of this can be true at once. Where two plans go with a third, they go with each other too. Say that first, or choose less here");
        }

        Put(held, given);
        return new PlansTogetherSet(MissionId, Id, $"{one.Name} and {other.Name}", one.Id, other.Id, held?.Correlation ?? 0, correlation, reason) { ReasonBefore = held?.Reason ?? "" };
    }

    internal Result GoBackTo(PlansTogetherSet happened, Restoration restoration)
    {
        if (restoration.Problem(happened.Pair) is { } problem) return problem;
        var held = Held(happened.One, happened.Other);
        if ((held?.Correlation ?? 0) == happened.Before) return Restoration.AsItIs;
        var again = happened.Before > 0 ? new PlansTogether(happened.One, happened.Other, happened.Before, happened.ReasonBefore) : null;
        if (CannotBe(held, again, restoration.Ended)) return new Problem("restore.together", "With what was said since, this cannot be true as well. Change those first.");
        Put(held, again);
        return restoration.Done(MissionId, Id, happened.Pair, [PlansTogetherSet.Between(held?.Correlation ?? 0, happened.Before)]);
    }

    /// <summary>As the analysis takes it, one row a plan; none where nothing is said of two of them.</summary>
    internal Correlation CorrelationOf(IReadOnlyList<Guid> plans) => Together.Exists(pair => plans.Contains(pair.One) && plans.Contains(pair.Other)) ? Matrix(plans, Correlation) : Analysis.Strategies.Correlation.None;

    private PlansTogether? Held(Guid one, Guid other) => Together.Find(pair => pair.IsOf(one, other));

    private void Put(PlansTogether? held, PlansTogether? given)
    {
        Together.Remove(held!);
        if (given is not null) Together.Add(given);
    }

    // Less restricts as more does: two that go with a third cannot part. Where not all can be true already, less is a step out of it.
    private bool CannotBe(PlansTogether? held, PlansTogether? given, IReadOnlyCollection<Guid> ended) =>
        !CanAllBe([.. Together.Where(pair => pair != held), .. given is null ? [] : new[] { given }], ended)
        && ((given?.Correlation ?? 0) > (held?.Correlation ?? 0) || CanAllBe(Together, ended));

    private static bool CanAllBe(IEnumerable<PlansTogether> all, IReadOnlyCollection<Guid> ended)
    {
        var pairs = all.Where(pair => !ended.Contains(pair.One) && !ended.Contains(pair.Other)).ToList();
        return CorrelationCheck.CanBe(Matrix([.. pairs.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct()], (one, other) => pairs.Find(pair => pair.IsOf(one, other))?.Correlation ?? 0));
    }

    private static Correlation Matrix(IReadOnlyList<Guid> plans, Func<Guid, Guid, double> between) =>
        Analysis.Strategies.Correlation.Of([.. plans.Select(one => (double[])[.. plans.Select(other => one == other ? 1 : between(one, other))])]);
}

/// <summary>Two plans that tend to go well or badly together.</summary>
/// <param name="Correlation">Of their effects, above 0 and up to 1.</param>
/// <param name="Reason">Why somebody thinks so.</param>
public sealed record PlansTogether(Guid One, Guid Other, double Correlation, string Reason)
{
    public bool IsOf(Guid one, Guid other) => (One, Other) == (one, other) || (One, Other) == (other, one);
}

/// <param name="Pair">The names of both plans.</param>
public sealed record PlansTogetherSet(Guid Mission, Guid Overlaps, string Pair, Guid One, Guid Other, double Before, double After, string Reason) : DomainEvent, IRestorable<PlanOverlaps>
{
    public string ReasonBefore { get; init; } = "";

    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Overlaps;

    public override string Summary => $"{Pair}: {TogetherWords.InWords(After)}, before {TogetherWords.InWords(Before)}. Reason: {Reason}";

    public override IReadOnlyList<FieldChange> Changes => [Between(Before, After)];

    public string? ChangedSince(PlanOverlaps subject) => subject.Correlation(One, Other) == After ? null : "It was changed again.";

    public Result Restore(PlanOverlaps subject, Restoration restoration) => subject.GoBackTo(this, restoration);

    public IRestorable<PlanOverlaps> Reverse() => this with { Before = After, After = Before, ReasonBefore = Reason, Reason = ReasonBefore };

    internal static FieldChange Between(double before, double after) => new("together", TogetherWords.InWords(before), TogetherWords.InWords(after));
}

public static class TogetherWords
{
    /// <summary>"some, 0.3".</summary>
    public static string InWords(double correlation) => correlation switch
    {
        <= 0 => "each by itself",
        <= CorrelationCheck.Some => string.Create(CultureInfo.InvariantCulture, $"some, {correlation:0.##}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"strongly, {correlation:0.##}"),
    };
}
