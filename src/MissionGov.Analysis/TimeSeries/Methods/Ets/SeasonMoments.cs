namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>First and second moments of level and trend times the factor of one season.</summary>
/// <param name="Level">Expected level times season.</param>
/// <param name="Trend">Expected trend times season.</param>
/// <param name="LevelLevel">Expected square of level times season.</param>
/// <param name="LevelTrend">Expected product of level and trend times the squared season.</param>
/// <param name="TrendTrend">Expected square of trend times season.</param>
/// <remarks>
/// With error e of variance v, level and trend become (F + G e) x and the season that is met s (1 + gamma e); E e = E e^3 = 0,
/// E e^2 = v, E e^4 = 3 v^2.
/// </remarks>
internal readonly record struct SeasonMoments(double Level, double Trend, double LevelLevel, double LevelTrend, double TrendTrend)
{
    public static SeasonMoments Known(double level, double trend, double season) =>
        new(level * season, trend * season, level * level * season * season, level * trend * season * season, trend * trend * season * season);

    /// <summary>What this season's next value is expected to be without its own error, and its expected square.</summary>
    public (double Expected, double Square) Value(double phi) =>
        (Level + (phi * Trend), LevelLevel + (2 * phi * LevelTrend) + (phi * phi * TrendTrend));

    /// <summary>The moments one period on.</summary>
    public SeasonMoments Next(EtsSmoothing smoothing, double sigma2, bool meetsItsSeason)
    {
        var gamma = meetsItsSeason ? smoothing.Gamma : 0;
        var phi = smoothing.Phi;

        // G x is alpha, and beta, times q = level + phi trend; so moments with q are all that is needed.
        var (q, square) = Value(phi);
        var damped = phi * Trend;
        var dampedWith = (phi * LevelTrend) + (phi * phi * TrendTrend);
        var dampedSquare = phi * phi * TrendTrend;

        var plain = 1 + (gamma * gamma * sigma2);
        var crossed = 2 * gamma * sigma2;
        var squared = sigma2 + (3 * gamma * gamma * sigma2 * sigma2);
        return new(
            q + (gamma * sigma2 * smoothing.Alpha * q),
            damped + (gamma * sigma2 * smoothing.Beta * q),
            square * (plain + (2 * crossed * smoothing.Alpha) + (squared * smoothing.Alpha * smoothing.Alpha)),
            (dampedWith * (plain + (crossed * smoothing.Alpha))) + (square * smoothing.Beta * (crossed + (squared * smoothing.Alpha))),
            (dampedSquare * plain) + (2 * dampedWith * crossed * smoothing.Beta) + (square * squared * smoothing.Beta * smoothing.Beta));
    }
}
