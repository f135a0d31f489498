using MissionGov.Analysis.Strategies.Effects;
using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Strategies;

/// <summary>An indicator moved: how much of that was expected, and where does the rest come from?</summary>
public static class Attribution
{
    private const double RangeLevel = 0.8;

    /// <summary>Splits the change from a baseline to a later value into parts that sum to it.</summary>
    /// <param name="question">What was seen, what the trend was, and the plans as they were meant and as they are.</param>
    /// <returns>
    /// The parts, in the unit of the indicator, signed as changes of it. Refused, in words: no plan was to have an effect by then;
    /// overlaps that take more than there is, or correlations that cannot be.
    /// </returns>
    /// <exception cref="ArgumentException">A number is not finite, or the plan meant and the plan as it is have different names.</exception>
    /// <remarks>
    /// seen = revised + trend + Σ meant + overlap + Σ (late + reached + worked) + overlap's change + unexplained. A plan brings effect ×
    /// (strength × chance of delivery) × share in time; from the plan meant to the plan as it is each of the three changes, and each has
    /// the mean of its gains over all orders, so that the three sum exactly (Shapley 1953). The share is what came since the baseline,
    /// below 0 where a plan that was in force then has ended since. Unexplained is what is left: demand, chance, and other causes.
    /// </remarks>
    public static Answer<Attributed> Of(AttributionQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        foreach (var number in new[] { question.Baseline, question.Seen, question.At, question.Revised ?? 0 }) Given.Number(number, nameof(question));
        foreach (var plan in question.Plans) Given.That(plan.Meant.Intervention.Name == plan.Now.Intervention.Name, "A plan is compared with itself.", nameof(question));
        if (!question.Plans.Any(plan => plan.ActsBy(question.At))) return new Answer<Attributed>.Refused(Refusal.TooFewPoints, 0, 1) { Detail = "No plan was to have an effect by then." };

        var from = question.Baseline + (question.Revised ?? 0);
        var trend = question.Trend ?? StatusQuo.Normal(from, 0);
        return (Summed(question, trend, plan => (plan.Meant.Intervention, plan.MeantAt(question.At))), Summed(question, trend, plan => (plan.Now.Intervention, plan.NowAt(question.At)))) switch
        {
            (Answer<AddedUp>.Found(var meant), Answer<AddedUp>.Found(var now)) => new Answer<Attributed>.Found(Split(question, from, trend.Mean, meant, now)),
            (Answer<AddedUp>.Refused refused, _) => Refused(refused),
            (_, Answer<AddedUp>.Refused refused) => Refused(refused),
            _ => throw new InvalidOperationException("An answer is found or refused."),
        };
    }

    private static Answer<Attributed> Refused(Answer<AddedUp>.Refused refused) => new Answer<Attributed>.Refused(refused.Reason, refused.Have, refused.Need) { Detail = refused.Message };

    // What is in force by the moment is to the sum a smaller reach, and what was lost an effect the other way round.
    private static Answer<AddedUp> Summed(AttributionQuestion question, PredictiveDistribution trend, Func<ActedPlan, (Intervention Plan, double Share)> which)
    {
        List<(Intervention Plan, double Share)> plans = [.. question.Plans.Select(which)];
        return Strategy.AddUp(new StrategyQuestion(trend, question.Seen, Direction.AtLeast, [.. plans.Select(plan => Arriving(plan.Plan, plan.Share))])
        {
            Combine = question.Combine,
            Correlation = question.Correlation,
            // What one loses and another brings is nothing that both do.
            Overlaps = [.. question.Overlaps.Where(overlap => Share(overlap.One) * Share(overlap.Other) >= 0)],
            Levels = [RangeLevel],
            Draws = question.Draws,
        });

        double Share(int place) => place >= 0 && place < plans.Count ? plans[place].Share : 0;
    }

    private static Intervention Arriving(Intervention plan, double share) => plan with
    {
        Reach = plan.Reach * Math.Abs(share),
        Effect = share < 0 && plan.Effect is { } effect ? new LostEffect(effect) : plan.Effect,
    };

    private static Attributed Split(AttributionQuestion question, double from, double trend, AddedUp meant, AddedUp now)
    {
        var unit = question.Combine == Combination.Additive ? 1 : trend;
        return new()
        {
            Seen = question.Seen - question.Baseline,
            Revised = question.Revised,
            Trend = question.Trend is null ? null : trend - from,
            Plans = [.. question.Plans.Select((plan, place) => Of(plan, question.At, unit, meant.Bars[place].Contribution))],
            Overlap = meant.Overlap,
            OverlapChange = now.Overlap - meant.Overlap,
            Unexplained = question.Seen - now.Expected,
            Range = question.Trend is null ? null : now.Intervals[0],
        };
    }

    private static PlanAttribution Of(ActedPlan plan, double at, double unit, double meant)
    {
        var before = Factors(plan.Meant.Intervention, plan.MeantAt(at));
        var after = Factors(plan.Now.Intervention, plan.NowAt(at));
        double Part(int one, int other, int third) => unit * (after[one] - before[one]) *
            (((before[other] * before[third]) + (after[other] * after[third])) / 3 + ((before[other] * after[third]) + (after[other] * before[third])) / 6);
        return new(plan.Meant.Intervention.Name, meant, Part(2, 0, 1), Part(1, 0, 2), Part(0, 1, 2));
    }

    private static double[] Factors(Intervention plan, double share) => [plan.Effect?.Mean ?? 0, plan.Strength * plan.ProbabilityOfDelivery, share];
}

/// <summary>One plan, as it was meant and as it is. Times are in periods from the baseline on.</summary>
/// <param name="Meant">With the start, reach and effect it was to have.</param>
/// <param name="Now">With those it has, as far as anybody knows.</param>
public sealed record ActedPlan(Wedge Meant, Wedge Now)
{
    /// <summary>Whether it was to change anything between the baseline and a moment, or did.</summary>
    /// <param name="at">Periods after the baseline.</param>
    public bool ActsBy(double at) => MeantAt(at) * Meant.Intervention.ExpectedEffect != 0 || NowAt(at) * Now.Intervention.ExpectedEffect != 0;

    internal double MeantAt(double at) => Meant.NewAt(at);

    // What had arrived may be lost, but for what was to wear off anyway: that the trend carries on.
    internal double NowAt(double at) => Now.InForceAt(at) - Now.Arrived + Math.Min(Math.Max(0, Meant.Arrived - Meant.InForceAt(at)), Now.Arrived);
}

/// <summary>What moved an indicator from its baseline to a later value?</summary>
/// <param name="Baseline">The value at the start, as it was told then, in the unit of the indicator.</param>
/// <param name="Seen">The value since, in the same unit.</param>
/// <param name="At">When that was, in periods after the baseline.</param>
/// <param name="Plans">What was done meanwhile.</param>
public sealed record AttributionQuestion(double Baseline, double Seen, double At, IReadOnlyList<ActedPlan> Plans)
{
    /// <summary>What the figures up to the baseline led to expect at that moment without the plans; null where nobody can say.</summary>
    public PredictiveDistribution? Trend { get; init; }

    /// <summary>How much the baseline's figure was revised since; null where that is not known.</summary>
    public double? Revised { get; init; }

    /// <summary>How the effects join. Relative effects are of the trend's value.</summary>
    public Combination Combine { get; init; }

    /// <summary>How far the effects go together. It widens the range and leaves the parts.</summary>
    public Correlation Correlation { get; init; } = Correlation.None;

    /// <summary>Which plans partly do the same, by their places; only where effects add.</summary>
    public IReadOnlyList<Overlap> Overlaps { get; init; } = [];

    /// <summary>How many outcomes are drawn for the range, as for <see cref="StrategyQuestion.Draws"/>.</summary>
    public int Draws { get; init; } = 10_000;
}

/// <summary>A change and its parts, in the unit of the indicator and signed. Those that are known and <see cref="Unexplained"/> sum to <see cref="Seen"/>.</summary>
public sealed record Attributed
{
    /// <summary>The whole change, from the baseline as it was told.</summary>
    public required double Seen { get; init; }

    /// <summary>What a revision of the baseline's figure makes of it; null where that is not known.</summary>
    public required double? Revised { get; init; }

    /// <summary>What the trend before the plans led to expect; null where nobody can say, and then it is within what is unexplained.</summary>
    public required double? Trend { get; init; }

    /// <summary>One a plan, in their order.</summary>
    public required IReadOnlyList<PlanAttribution> Plans { get; init; }

    /// <summary>What the plans were meant to do twice: what to add to their sum.</summary>
    public required double Overlap { get; init; }

    /// <summary>How much that changed as the plans did.</summary>
    public required double OverlapChange { get; init; }

    /// <summary>What is left.</summary>
    public required double Unexplained { get; init; }

    /// <summary>Where the value lay in four cases of five by the trend and the plans as they are; null without a trend.</summary>
    public required Interval? Range { get; init; }

    /// <summary>What the plans as they were meant were to bring by then, together.</summary>
    public double Meant => Plans.Sum(plan => plan.Meant) + Overlap;
}

/// <summary>What one plan was to bring by a moment, and why it brings more or less.</summary>
/// <param name="Name">The plan.</param>
/// <param name="Meant">What it was to bring.</param>
/// <param name="Late">What its time makes of that: begun later, or ended; also where it was in force at the baseline.</param>
/// <param name="Reached">What its strength and its chance of delivery do: whom it reaches, how far it is done as designed, and whether at all.</param>
/// <param name="Worked">What a new estimate of its effect does.</param>
public sealed record PlanAttribution(string Name, double Meant, double Late, double Reached, double Worked)
{
    /// <summary>What it is thought to have brought.</summary>
    public double Now => Meant + Late + Reached + Worked;
}
