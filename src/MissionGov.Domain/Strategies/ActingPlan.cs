using MissionGov.Analysis.Strategies;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using Intervention = MissionGov.Domain.Interventions.Intervention;

namespace MissionGov.Domain.Strategies;

/// <summary>A plan as it was meant on the day it was to start, and as it is.</summary>
/// <param name="MeantToStart">By its milestone's first date, or its own.</param>
/// <param name="Started">When it began, or is expected to; null where it never will.</param>
public sealed record ActingPlan(Intervention Plan, DateOnly MeantToStart, DateOnly? Started)
{
    /// <summary>How it was to be rolled out on the day it was to start.</summary>
    public RollOut Meant => ChangedSince ?? Plan.RollOut;

    /// <summary>The same, where that was changed since; else null.</summary>
    internal RollOut? ChangedSince { get; init; }

    /// <summary>The day that it waits for, though that may have passed; null once it has begun, or never will.</summary>
    public DateOnly? Awaited { get; init; }

    /// <summary>Whether anybody has said that it does more or less than it was to.</summary>
    public bool ReachIsKnown => Plan.Shortfall is not null || ShareChanged || ChanceChanged;

    /// <summary>Whether what is left of its effect when all is done was changed since it was to start.</summary>
    internal bool ShareChanged => Meant.Share != Plan.RollOut.Share;

    /// <summary>Whether its chance of being done at all was.</summary>
    internal bool ChanceChanged => Meant.ChanceOfDelivery != Plan.RollOut.ChanceOfDelivery;

    /// <summary>Whether an estimate from before its start can be compared with what counts now.</summary>
    public bool EffectIsKnown => Then.Count > 0 && !Then.SequenceEqual(Plan.Counting);

    /// <summary>The day on which it was given up; null while it goes on.</summary>
    public DateOnly? EndedOn => Plan.HasEnded && Plan.History.FindLast(step => step.To == Plan.State) is { } last ? LondonDay.Of(last.At) : null;

    internal PooledEstimate MeantEffect => (EffectIsKnown ? PooledEstimate.Of(Then) : null) ?? Plan.Pooled!;

    /// <summary>Less of it is done than was meant: the share that is missing is taken off its reach.</summary>
    internal RollOut Now => Plan.RollOut with
    {
        Reach = Plan.RollOut.Reach * (1 - Math.Clamp(Plan.ShortfallShare, 0, 1)),
        EndDate = EndedOn is { } ended && !(Plan.RollOut.EndDate < ended) ? ended : Plan.RollOut.EndDate,
    };

    // What counted on the day it was to start.
    private List<EffectEstimate> Then => Plan.Estimates.FindAll(estimate => estimate.GivenOn <= MeantToStart && !(estimate.SetAside is { } aside && LondonDay.Of(aside.At) <= MeantToStart));

    /// <summary>How a plan was to be rolled out on the day it was to start; null where that is as it is now.</summary>
    /// <param name="tied">The milestone it waits for, where it is there.</param>
    /// <param name="revisions">What was held before each change of it, oldest first, with the day of the change.</param>
    public static RollOut? MeantOf(Intervention plan, Milestone? tied, IEnumerable<(DateOnly On, InterventionDetails Before)> revisions) =>
        revisions.FirstOrDefault(revision => revision.On > (tied?.BaselineDate ?? revision.Before.RollOut.StartDate)) is { Before.RollOut: var meant } && meant != plan.RollOut ? meant : null;

    /// <param name="tied">The milestone it waits for, where it is there.</param>
    /// <param name="meant">Its roll-out on the day it was to start, where that was changed since.</param>
    /// <returns>Null for a plan of which nobody has said when it was to start, or what it was to bring.</returns>
    internal static ActingPlan? Of(Intervention plan, Milestone? tied, RollOut? meant, DateOnly today)
    {
        if (plan.Counting.Count == 0 || (tied is null ? (meant ?? plan.RollOut).StartDate : tied.BaselineDate) is not { } start) return null;
        DateOnly? started = tied switch
        {
            null => plan.RollOut.StartDate,
            { MetOn: { } met } => met,
            { StoppedOn: not null } => null,
            // Not done though its day has passed: it begins today at the earliest.
            _ => tied.ForecastDate > today ? tied.ForecastDate : today,
        };
        DateOnly? awaited = tied switch
        {
            null => plan.RollOut.StartDate > today ? plan.RollOut.StartDate : null,
            { MetOn: null, StoppedOn: null } => tied.ForecastDate,
            _ => null,
        };
        return new(plan, start, started) { Awaited = awaited, ChangedSince = meant };
    }
}

/// <summary>Plans in time from the baseline on, in months.</summary>
internal sealed class SinceBaseline(TargetAssessment assessment, double? relativeTo)
{
    private readonly DateOnly _after = assessment.Goal.BaselinePeriod.End.AddDays(1);

    /// <summary>The latest figure's month.</summary>
    public double Latest => PlanWedge.Months(_after, assessment.Latest!.Period.End.AddDays(1));

    public bool Acts(ActingPlan plan) => Acted(plan).ActsBy(Latest);

    public ActedPlan Acted(ActingPlan plan) => new(
        Wedge(plan, plan.MeantEffect, plan.Meant, plan.MeantToStart),
        plan.Started is { } started ? Wedge(plan, plan.Plan.Pooled!, plan.Now, started) : Wedge(plan, plan.Plan.Pooled!, plan.Now with { EndDate = null }, assessment.Latest!.Period.End.AddDays(1)));

    private Wedge Wedge(ActingPlan plan, PooledEstimate effect, RollOut rollOut, DateOnly starts)
    {
        var wedge = PlanWedge.Of(plan.Plan, effect.Times(1 / (relativeTo ?? 1)), rollOut, starts, _after);
        return wedge with { Arrived = wedge.InForceAt(0) };
    }
}
