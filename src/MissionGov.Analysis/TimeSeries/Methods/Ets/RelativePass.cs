namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>What derivatives need to know of one period: the states it met, its error, and what multiplies the derivatives of level (q) and season (s).</summary>
/// <param name="Trend">The trend before the period.</param>
/// <param name="Gain">What the level is off by: y - q - s, or y / s - q.</param>
/// <param name="Change">What the season is off by: y - q - s, or y / q - s.</param>
/// <param name="GainBySeason">Derivative of the gain by the season; by the level it is -1.</param>
/// <param name="ChangeByLevel">Derivative of the change by the level; by the season it is -1.</param>
/// <param name="LogByLevel">Derivative of the logarithm of the expected value by the level.</param>
/// <param name="LogBySeason">Derivative of the logarithm of the expected value by the season.</param>
/// <param name="ErrorWeight">e (1 + e).</param>
/// <param name="Seen">1, or 0 where nothing was observed.</param>
internal readonly record struct RelativePeriod(
    double Trend, double Gain, double Change, double GainBySeason, double ChangeByLevel, double LogByLevel, double LogBySeason, double ErrorWeight, double Seen);

/// <summary>One pass of a model with relative error over the data, noting for each period what derivatives need.</summary>
/// <remarks>Source: as <see cref="EtsFilter"/>, which a test holds this to.</remarks>
internal sealed class RelativePass(EtsModel model, double[] values)
{
    // One logarithm of a product stands for many, while it stays far from the limits of a double.
    private const double Tiny = 1e-150;
    private const double Huge = 1e150;

    private readonly RelativePeriod[] _periods = new RelativePeriod[values.Length];

    public ReadOnlySpan<RelativePeriod> Periods => _periods;

    /// <summary>Sum of squared errors and of logarithms of what was expected; infinite where that is not positive.</summary>
    public (double Squares, double LogExpected) Run(EtsSmoothing smoothing, double level, double trend, Span<double> seasons)
    {
        double squares = 0, logExpected = 0, product = 1;
        var now = 0;
        for (var t = 0; t < values.Length; t++)
        {
            var value = values[t];
            var q = level + (smoothing.Phi * trend);
            var season = seasons[now];
            var expected = model.RelativeSeason ? q * season : q + season;
            if (!(expected > 0 && (q > 0 || !model.RelativeSeason))) return (double.PositiveInfinity, 0);

            var period = double.IsNaN(value) ? new(trend, 0, 0, 0, 0, 0, 0, 0, 0) : Seen(value, q, trend, season, expected);
            _periods[t] = period;
            if (period.Seen != 0)
            {
                var error = (value - expected) / expected;
                squares += error * error;
                product *= expected;
                if (product is < Tiny or > Huge)
                {
                    logExpected += Math.Log(product);
                    product = 1;
                }
            }

            level = q + (smoothing.Alpha * period.Gain);
            trend = (smoothing.Phi * trend) + (smoothing.Beta * period.Gain);
            seasons[now] = season + (smoothing.Gamma * period.Change);
            if (++now == seasons.Length) now = 0;
        }

        return (squares, logExpected + Math.Log(product));
    }

    private RelativePeriod Seen(double value, double q, double trend, double season, double expected)
    {
        var error = (value - expected) / expected;
        var weight = error * (1 + error);
        if (!model.RelativeSeason) return new(trend, value - expected, value - expected, -1, -1, 1 / expected, 1 / expected, weight, 1);
        double perSeason = 1 / season, perLevel = 1 / q;
        double level = value * perSeason, ratio = value * perLevel;
        return new(trend, level - q, ratio - season, -level * perSeason, -ratio * perLevel, perLevel, perSeason, weight, 1);
    }
}
