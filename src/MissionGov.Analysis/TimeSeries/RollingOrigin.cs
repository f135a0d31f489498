using MissionGov.Analysis.TimeSeries.Methods;

namespace MissionGov.Analysis.TimeSeries;

/// <summary>Forecasts made again from earlier moments of the series, with only what was known then.</summary>
/// <remarks>
/// Source: Tashman, Out-of-sample tests of forecasting accuracy, International Journal of Forecasting 16 (2000). The older
/// origins choose the method, judged on values before the first of the newer ones; the newer origins give the reported errors.
/// </remarks>
internal sealed class RollingOrigin
{
    /// <summary>Fewest origins from which a choice is made; half of them choose, half report.</summary>
    public const int OriginsToChoose = MostOrigins;

    // Six to choose and six to report; each costs a fit of every candidate.
    private const int MostOrigins = 12;

    // A part replaces the combination only where it errs by less than this share of it in all, and no more each time:
    // few origins are weak evidence against an average.
    private const double ClearlyBetter = 0.75;

    // The belief that intervals are about right weighs as much as one origin: heavier ones held less, 4 to 12 origins, on the
    // training parts of the M1 competition (the last 6, 8 and 18 values held out). The most they are widened.
    private const double PriorOrigins = 1;
    private const double WidestFactor = 3;

    // Spread below this share of the values' size is rounding.
    private const double Rounding = 1e-9;

    private readonly double[] _history;
    private readonly ModelScale _scale;
    private readonly int _season;
    private readonly List<(int Length, ModelForecast[] Candidates)> _origins = [];

    public RollingOrigin(double[] history, ModelScale scale, int season, int shortest, int horizon, Candidates candidates)
    {
        (_history, _scale, _season) = (history, scale, season);
        var possible = history.Length - shortest;
        var count = Math.Min(possible, MostOrigins);
        for (var i = 0; i < count; i++)
        {
            var length = shortest + ((i + 1) * possible / count) - 1;
            var steps = Math.Min(horizon, history.Length - length);
            if (double.IsNaN(history[length - 1])) continue;
            _origins.Add((length, candidates.Forecast(history[..length], steps)));
        }
    }

    /// <summary>True when there are enough origins to choose from some and report from others.</summary>
    public bool Chooses => _origins.Count >= OriginsToChoose;

    private IEnumerable<(int Length, ModelForecast[] Candidates)> Reporting => Chooses ? _origins.Skip(_origins.Count / 2) : _origins;

    /// <summary>Which candidate to use: the combination, the last one, unless a part did clearly better each time.</summary>
    public int Choose(int candidates)
    {
        var combination = candidates - 1;
        if (!Chooses) return combination;
        var usual = Choosing(combination);
        var best = Enumerable.Range(0, combination).MinBy(candidate => Choosing(candidate).Sum());
        var errors = Choosing(best);
        return errors.Zip(usual).All(pair => pair.First <= pair.Second) && errors.Sum() < ClearlyBetter * usual.Sum() ? best : combination;
    }

    // Absolute error of a candidate from each choosing origin, as far as the first reporting one.
    private double[] Choosing(int candidate)
    {
        var firstReported = _origins[_origins.Count / 2].Length;
        return [.. _origins.Take(_origins.Count / 2).Select(origin => Errors(origin, candidate).Where(step => step.Period < firstReported).Sum(step => Math.Abs(step.Error)))];
    }

    /// <summary>How much wider the intervals must be for the errors that happened; 1 where they were wide enough.</summary>
    public double Widening(int candidate)
    {
        var floor = Rounding * _history.Where(double.IsFinite).Max(Math.Abs);
        var squares = _origins.Select(origin => Errors(origin, candidate)
            .Select(step => step.Spread > floor ? Math.Pow(step.Error / step.Spread, 2) : 1)
            .DefaultIfEmpty(1).Average());
        return Math.Clamp(Math.Sqrt((squares.Sum() + PriorOrigins) / (_origins.Count + PriorOrigins)), 1, WidestFactor);
    }

    /// <summary>What a reader is told; null when there is nothing to compare.</summary>
    public Backtest? Report(int candidate)
    {
        int forecasts = 0, held = 0;
        double smape = 0, mase = 0;
        int smapes = 0, mases = 0;
        foreach (var origin in Reporting)
        {
            var naive = NaiveError(origin.Length);
            foreach (var step in Errors(origin, candidate))
            {
                var point = new ProjectedPoint(1, new ScaledDistribution(_scale, step.Centre, step.Spread, null));
                var (interval, median, actual) = (point.Interval(0.8), point.Median, _scale.Back(_history[step.Period]));
                forecasts++;
                if (actual >= interval.Lower && actual <= interval.Upper) held++;
                if (Math.Abs(actual) + Math.Abs(median) > 0)
                {
                    smape += 200 * Math.Abs(actual - median) / (Math.Abs(actual) + Math.Abs(median));
                    smapes++;
                }

                if (naive > 0)
                {
                    mase += Math.Abs(actual - median) / naive;
                    mases++;
                }
            }
        }

        return forecasts == 0 ? null : new(forecasts, held, mases > 0 ? mase / mases : null, smapes > 0 ? smape / smapes : null);
    }

    private IEnumerable<(int Period, double Error, double Centre, double Spread)> Errors((int Length, ModelForecast[] Candidates) origin, int candidate)
    {
        var forecast = origin.Candidates[candidate];
        for (var h = 0; h < forecast.Horizon; h++)
        {
            var actual = _history[origin.Length + h];
            if (double.IsFinite(actual)) yield return (origin.Length + h, actual - forecast.Centre[h], forecast.Centre[h], forecast.StandardError[h]);
        }
    }

    // Mean step from one year's season to the next in the training part, in the unit of the series.
    private double NaiveError(int length)
    {
        double sum = 0;
        var count = 0;
        for (var t = _season; t < length; t++)
        {
            if (double.IsNaN(_history[t]) || double.IsNaN(_history[t - _season])) continue;
            sum += Math.Abs(_scale.Back(_history[t]) - _scale.Back(_history[t - _season]));
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }
}
