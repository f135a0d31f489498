using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Strategies;

/// <summary>Where is an indicator heading with the plans, period by period?</summary>
/// <param name="StatusQuo">Where it is heading without them, earliest first; the last moment is the deadline.</param>
/// <param name="Wedges">What is planned, and when.</param>
public sealed record StrategyPath(IReadOnlyList<OutlookPoint> StatusQuo, IReadOnlyList<Wedge> Wedges)
{
    /// <summary>The value to reach at the last moment, in the unit of the indicator; null where only the way is asked about.</summary>
    public double? Target { get; init; }

    /// <summary>Which side of the target is better.</summary>
    public Direction Direction { get; init; }

    /// <summary>How the effects join.</summary>
    public Combination Combine { get; init; }

    /// <summary>How far the effects go together.</summary>
    public Correlation Correlation { get; init; } = Correlation.None;

    /// <summary>Which wedges partly do the same, by their places; only where effects add.</summary>
    public IReadOnlyList<Overlap> Overlaps { get; init; } = [];

    /// <summary>The scale that the projection was made on. On it a shift is the same for all outcomes.</summary>
    public Transform Transform { get; init; } = Transform.Auto;

    /// <summary>The values that the indicator can take.</summary>
    public Bounds Bounds { get; init; } = Bounds.None;

    /// <summary>How many outcomes are drawn, 100 to 1,000,000; times wedges at most 5,000,000, times moments at most 20,000,000.</summary>
    public int Draws { get; init; } = 10_000;

    /// <summary>Where the random numbers start. The same seed gives the same answer.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>What an indicator may be at one moment.</summary>
/// <param name="At">Periods after the last value of its series.</param>
/// <param name="Distribution">What it may be then, in its unit.</param>
public sealed record OutlookPoint(double At, PredictiveDistribution Distribution)
{
    /// <summary>The value with half of the outcomes below it.</summary>
    public double Median => Distribution.Quantile(0.5);

    /// <summary>The central interval that holds the given share of outcomes.</summary>
    /// <param name="level">Share held, 0 to 1, such as 0.8.</param>
    public Interval Interval(double level) => new(level, Distribution.Quantile((1 - level) / 2), Distribution.Quantile((1 + level) / 2));
}

/// <summary>Where the indicator is heading with the plans. All values are in its unit.</summary>
public sealed record StrategyOutlook
{
    /// <summary>One an outlook point asked about: the fan of each is its distribution's.</summary>
    public required IReadOnlyList<OutlookPoint> Points { get; init; }

    /// <summary>What each wedge is expected to bring by itself at each of these moments: one row a wedge, in their order.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Contributions { get; init; }

    /// <summary>What plans do twice at each of these moments, each going by itself: what to add to the contributions for the change expected from all.</summary>
    public required IReadOnlyList<double> Overlap { get; init; }

    /// <summary>The chance of ending at or better than the target; null without one.</summary>
    public double? ChanceOfMeeting { get; init; }

    /// <summary>The same without the plans.</summary>
    public double? ChanceWithoutPlans { get; init; }

    /// <summary>The wedges that nobody has estimated.</summary>
    public IReadOnlyList<string> WithoutEstimate { get; init; } = [];

    /// <summary>What a reader must know before trusting it, in whole sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Where it may land at the deadline.</summary>
    /// <param name="level">Share of outcomes held, 0 to 1, such as 0.8.</param>
    public Interval LandingRange(double level) => Points[^1].Interval(level);
}
