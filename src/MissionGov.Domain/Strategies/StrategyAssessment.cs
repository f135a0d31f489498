using MissionGov.Analysis;
using MissionGov.Analysis.Strategies;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using Intervention = MissionGov.Domain.Interventions.Intervention;

namespace MissionGov.Domain.Strategies;

/// <summary>Adds the plans of a target to where it is heading.</summary>
public static class StrategyAssessment
{
    public const string NoNumber = "No plan has a number yet. Until one has, nobody can say whether this adds up.";

    // A chance from this many is right to half a point (one standard error at 50%).
    private const int Draws = 10_000;

    private static readonly double[] Levels = [0.5, 0.8, 0.95];

    /// <param name="assessment">With the projection to the deadline.</param>
    /// <param name="plans">Those of the target.</param>
    /// <param name="milestones">Those that plans wait for among them.</param>
    /// <param name="overlaps">What the plans do twice; null for nothing.</param>
    /// <param name="scenario">What is supposed of them.</param>
    /// <param name="before">An answer on the same assessment, whose draws are kept where they stay the same; the answer is the same without.</param>
    public static TargetStrategy Assess(TargetAssessment assessment, IReadOnlyList<Intervention> plans, IReadOnlyList<Milestone> milestones, PlanOverlaps? overlaps, Scenario scenario, TargetStrategy? before = null)
    {
        var tied = milestones.ToDictionary(milestone => milestone.Id);
        List<Considered> all = [.. plans.Select(plan => new Considered(plan, plan.MilestoneId is { } id ? tied.GetValueOrDefault(id) : null, scenario.Of(plan.Id)))];
        if (scenario.Added is { } added) all.Add(new(Intervention.Supposed(assessment.Target, added), Tied: null, Supposition.None));
        var strategy = new TargetStrategy
        {
            Assessment = assessment,
            NotCounted = [.. all.Where(one => one.NotCountedBecause is not null).OrderBy(one => one.Plan.HasEnded).Select(one => new UncountedPlan(one.Plan, one.NotCountedBecause!))],
        };
        if (assessment.Target.NotTrackableBecause is { } untrackable) return strategy with { Because = untrackable };
        if (assessment.Chance is null || assessment.Latest is null || assessment.Projected is not [.., var deadline]) return strategy with { Because = WhyNoProjection(assessment) };
        return Add(strategy, new ToDeadline(assessment, deadline.Point.Distribution), all, overlaps, before?.Kept);
    }

    private static string WhyNoProjection(TargetAssessment assessment) => assessment.NoForecastBecause
        ?? (assessment.Status.IsVerdict() || assessment.IsAwaiting ? "The deadline has passed, so there is nothing left to add up." : "There is no forecast, so nobody can say what is needed.");

    // A share is never above 100%: an outcome beyond a bound counts as the bound, which leaves ranks and chances as they are.
    private static AddedUp Within(Bounds bounds, AddedUp added)
    {
        double Inside(double value) => Math.Clamp(value, bounds.Lower ?? double.NegativeInfinity, bounds.Upper ?? double.PositiveInfinity);
        return added with { Median = Inside(added.Median), Intervals = [.. added.Intervals.Select(interval => interval with { Lower = Inside(interval.Lower), Upper = Inside(interval.Upper) })] };
    }

    private static TargetStrategy Add(TargetStrategy strategy, ToDeadline sum, List<Considered> all, PlanOverlaps? overlaps, KeptDraws? before)
    {
        var counted = all.FindAll(one => one.NotCountedBecause is null);
        List<Guid> ids = [.. counted.Select(one => one.Plan.Id)];
        var question = sum.Question([.. counted.Select(sum.Planned)]) with
        {
            Overlaps = sum.Multiplies ? [] : PlansThatOverlap.Among(ids, overlaps),
            Correlation = overlaps?.CorrelationOf(ids) ?? Correlation.None,
            Levels = Levels,
            Draws = Draws,
        };
        return (before is null ? KeptDraws.Of(question) : before.With(question)) switch
        {
            Answer<KeptDraws>.Found(var kept) when Within(strategy.Assessment.Indicator.Bounds, kept.Answer) is var added => strategy with
            {
                Kept = kept,
                Sum = added,
                Coming = new(() => InTime(strategy.Assessment, sum, question, all, added)),
                Needed = (question.Target - sum.StatusQuo.Mean) * sum.Sign,
                Plans = [.. counted.Select((one, place) => sum.Counted(one, kept.Answer.Bars[place])).OrderByDescending(plan => Math.Abs(plan.Contribution))],
                Warnings = [.. Together(counted, overlaps), .. kept.Answer.Warnings, .. counted.Where(one => one.Plan.RollOut.EndDate <= one.Starts).Select(one => $"{one.Plan.Name} would end before it starts, so it brings nothing."), .. counted.Where(sum.WearsOff).Select(one => $"{one.Plan.Name} wears off from now on. The forecast may not know that yet.")],
            },
            Answer<KeptDraws>.Refused refused => strategy with { Because = refused.Message },
            _ => throw new InvalidOperationException("An answer is found or refused."),
        };
    }

    private static IEnumerable<string> Together(List<Considered> counted, PlanOverlaps? overlaps) =>
        from pair in overlaps?.Together ?? []
        let one = counted.Find(plan => plan.Plan.Id == pair.One)
        let other = counted.Find(plan => plan.Plan.Id == pair.Other)
        where one is not null && other is not null
        select $"{one.Plan.Name} and {other.Plan.Name} are taken to go well or badly together.";

    // The deadline's own range is that of the sum, which may know it without draws.
    private static StrategyInTime InTime(TargetAssessment assessment, ToDeadline sum, StrategyQuestion question, List<Considered> all, AddedUp added)
    {
        var counted = all.FindAll(one => one.NotCountedBecause is null);
        var time = new StrategyInTime
        {
            Periods = [.. assessment.Projected.Select(value => value.Period)],
            GivenUp = [.. from one in all where one.WasToStart is not null select new PlanInTime(one.Plan, sum.Alone(one, one.WasToStart!.Value)) into plan where plan.Brings.Any(change => change != 0) select plan],
        };
        var path = sum.Path(counted) with { Overlaps = question.Overlaps, Correlation = question.Correlation, Draws = Draws };
        if (counted.Count == 0 || StrategyProjection.Project(path) is not Answer<StrategyOutlook>.Found(var outlook)) return time;
        return time with
        {
            Values =
            [
                .. outlook.Points.SkipLast(1).Zip(assessment.Projected, (point, value) => new ValueWithPlans(value.Period, point.Median, [.. Levels.Select(point.Interval)])),
                new ValueWithPlans(assessment.Projected[^1].Period, added.Median, added.Intervals),
            ],
            Plans = [.. counted.Zip(outlook.Contributions, (one, brings) => new PlanInTime(one.Plan, brings)).OrderByDescending(plan => Math.Abs(plan.Brings[^1]))],
            Overlap = outlook.Overlap,
        };
    }
}
