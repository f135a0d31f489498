using MissionGov.Analysis.TimeSeries;
using MissionGov.Domain.Missions;
using Intervention = MissionGov.Domain.Interventions.Intervention;

namespace MissionGov.Domain.Strategies;

/// <summary>Where a target is heading with its plans, period by period. At the deadline it says what <see cref="TargetStrategy.Sum"/> says.</summary>
public sealed record StrategyInTime
{
    public static readonly StrategyInTime None = new();

    /// <summary>One a period that is still to come, the deadline last; nothing where no plan counts.</summary>
    public IReadOnlyList<ValueWithPlans> Values { get; init; } = [];

    /// <summary>What each plan brings by itself, the largest at the deadline first.</summary>
    public IReadOnlyList<PlanInTime> Plans { get; init; } = [];

    /// <summary>What plans that have ended were to bring from now on. It is in no sum.</summary>
    public IReadOnlyList<PlanInTime> GivenUp { get; init; } = [];

    /// <summary>The periods that <see cref="PlanInTime.Brings"/> is about.</summary>
    public IReadOnlyList<Period> Periods { get; init; } = [];

    /// <summary>What plans do twice by each period: what to add to their sum.</summary>
    public IReadOnlyList<double> Overlap { get; init; } = [];
}

/// <summary>What one coming period may bring with the plans, in the unit of the target.</summary>
/// <param name="Intervals">Central intervals that hold 50%, 80% and 95% of outcomes.</param>
public sealed record ValueWithPlans(Period Period, double Median, IReadOnlyList<Interval> Intervals)
{
    public Interval Interval(double level) => Intervals.First(interval => interval.Level == level);
}

/// <summary>What one plan brings, or was to bring.</summary>
/// <param name="Brings">Expected between the latest figure and the end of each period, in the unit of the target and signed.</param>
public sealed record PlanInTime(Intervention Plan, IReadOnlyList<double> Brings);
