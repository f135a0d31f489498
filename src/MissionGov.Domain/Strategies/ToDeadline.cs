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

    private double NewByDeadline(Wedge wedge) => Math.Clamp(wedge.NewBy(_deadline), 0, 1);

    private Wedge Wedge(Considered one, DateOnly starts) => PlanWedge.Of(one.Plan, starts, _after, RelativeTo, one.Supposed);
}
