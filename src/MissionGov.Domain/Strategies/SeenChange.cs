using MissionGov.Analysis;
using MissionGov.Analysis.Strategies;
using MissionGov.Analysis.TimeSeries;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using Intervention = MissionGov.Domain.Interventions.Intervention;

namespace MissionGov.Domain.Strategies;

/// <summary>What became of the plans so far: how much the figures moved since the baseline, how much of that was expected, and which parts are late, smaller, or not known.</summary>
public sealed record SeenChange
{
    /// <summary>How many came who were not counted on: nobody is asked.</summary>
    public const string DemandNotKnown = "No figures of demand are held.";

    private const int Draws = 10_000;

    public required TargetAssessment Assessment { get; init; }

    /// <summary>Why nothing can be told yet, in words; null where the rest can be read.</summary>
    public string? Because { get; init; }

    /// <summary>The parts; null where there are none.</summary>
    public Attributed? Parts { get; init; }

    /// <summary>The plans of <see cref="Attributed.Plans"/>, in that order.</summary>
    public IReadOnlyList<ActingPlan> Plans { get; init; } = [];

    /// <summary>What the figures up to the baseline led to expect by now, or why nobody can say.</summary>
    public Answer<double> Trend { get; init; } = NotKnown<double>("No figures");

    /// <summary>How much the baseline's figure was revised, or why nobody can say.</summary>
    public Answer<double> Revised { get; init; } = NotKnown<double>("No figures");

    /// <summary>Why nobody can say whether plans reach fewer than they were to; null where somebody has said.</summary>
    public string? ReachNotKnown { get; init; }

    /// <summary>Why nobody can say whether plans do less than was hoped; null where a later estimate says it.</summary>
    public string? EffectNotKnown { get; init; }


    /// <param name="assessment">With the latest figure.</param>
    /// <param name="plans">Those of the target.</param>
    /// <param name="milestones">Those that plans wait for among them.</param>
    /// <param name="overlaps">What the plans do twice; null for nothing.</param>
    /// <param name="meant">By plan, how it was to be rolled out on the day it was to start, where that was changed since.</param>
    public static SeenChange Of(TargetAssessment assessment, IReadOnlyList<Intervention> plans, IReadOnlyList<Milestone> milestones, PlanOverlaps? overlaps, IReadOnlyDictionary<Guid, RollOut> meant)
    {
        var change = new SeenChange { Assessment = assessment };
        var baseline = assessment.Goal.BaselinePeriod;
        if (assessment.Target.NotTrackableBecause is { } untrackable) return change with { Because = untrackable };
        if (assessment.Latest is not { Value: { } seen } latest || latest.Period.EndMonth <= baseline.EndMonth) return change with { Because = "No figure has come since the baseline." };

        // A forecast takes a while, and most targets have no plan yet that could have done anything.
        var tied = milestones.ToDictionary(milestone => milestone.Id);
        List<ActingPlan> acting = [.. plans.Select(plan => ActingPlan.Of(plan, plan.MilestoneId is { } id ? tied.GetValueOrDefault(id) : null, meant.GetValueOrDefault(plan.Id), assessment.Today)).OfType<ActingPlan>().Where(new SinceBaseline(assessment, relativeTo: null).Acts)];
        if (acting.Count == 0) return change with { Because = "No plan was to have an effect by then." };

        var history = new TargetHistory(assessment.Target, assessment.Observations);
        var (trend, revised) = (TrendBefore(assessment, history), RevisedBy(assessment.Goal, history));
        var expected = (trend as Answer<PredictiveDistribution>.Found)?.Value;
        var multiplies = assessment.Unit.Kind == UnitKind.Rate && expected is { Mean: > 0 };
        var since = new SinceBaseline(assessment, multiplies ? expected!.Mean : null);
        List<Guid> ids = [.. acting.Select(plan => plan.Plan.Id)];
        var question = new AttributionQuestion(assessment.Goal.BaselineValue, seen, since.Latest, [.. acting.Select(since.Acted)])
        {
            Trend = expected,
            Revised = (revised as Answer<double>.Found)?.Value,
            Combine = multiplies ? Combination.Multiplicative : Combination.Additive,
            Overlaps = multiplies ? [] : PlansThatOverlap.Among(ids, overlaps),
            Correlation = overlaps?.CorrelationOf(ids) ?? Correlation.None,
            Draws = Draws,
        };
        return Attribution.Of(question) switch
        {
            Answer<Attributed>.Found(var parts) => change with
            {
                Parts = parts,
                Plans = acting,
                Trend = trend is Answer<PredictiveDistribution>.Refused why ? NotKnown<double>(why.Message) : new Answer<double>.Found(parts.Trend!.Value),
                Revised = revised,
                ReachNotKnown = acting.Exists(plan => plan.ReachIsKnown) ? null : "Nobody has said what a plan reaches beside what it was to reach.",
                EffectNotKnown = acting.Exists(plan => plan.EffectIsKnown) ? null : "No estimate has come in since a plan was to start.",
            },
            Answer<Attributed>.Refused refused => change with { Because = refused.Message },
            _ => throw new InvalidOperationException("An answer is found or refused."),
        };
    }

    private static Answer<PredictiveDistribution> TrendBefore(TargetAssessment assessment, TargetHistory history)
    {
        var before = history.Comparable.Where(figure => figure.Period.EndMonth <= assessment.Goal.BaselinePeriod.EndMonth).ToList();
        if (before.Count == 0) return NotKnown<PredictiveDistribution>("There are no figures up to the baseline.");
        if (RegularCalendar.Lay(assessment.Indicator, before) is not { } laid) return NotKnown<PredictiveDistribution>("The figures up to the baseline come at irregular times.");
        var steps = laid.StepsTo(assessment.Latest!.Period);
        return Missions.StatusQuo.Project(assessment.Indicator, laid, (int)Math.Ceiling(steps)) switch
        {
            Answer<Projection>.Found { Value: { HasFan: true } projection } => new Answer<PredictiveDistribution>.Found(projection.At(steps, laid.Last.Value!.Value)),
            Answer<Projection>.Refused { Reason: Refusal.TooFewPoints } refused => NotKnown<PredictiveDistribution>($"Not enough figures up to the baseline: {refused.Have} of {refused.Need}."),
            _ => NotKnown<PredictiveDistribution>($"Not enough figures up to the baseline: {before.Count}."),
        };
    }

    private static Answer<double> RevisedBy(StretchGoal goal, TargetHistory history) =>
        history.Comparable.LastOrDefault(figure => figure.Period == goal.BaselinePeriod) is { Value: { } held }
            ? new Answer<double>.Found(held - goal.BaselineValue)
            : NotKnown<double>("The figure of the baseline is not held.");

    private static Answer<T> NotKnown<T>(string because) => new Answer<T>.Refused(Refusal.TooFewPoints, 0, 1) { Detail = because };
}
