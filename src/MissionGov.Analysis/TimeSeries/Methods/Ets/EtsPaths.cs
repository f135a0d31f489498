using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>Possible futures of a model from where its filter ended, each with its own errors.</summary>
/// <param name="model">The parts of the model.</param>
/// <param name="smoothing">Its smoothing parameters.</param>
/// <param name="state">Level, trend if any, seasons, the latest first.</param>
/// <param name="season">Periods a year.</param>
/// <param name="sigma">Standard deviation of the one-step error.</param>
/// <remarks>
/// Source: Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008), section 6.1. Errors are normal; a
/// relative one never takes away more than everything, as in R forecast <c>simulate.ets</c>.
/// </remarks>
internal sealed class EtsPaths(EtsModel model, EtsSmoothing smoothing, double[] state, int season, double sigma) : IPathSource
{
    private readonly EtsFilter _filter = new(model, season);

    /// <summary>Uncertainty of the trend itself, drawn once a path.</summary>
    public double TrendError { get; init; }

    public void Draw(RandomNumbers random, Span<double> path)
    {
        _filter.Start(smoothing, state, model.Trend && TrendError > 0 ? TrendError * random.Normal() : 0);
        for (var h = 0; h < path.Length; h++)
        {
            var error = sigma * random.Normal();
            path[h] = _filter.Draw(model.RelativeError ? Math.Max(error, -1) : error);
        }
    }
}
