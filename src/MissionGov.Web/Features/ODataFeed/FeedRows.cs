namespace MissionGov.Web.Features.ODataFeed;

/// <summary>A mission in the feed. The names of these rows are a contract; add, never rename.</summary>
public sealed class FeedMission
{
    public required string Mission { get; init; }

    public required string Name { get; init; }

    public required string Purpose { get; init; }

    public required bool Closed { get; init; }

    public required string Status { get; init; }

    public required string Sentence { get; init; }

    public required int NotRated { get; init; }

    public required int Targets { get; init; }
}

public sealed class FeedTarget
{
    public required string Mission { get; init; }

    public required string Target { get; init; }

    public required string Name { get; init; }

    public required string Promise { get; init; }

    public required string Indicator { get; init; }

    public required string Place { get; init; }

    public required string Status { get; init; }

    public required string Sentence { get; init; }

    public required string Unit { get; init; }

    public required double? Latest { get; init; }

    public required DateOnly? LatestPeriodEnd { get; init; }

    public required double BaselineValue { get; init; }

    public required DateOnly BaselinePeriodEnd { get; init; }

    public required double Goal { get; init; }

    public required DateOnly Deadline { get; init; }

    public required double? RequiredNow { get; init; }

    public required double? Gap { get; init; }

    public required int? MonthsBehind { get; init; }

    public required double? ProbabilityOfMeeting { get; init; }

    public required int DaysLate { get; init; }

    public required string Owner { get; init; }
}

public sealed class FeedIndicator
{
    public required string Indicator { get; init; }

    public required string Name { get; init; }

    public required string Population { get; init; }

    public required string Unit { get; init; }

    public required string Frequency { get; init; }

    public required int LagDays { get; init; }

    public required string Source { get; init; }

    public required string SourceUrl { get; init; }
}

/// <summary>The best vintage of a figure.</summary>
public sealed class FeedObservation
{
    public required int Series { get; init; }

    public required DateOnly PeriodEnd { get; init; }

    public required DateOnly PeriodStart { get; init; }

    public required string Indicator { get; init; }

    public required string Place { get; init; }

    public required string PlaceName { get; init; }

    public required string Breakdown { get; init; }

    public required double? Value { get; init; }

    public required string Quality { get; init; }

    public required DateOnly KnownOn { get; init; }
}

public sealed class FeedMilestone
{
    public required string Mission { get; init; }

    public required string Milestone { get; init; }

    public required string Name { get; init; }

    public required string Owner { get; init; }

    public required DateOnly Baseline { get; init; }

    public required DateOnly Forecast { get; init; }

    public required DateOnly? MetOn { get; init; }

    public required DateOnly? StoppedOn { get; init; }

    public required int DaysSlipped { get; init; }

    public required bool Late { get; init; }

    public required bool Illustrative { get; init; }
}

/// <summary>A plan in the feed. Its effect is what arrives of it, in the unit of the target and signed; a text that is not there is empty.</summary>
public sealed class FeedPlan
{
    public required string Mission { get; init; }

    public required string Plan { get; init; }

    public required string Target { get; init; }

    public required string Name { get; init; }

    public required string State { get; init; }

    public required string Evidence { get; init; }

    public required int Estimates { get; init; }

    public required double? Low { get; init; }

    public required double? Central { get; init; }

    public required double? High { get; init; }

    public required double ChanceOfDelivery { get; init; }

    public required DateOnly? Starts { get; init; }

    public required DateOnly? FirstEffect { get; init; }

    public required string Milestone { get; init; }

    public required double? CostMillions { get; init; }

    public required string NotCountedBecause { get; init; }

    public required bool Illustrative { get; init; }
}
