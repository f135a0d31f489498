namespace MissionGov.Analysis.TimeSeries;

/// <summary>Counts how past forecasts did, in the unit of the series.</summary>
/// <param name="scale">Carries values back from the modelled scale.</param>
internal sealed class BacktestTally(ModelScale scale)
{
    private const double Level = 0.8;

    private int _forecasts;
    private int _held;
    private (double Sum, int Count) _smape;
    private (double Sum, int Count) _mase;

    /// <summary>What was counted; null when nothing was.</summary>
    public Backtest? Report => _forecasts == 0 ? null : new(_forecasts, _held, Mean(_mase), Mean(_smape));

    /// <param name="value">What happened, on the modelled scale.</param>
    /// <param name="centre">What was expected.</param>
    /// <param name="spread">Its standard error.</param>
    /// <param name="naive">Mean absolute error of the naive method in the training part; 0 where it is not defined.</param>
    public void Add(double value, double centre, double spread, double naive)
    {
        var point = new ProjectedPoint(1, new ScaledDistribution(scale, centre, spread, null));
        var (interval, median, actual) = (point.Interval(Level), point.Median, scale.Back(value));
        _forecasts++;
        if (actual >= interval.Lower && actual <= interval.Upper) _held++;
        var size = Math.Abs(actual) + Math.Abs(median);
        if (size > 0) _smape = (_smape.Sum + (200 * Math.Abs(actual - median) / size), _smape.Count + 1);
        if (naive > 0) _mase = (_mase.Sum + (Math.Abs(actual - median) / naive), _mase.Count + 1);
    }

    // Errors on a log scale may be too large a number to add up.
    private static double? Mean((double Sum, int Count) tally) => tally.Count > 0 && double.IsFinite(tally.Sum) ? tally.Sum / tally.Count : null;
}
