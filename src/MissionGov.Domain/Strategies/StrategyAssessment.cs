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

    private const int Draws = 20_000;

    /// <param name="assessment">With the projection to the deadline.</param>
    /// <param name="plans">Those of the target.</param>
    /// <param name="milestones">Of the mission, those that plans wait for among them.</param>
    public static TargetStrategy Assess(TargetAssessment assessment, IReadOnlyList<Intervention> plans, IReadOnlyList<Milestone> milestones, PlanOverlaps? overlaps)
    {
        var tied = milestones.ToDictionary(milestone => milestone.Id);
        Milestone? Tied(Intervention plan) => plan.MilestoneId is { } id ? tied.GetValueOrDefault(id) : null;
        var strategy = new TargetStrategy
        {
            Assessment = assessment,
            NotCounted = [.. plans.Select(plan => (Plan: plan, Because: plan.WhyNotCounted(Tied(plan)))).Where(one => one.Because is not null).OrderBy(one => one.Plan.HasEnded).Select(one => new UncountedPlan(one.Plan, one.Because!))],
        };
        if (assessment.Target.NotTrackableBecause is { } untrackable) return strategy with { Because = untrackable };
        if (assessment.Chance is null || assessment.Latest is null || assessment.Projected is not [.., var deadline]) return strategy with { Because = WhyNoProjection(assessment) };
        return Add(strategy, new Sum(assessment, deadline.Point.Distribution), [.. plans.Where(plan => plan.WhyNotCounted(Tied(plan)) is null).Select(plan => (plan, Tied(plan)))], overlaps);
    }

    private static string WhyNoProjection(TargetAssessment assessment) => assessment.NoForecastBecause
        ?? (assessment.Status.IsVerdict() ? "The deadline has passed, so there is nothing left to add up." : "There is no forecast, so nobody can say what is needed.");

    private static TargetStrategy Add(TargetStrategy strategy, Sum sum, IReadOnlyList<(Intervention Plan, Milestone? Tied)> counted, PlanOverlaps? overlaps)
    {
        var places = counted.Select((one, place) => (one.Plan.Id, place)).ToDictionary(one => one.Id, one => one.place);
        Overlap[] pairs = sum.Multiplies ? [] :
            [.. from pair in overlaps?.Pairs ?? [] where places.ContainsKey(pair.One) && places.ContainsKey(pair.Other) select new Overlap(places[pair.One], places[pair.Other], pair.Share)];
        return Strategy.AddUp(sum.Question([.. counted.Select(one => sum.AtDeadline(one.Plan, one.Plan.StartsOn(one.Tied)!.Value))]) with { Overlaps = pairs, Draws = Draws }) switch
        {
            Answer<AddedUp>.Found(var added) => strategy with
            {
                Sum = added,
                Needed = (sum.Goal.Value - sum.StatusQuo.Mean) * sum.Sign,
                Plans = [.. counted.Select((one, place) => sum.Counted(one.Plan, one.Tied, added.Bars[place])).OrderByDescending(plan => Math.Abs(plan.Contribution))],
                Warnings = [.. added.Warnings, .. counted.Where(one => sum.WearsOff(one.Plan, one.Plan.StartsOn(one.Tied)!.Value)).Select(one => $"{one.Plan.Name} wears off from now on. The projection may not know that yet.")],
            },
            Answer<AddedUp>.Refused refused => strategy with { Because = refused.Message },
            _ => throw new InvalidOperationException("An answer is found or refused."),
        };
    }

    /// <summary>What all plans of one target are added to.</summary>
    private sealed class Sum(TargetAssessment assessment, Analysis.TimeSeries.PredictiveDistribution statusQuo)
    {
        private readonly DateOnly _latest = assessment.Latest!.Period.End;
        private readonly double _deadline = PlanWedge.Months(assessment.Latest!.Period.End, assessment.Goal.Deadline.End);

        public StretchGoal Goal => assessment.Goal;

        public Analysis.TimeSeries.PredictiveDistribution StatusQuo => statusQuo;

        public double Sign => Goal.Direction == Direction.AtLeast ? 1 : -1;

        /// <summary>Each of several cuts to a rate takes its share of what the others leave.</summary>
        public bool Multiplies => assessment.Unit.Kind == UnitKind.Rate && statusQuo.Mean > 0;

        private double? RelativeTo => Multiplies ? statusQuo.Mean : null;

        public StrategyQuestion Question(IReadOnlyList<Analysis.Strategies.Intervention> plans) => new(statusQuo, Goal.Value, Goal.Direction, plans)
        {
            Baseline = Goal.BaselineValue,
            Combine = Multiplies ? Combination.Multiplicative : Combination.Additive,
        };

        /// <summary>A plan with the share of its effect that is new by the deadline.</summary>
        public Analysis.Strategies.Intervention AtDeadline(Intervention plan, DateOnly starts)
        {
            var wedge = PlanWedge.Of(plan, starts, _latest, RelativeTo);
            return wedge.Intervention with { Reach = wedge.Intervention.Reach * Math.Clamp(wedge.NewBy(_deadline), 0, 1) };
        }

        public bool WearsOff(Intervention plan, DateOnly starts) => PlanWedge.Of(plan, starts, _latest, RelativeTo).NewBy(_deadline) < 0;

        public CountedPlan Counted(Intervention plan, Milestone? tied, EffectBar bar)
        {
            var starts = plan.StartsOn(tied)!.Value;
            var planned = tied is null ? starts : tied.BaselineDate;
            var lost = planned < starts ? (AtDeadline(plan, planned).ExpectedEffect - AtDeadline(plan, starts).ExpectedEffect) * (RelativeTo ?? 1) * Sign : 0;
            return new(plan, bar.Contribution, bar.Lower, bar.Upper, starts, tied?.Name, Math.Max(0, starts.DayNumber - planned.DayNumber), lost);
        }
    }
}
