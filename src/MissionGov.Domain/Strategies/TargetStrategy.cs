using MissionGov.Analysis;
using MissionGov.Analysis.Strategies;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using Intervention = MissionGov.Domain.Interventions.Intervention;

namespace MissionGov.Domain.Strategies;

/// <summary>Do the plans for one target add up? Board, mission page, table, files and API all read this and nothing else.</summary>
public sealed record TargetStrategy
{
    public required TargetAssessment Assessment { get; init; }

    /// <summary>Why nobody can say whether it adds up, in words; null where the rest can be read.</summary>
    public string? Because { get; init; }

    /// <summary>The sum at the deadline; null where there is none.</summary>
    public AddedUp? Sum { get; init; }

    /// <summary>Its draws, for questions that change one thing; null where there is no sum.</summary>
    internal KeptDraws? Kept { get; init; }

    internal Lazy<StrategyInTime>? Coming { get; init; }

    /// <summary>The way there, period by period. It takes a while, so it is worked out when first asked for.</summary>
    public StrategyInTime InTime => Coming?.Value ?? StrategyInTime.None;

    /// <summary>What is counted, the largest first.</summary>
    public IReadOnlyList<CountedPlan> Plans { get; init; } = [];

    /// <summary>What is not counted, and why; what has ended comes last.</summary>
    public IReadOnlyList<UncountedPlan> NotCounted { get; init; } = [];

    /// <summary>What a reader must know before trusting it, in whole sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public Target Target => Assessment.Target;

    public Unit Unit => Assessment.Unit;

    /// <summary>The chance of meeting the target if nothing new is done. It sets the level.</summary>
    public double? Chance => Assessment.Chance;

    /// <summary>The chance with the plans; null until one has a number.</summary>
    public double? ChanceWithPlans => Sum is not null && Plans.Count > 0 ? Sum.ChanceOfMeeting : null;

    /// <summary>The value expected at the deadline if nothing new is done.</summary>
    public double? StatusQuo => Sum is null ? null : Goal.Value - Needed * Sign;

    /// <summary>How much better than the status quo the goal is; below 0 where the status quo is better.</summary>
    public double? Needed { get; init; }

    /// <summary>How much of it the plans are expected to bring, overlaps taken off.</summary>
    public double? Covered => Sum is null ? null : Needed - Missing;

    /// <summary>How much has no plan behind it; below 0 where the plans bring more than is needed.</summary>
    public double? Missing => Sum is null ? null : Sum.Unexplained * Sign;

    /// <summary>How much more the plans would bring by the deadline, had no milestone slipped.</summary>
    public double LostToSlips => Plans.Sum(plan => plan.LostToSlip);

    /// <summary>On what evidence that rests which the plans bring by the deadline; a plan counts under the best that it has. Nothing where they bring nothing.</summary>
    public IReadOnlyList<EvidenceShare> Rests => EvidenceShare.Of([.. Plans.Select(plan => (plan.Plan.Evidence!.Value, Math.Abs(plan.Contribution)))]);

    /// <summary>What a plan is expected to bring as a share of what is needed, before overlaps are taken off; below 0 it leads away. Null where nothing is needed.</summary>
    public double? ShareOf(CountedPlan plan) => Needed is { } needed and > 0 ? plan.Contribution * Sign / needed : null;

    private StretchGoal Goal => Assessment.Goal;

    private double Sign => Goal.Direction == Direction.AtLeast ? 1 : -1;
}

/// <summary>A plan as it counts.</summary>
/// <param name="Contribution">Expected by the deadline, in the unit of the target and signed.</param>
/// <param name="Lower">Lower end of its 80% interval.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Starts">By its milestone, or its own date.</param>
/// <param name="Milestone">The name of the milestone it waits for; null where it has a date of its own.</param>
/// <param name="DaysSlipped">How much later than planned its milestone comes.</param>
/// <param name="LostToSlip">How much more it would bring by the deadline on the day first planned; better is positive.</param>
/// <param name="NewByDeadline">The share of its whole effect that comes between the latest figure and the deadline, 0 to 1.</param>
public sealed record CountedPlan(Intervention Plan, double Contribution, double Lower, double Upper, DateOnly Starts, string? Milestone, int DaysSlipped, double LostToSlip, double NewByDeadline);

public sealed record UncountedPlan(Intervention Plan, string Because);
