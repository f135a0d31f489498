namespace MissionGov.Analysis.TimeSeries;

/// <summary>Where a series is heading if nothing changes.</summary>
public sealed record Projection
{
    /// <summary>The method used, in the field's notation, such as "ETS(A,Ad,N)" or "Random walk with drift".</summary>
    public required string Method { get; init; }

    /// <summary>Why this method: one plain sentence.</summary>
    public required string Why { get; init; }

    /// <summary>One entry a future period, nearest first, in the unit of the series.</summary>
    public required IReadOnlyList<ProjectedPoint> Points { get; init; }

    /// <summary>The methods averaged and how much each counts, adding up to 1; empty for a named method.</summary>
    public IReadOnlyList<WeightedMethod> Parts { get; init; } = [];

    /// <summary>What the method was estimated to be, on the modelled scale; null for an average of methods.</summary>
    public ProjectionParameters? Parameters { get; init; }

    /// <summary>Possible futures, for the chance of reaching a value at any time; null where the method has no model to draw from.</summary>
    public SimulatedPaths? Paths { get; init; }

    /// <summary>How the method would have done on this series' own past; null when the history is too short.</summary>
    public Backtest? Backtest { get; init; }

    /// <summary>What a reader must know before trusting it, in whole sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>False when the history is too short for a fan: the median may be drawn, intervals and chances may not.</summary>
    public bool HasFan { get; init; } = true;

    /// <summary>What a projection of a nearer horizon says, without fitting anything again.</summary>
    /// <param name="horizon">How many of the periods, at least 1 and at most as many as there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">The horizon lies outside this projection.</exception>
    public Projection UpTo(int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(horizon, Points.Count);
        return this with { Points = [.. Points.Take(horizon)], Paths = Paths?.UpTo(horizon) };
    }
}

/// <summary>One of several methods averaged.</summary>
/// <param name="Method">In the field's notation.</param>
/// <param name="Weight">Its share, 0 to 1.</param>
public sealed record WeightedMethod(string Method, double Weight);

/// <summary>The projection for one future period.</summary>
/// <param name="Step">Periods after the last period of the series, from 1.</param>
/// <param name="Distribution">The predictive distribution that fan, chance and quantiles all come from.</param>
public sealed record ProjectedPoint(int Step, PredictiveDistribution Distribution)
{
    /// <summary>The point in the middle: half of the outcomes lie below.</summary>
    public double Median => Distribution.Quantile(0.5);

    /// <summary>The central interval that holds the given share of outcomes.</summary>
    /// <param name="level">Share held, 0 to 1, such as 0.8.</param>
    public Interval Interval(double level) => new(level, Distribution.Quantile((1 - level) / 2), Distribution.Quantile((1 + level) / 2));
}

/// <summary>A central prediction interval.</summary>
/// <param name="Level">Share of outcomes it should hold, 0 to 1.</param>
/// <param name="Lower">Lower end, in the unit of the series.</param>
/// <param name="Upper">Upper end, in the unit of the series.</param>
public readonly record struct Interval(double Level, double Lower, double Upper);

/// <summary>Estimated smoothing parameters and fit, where the method has them.</summary>
public sealed record ProjectionParameters
{
    /// <summary>Smoothing of the level.</summary>
    public double? Alpha { get; init; }

    /// <summary>Smoothing of the trend, in the additive-error form.</summary>
    public double? Beta { get; init; }

    /// <summary>Smoothing of the season.</summary>
    public double? Gamma { get; init; }

    /// <summary>Damping of the trend.</summary>
    public double? Phi { get; init; }

    /// <summary>Change a period, on the modelled scale.</summary>
    public double? Drift { get; init; }

    /// <summary>Standard error of <see cref="Drift"/>.</summary>
    public double? DriftStandardError { get; init; }

    /// <summary>How often data without a trend would give a <see cref="Drift"/> at least so far from 0; straight line by least squares only, null when all values are equal.</summary>
    public double? DriftPValue { get; init; }

    /// <summary>Share of the variance that a straight line by least squares accounts for, 0 to 1; null when there is none.</summary>
    public double? RSquared { get; init; }

    /// <summary>Value of a straight line at the first period of the series.</summary>
    public double? Intercept { get; init; }

    /// <summary>Initial level, then trend, then seasons.</summary>
    public IReadOnlyList<double>? InitialState { get; init; }

    /// <summary>Log-likelihood without constants, as R reports it.</summary>
    public double? LogLikelihood { get; init; }

    /// <summary>Akaike's criterion, corrected for short series.</summary>
    public double? Aicc { get; init; }

    /// <summary>Variance of the one-step error.</summary>
    public double? Sigma2 { get; init; }
}

/// <summary>How forecasts made from the series' own past would have done.</summary>
/// <param name="Forecasts">How many past forecasts were compared with what happened, from moments that did not choose the method.</param>
/// <param name="HeldBy80">How many fell inside their 80% interval, before any widening.</param>
/// <param name="Mase">Mean absolute error over that of the naive method (of the same season) in the training part; null when undefined.</param>
/// <param name="Smape">Symmetric mean absolute percentage error, in per cent; null when undefined.</param>
public sealed record Backtest(int Forecasts, int HeldBy80, double? Mase, double? Smape);
