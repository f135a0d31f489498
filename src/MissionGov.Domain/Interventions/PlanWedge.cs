using MissionGov.Analysis.Strategies;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Interventions;

/// <summary>A plan as the engine takes it: what it may bring, how much of that arrives, and when.</summary>
public static class PlanWedge
{
    /// <param name="tied">Its milestone, where it has one.</param>
    /// <param name="last">The period of the last figure, from which steps are counted.</param>
    /// <param name="monthsPerStep">Months from one figure to the next.</param>
    /// <returns>Null where no sum can count it: <see cref="Intervention.WhyNotCounted"/> says why.</returns>
    public static Wedge? AsWedge(this Intervention plan, Milestone? tied, Period last, int monthsPerStep)
    {
        if (plan.WhyNotCounted(tied) is not null) return null;
        var roll = plan.RollOut;
        return new Wedge(plan.AsStrategyPart())
        {
            Start = Steps(plan.StartsOn(tied)!.Value),
            Lag = (double)roll.LagMonths / monthsPerStep,
            Ramp = (double)roll.RampMonths / monthsPerStep,
            HalfLife = roll.HalfLifeMonths / monthsPerStep,
            End = roll.EndDate is { } end ? Steps(end) : null,
        };

        // A figure counts what is in force through the last month of its period: what begins on the first of March is in March's figure.
        double Steps(DateOnly day) => ((day.Year * 12) + day.Month - 1 + ((day.Day - 1.0) / DateTime.DaysInMonth(day.Year, day.Month)) - last.EndMonth) / monthsPerStep;
    }

    /// <summary>The same without time: what it brings when all of it has arrived.</summary>
    public static Analysis.Strategies.Intervention AsStrategyPart(this Intervention plan) => new(plan.Name, plan.Pooled?.Effect)
    {
        Reach = plan.RollOut.Reach,
        Fidelity = plan.RollOut.Fidelity,
        Deadweight = plan.RollOut.Deadweight,
        Haircut = plan.RollOut.OptimismHaircut,
        ProbabilityOfDelivery = plan.RollOut.ChanceOfDelivery,
    };
}
