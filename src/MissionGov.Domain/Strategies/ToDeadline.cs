using MissionGov.Analysis;
using MissionGov.Analysis.Strategies;
using MissionGov.Analysis.TimeSeries;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Missions;
using Intervention = MissionGov.Domain.Interventions.Intervention;
using Planned = MissionGov.Analysis.Strategies.Intervention;

namespace MissionGov.Domain.Strategies;

/// <summary>A plan with what it waits for, and what is supposed of it.</summary>
internal sealed record Considered(Intervention Plan, Milestone? Tied, Supposition Supposed)
{
    public DateOnly? Starts => Supposed.Starts ?? Plan.StartsOn(Tied);

    /// <summary>The day that something which has ended was to start; null where nobody said, or what it was to bring.</summary>
    public DateOnly? WasToStart => Plan is { HasEnded: true, Counting.Count: > 0 } ? Plan.StartsOn(Tied) ?? Tied?.Expected : null;

    public string? NotCountedBecause => this switch
    {
        { Supposed.Without: true } => "It is left out here.",
        { Supposed.Starts: { } starts } => Plan.WhyNotCounted(starts),
        _ => Plan.WhyNotCounted(Tied),
    };
}

/// <summary>What the plans of one target are added to, and how much of each comes by its deadline.</summary>
internal sealed class ToDeadline(TargetAssessment assessment, PredictiveDistribution statusQuo)
{
    private readonly DateOnly _after = assessment.Latest!.Period.End.AddDays(1);
    private readonly double _deadline = PlanWedge.Months(assessment.Latest!.Period.End.AddDays(1), assessment.Goal.Deadline.End.AddDays(1));

    public PredictiveDistribution StatusQuo => statusQuo;

    public double Sign => assessment.Goal.Direction == Direction.AtLeast ? 1 : -1;

    /// <summary>Each of several cuts to a rate takes its share of what the others leave.</summary>
    public bool Multiplies => assessment.Unit.Kind == UnitKind.Rate && statusQuo.Mean > 0;

    private double? RelativeTo => Multiplies ? statusQuo.Mean : null;

    public StrategyQuestion Question(IReadOnlyList<Planned> plans) => new(statusQuo, assessment.Goal.Value, assessment.Goal.Direction, plans)
    {
        Baseline = assessment.Goal.BaselineValue,
        Combine = Multiplies ? Combination.Multiplicative : Combination.Additive,
    };

    /// <summary>The plan with the share of its effect that is new by the deadline.</summary>
    public Planned Planned(Considered one) => Planned(one, one.Starts!.Value);

    public bool WearsOff(Considered one) => Wedge(one, one.Starts!.Value).NewBy(_deadline) < 0;

    public CountedPlan Counted(Considered one, EffectBar bar)
    {
        var starts = one.Starts!.Value;
        var planned = one is { Tied: { } milestone, Supposed.Starts: null } ? milestone.BaselineDate : starts;
        var lost = planned < starts ? (Planned(one, planned).ExpectedEffect - Planned(one, starts).ExpectedEffect) * (RelativeTo ?? 1) * Sign : 0;
        return new(one.Plan, bar.Contribution, bar.Lower, bar.Upper, starts, one.Tied?.Name, Math.Max(0, starts.DayNumber - planned.DayNumber), lost, NewByDeadline(Wedge(one, starts)));
    }

    private Planned Planned(Considered one, DateOnly starts)
    {
        var wedge = Wedge(one, starts);
        return wedge.Intervention with { Reach = wedge.Intervention.Reach * NewByDeadline(wedge) };
    }

    /// <summary>The same question at every period on the way, with what has arrived taken off each plan.</summary>
    public StrategyPath Path(IReadOnlyList<Considered> plans) => new([.. assessment.Projected.Select(value => new OutlookPoint(Month(value.Period), value.Point.Distribution))], [.. plans.Select(InTime)])
    {
        Direction = assessment.Goal.Direction,
        Combine = Multiplies ? Combination.Multiplicative : Combination.Additive,
        Transform = Transform.None,
        Bounds = assessment.Indicator.Bounds,
    };

    /// <summary>What a plan would bring by each period, were it alone.</summary>
    /// <param name="starts">The day it was to start.</param>
    public IReadOnlyList<double> Alone(Considered one, DateOnly starts)
    {
        var wedge = Arrived(Wedge(one, starts));
        return [.. assessment.Projected.Select(value => wedge.Intervention.ExpectedEffect * wedge.NewAt(Month(value.Period)) * (Multiplies ? value.Point.Distribution.Mean : 1))];
    }

    private Wedge InTime(Considered one) => Arrived(Wedge(one, one.Starts!.Value));

    private static Wedge Arrived(Wedge wedge) => wedge with { Arrived = wedge.InForceAt(0) };

    private double Month(Period period) => PlanWedge.Months(_after, period.End.AddDays(1));

    private double NewByDeadline(Wedge wedge) => Arrived(wedge).NewAt(_deadline);

    private Wedge Wedge(Considered one, DateOnly starts) => PlanWedge.Of(one.Plan, starts, _after, RelativeTo, one.Supposed);
}
