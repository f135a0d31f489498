using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Strategies;

/// <summary>How effects join.</summary>
public enum Combination
{
    /// <summary>Each adds its change, in the unit of the indicator.</summary>
    Additive,

    /// <summary>Each changes what the others leave, by a share of it: -0.1 is 10% fewer.</summary>
    Multiplicative,
}

/// <summary>Do these interventions bring the indicator from where it is heading to its target?</summary>
/// <param name="StatusQuo">What it may be at the deadline if nothing new is done, such as <see cref="Strategies.StatusQuo.Normal"/>, or a projection's.</param>
/// <param name="Target">The value to reach, in the unit of the indicator; finite.</param>
/// <param name="Direction">Which side of the target is better.</param>
/// <param name="Interventions">What is planned.</param>
public sealed record StrategyQuestion(PredictiveDistribution StatusQuo, double Target, Direction Direction, IReadOnlyList<Intervention> Interventions)
{
    /// <summary>How the effects join.</summary>
    public Combination Combine { get; init; }

    /// <summary>How far the effects go together.</summary>
    public Correlation Correlation { get; init; } = Correlation.None;

    /// <summary>Which interventions partly do the same; only where effects add.</summary>
    public IReadOnlyList<Overlap> Overlaps { get; init; } = [];

    /// <summary>The shares of outcomes that intervals should hold, each between 0 and 1.</summary>
    public IReadOnlyList<double> Levels { get; init; } = [0.8, 0.95];

    /// <summary>Where the indicator stood when the target was set, in its unit; null where that is not asked about.</summary>
    public double? Baseline { get; init; }

    /// <summary>How many outcomes are drawn where no exact answer is known, 100 to 1,000,000; times interventions at most 5,000,000.</summary>
    public int Draws { get; init; } = 100_000;

    /// <summary>Where the random numbers start. The same seed gives the same answer.</summary>
    public int Seed { get; init; } = 1;
}
