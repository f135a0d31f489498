using MissionGov.Analysis.Strategies;
using MissionGov.Domain.Interventions;
using Intervention = MissionGov.Domain.Interventions.Intervention;
using Planned = MissionGov.Analysis.Strategies.Intervention;

namespace MissionGov.Domain.Strategies;

/// <summary>A plan as the analysis takes it: its effect in time, in months from the latest figure on.</summary>
public static class PlanWedge
{
    /// <param name="plan">One that can be counted.</param>
    /// <param name="starts">The day it starts.</param>
    /// <param name="after">The day after the latest figure's period: what had arrived by then is in the figures.</param>
    /// <param name="relativeTo">What the effect is a share of, where effects multiply; null where they add.</param>
    public static Wedge Of(Intervention plan, DateOnly starts, DateOnly after, double? relativeTo, Supposition supposed)
    {
        var share = 1 / (relativeTo ?? 1);
        if (supposed.Effect is { } effect && plan.Pooled!.Effect.Mean is var mean && mean != 0) share *= effect / mean;

        return Of(plan, plan.Pooled!.Times(share), plan.RollOut with { Reach = supposed.Reach ?? plan.RollOut.Reach }, starts, after);
    }

    // The draws of a plan belong to its slug, which a new name does not change.
    internal static Wedge Of(Intervention plan, PooledEstimate effect, RollOut rollOut, DateOnly starts, DateOnly after) =>
        new(new Planned(plan.Slug, effect.Effect)
        {
            Title = plan.Name,
            Reach = rollOut.Reach,
            Fidelity = rollOut.Fidelity,
            Deadweight = rollOut.Deadweight,
            Haircut = rollOut.OptimismHaircut,
            ProbabilityOfDelivery = rollOut.ChanceOfDelivery,
        })
        {
            Start = Months(after, starts),
            Lag = rollOut.LagMonths,
            Ramp = rollOut.RampMonths,
            HalfLife = rollOut.HalfLifeMonths,
            // A milestone may slip past the end: then nothing comes of it, which is no reason to refuse the others.
            End = rollOut.EndDate is { } end ? Months(after, end > starts ? end : starts) : null,
        };

    /// <summary>The share of the whole effect that comes between the latest figure and a moment; below 0 where it wears off.</summary>
    public static double NewBy(this Wedge wedge, double months) => wedge.InForceAt(months) - wedge.InForceAt(0);

    /// <summary>By the calendar: from the first of one month to the first of another are whole months, so that a slip of three months is three.</summary>
    public static double Months(DateOnly from, DateOnly to) => Place(to) - Place(from);

    private static double Place(DateOnly day) => (12 * day.Year) + day.Month + ((day.Day - 1.0) / DateTime.DaysInMonth(day.Year, day.Month));
}
