using MissionGov.Analysis.TimeSeries.Methods;

namespace MissionGov.Analysis.TimeSeries;

/// <summary>Forecasts made again from earlier moments of the series, with only what was known then.</summary>
/// <remarks>
/// Sources: Tashman, Out-of-sample tests of forecasting accuracy, International Journal of Forecasting 16 (2000); weights by
/// past errors: Bates and Granger, The Combination of Forecasts, Operational Research Quarterly 20 (1969).
/// </remarks>
internal sealed class RollingOrigin
{
    // Each origin costs a fit of every candidate.
    private const int MostOrigins = 12;

    // Weights come from at least this many origins, and errors not used for them from as many more.
    private const int FewestToWeigh = 4;

    // Origins lie in this last part of the history: earlier ones were forecast from too little to say how the method does now.
    private const double LastPart = 0.4;

    // What is believed of the spread before the series has shown anything weighs as much as this many origins. Least and most
    // the intervals are changed by.
    private const double PriorOrigins = 50;
    private const double NarrowestFactor = 0.6;
    private const double WidestFactor = 3;

    // Spread below this share of the values' size is rounding.
    private const double Rounding = 1e-9;

    private readonly double[] _history;
    private readonly ModelScale _scale;
    private readonly int _season;
    private readonly FrequencyRules _rules;
    private readonly List<Origin> _origins = [];

    /// <param name="history">On the modelled scale, NaN where nothing was observed.</param>
    /// <param name="scale">Carries it back to the unit of the series, in which errors are reported.</param>
    /// <param name="season">Periods a year.</param>
    /// <param name="rules">How far each forecast looks, and what is believed beforehand.</param>
    /// <param name="candidates">With nothing fitted yet.</param>
    public RollingOrigin(double[] history, ModelScale scale, int season, FrequencyRules rules, Candidates candidates)
    {
        (_history, _scale, _season, _rules) = (history, scale, season, rules);
        var shortest = Math.Max(candidates.ShortestHistory, (int)((1 - LastPart) * history.Length));
        var possible = history.Length - shortest;
        var count = Math.Min(possible, MostOrigins);
        for (var i = 0; i < count; i++)
        {
            var length = shortest + ((i + 1) * possible / count) - 1;
            if (double.IsNaN(history[length - 1])) continue;
            _origins.Add(new(length, candidates.Forecast(history[..length], Math.Min(rules.Ahead, history.Length - length))));
        }
    }

    /// <summary>True when past errors give the candidates their weights.</summary>
    public bool Weighs => _origins.Count >= FewestToWeigh;

    /// <summary>True when the errors reported come from origins that had no part in the weights they were made with.</summary>
    public bool ReportsApart => _origins.Count >= 2 * FewestToWeigh;

    /// <summary>How much each candidate counts, by its errors from all origins.</summary>
    public double[] Weights() => Weights(_origins, _history.Length);

    /// <summary>How much wider the intervals must be for the errors that happened, weighed with what is believed beforehand.</summary>
    /// <param name="weights">Of the candidates.</param>
    public double Widening(double[] weights)
    {
        var floor = Rounding * _history.Where(double.IsFinite).Max(Math.Abs);
        var squares = _origins.Sum(origin => Steps(origin, weights)
            .Select(step => step.Spread > floor ? Math.Pow(step.Error / step.Spread, 2) : 1)
            .DefaultIfEmpty(1).Average());
        return Math.Clamp(Math.Sqrt((squares + (PriorOrigins * _rules.UsualVariance)) / (_origins.Count + PriorOrigins)), NarrowestFactor, WidestFactor);
    }

    /// <summary>What a reader is told; null when there is nothing to compare.</summary>
    public Backtest? Report()
    {
        // With enough of them the older half weighs, on what was known when the newer half began.
        var older = _origins.Take(_origins.Count / 2).ToList();
        var (weights, reporting) = ReportsApart
            ? (Weights(older, _origins[older.Count].Length), _origins.Skip(older.Count))
            : (Weights(), _origins);
        var tally = new BacktestTally(_scale);
        foreach (var origin in reporting)
        {
            var naive = NaiveError(origin.Length);
            foreach (var step in Steps(origin, weights)) tally.Add(_history[step.Period], step.Centre, step.Spread, naive);
        }

        return tally.Report;
    }

    private double[] Weights(List<Origin> origins, int known)
    {
        var weights = Candidates.FirstWeights;
        if (origins.Count >= FewestToWeigh)
        {
            var errors = weights.Select((_, part) => RootMeanSquare(origins, part, known)).ToArray();
            var usual = errors.Average();
            if (usual > 0)
            {
                // A candidate without any error would take all: it counts as one with a thousandth of the usual.
                const double Exact = 1e-3;
                for (var i = 0; i < weights.Length; i++) weights[i] *= Math.Pow(Math.Max(errors[i] / usual, Exact), -_rules.Sharpness);
            }
        }

        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    private double RootMeanSquare(List<Origin> origins, int part, int known) => Math.Sqrt(origins.Average(origin =>
        Steps(origin.Length, origin.Candidates[part]).Where(step => step.Period < known).Select(step => step.Error * step.Error).DefaultIfEmpty(0).Average()));

    private IEnumerable<Step> Steps(Origin origin, double[] weights) => Steps(origin.Length, Combination.Of(origin.Candidates, weights));

    private IEnumerable<Step> Steps(int length, ModelForecast forecast)
    {
        for (var h = 0; h < forecast.Horizon; h++)
        {
            var actual = _history[length + h];
            if (double.IsFinite(actual)) yield return new(length + h, actual - forecast.Centre[h], forecast.Centre[h], forecast.StandardError[h]);
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

    private sealed record Origin(int Length, ModelForecast[] Candidates);

    private readonly record struct Step(int Period, double Error, double Centre, double Spread);
}
