using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.TimeSeries.Methods;

/// <summary>Futures of a weighted mean: each follows one part, drawn by its weight, and all together spread as the fan does.</summary>
/// <param name="parts">Each with futures of its own.</param>
/// <param name="weights">Of the parts, adding up to 1.</param>
/// <param name="fan">Centre, spread and degrees of freedom of the fan, on the modelled scale.</param>
/// <remarks>
/// A future's departure from the mean is counted in standard errors of the mixture and carried to those of the fan. A Student t
/// divides by the root of a chi-square, one a path (Wilson and Hilferty's approximation, PNAS 17, 1931).
/// </remarks>
internal sealed class CombinedPaths(ModelForecast[] parts, double[] weights, ModelForecast fan) : IPathSource
{
    private readonly ModelForecast _mixture = Combination.Of(parts, weights);

    public void Draw(RandomNumbers random, Span<double> path)
    {
        parts[Pick(random.Uniform())].Paths!.Draw(random, path);
        var wider = fan.DegreesOfFreedom is { } degrees ? 1 / Math.Sqrt(ChiSquareShare(degrees, random.Normal())) : 1;
        for (var h = 0; h < path.Length; h++)
        {
            var spread = _mixture.StandardError[h];
            path[h] = fan.Centre[h] + (spread > 0 ? wider * fan.StandardError[h] * (path[h] - _mixture.Centre[h]) / spread : 0);
        }
    }

    private int Pick(double share)
    {
        var part = 0;
        for (; part < weights.Length - 1 && share >= weights[part]; part++) share -= weights[part];
        return part;
    }

    // A chi-square over its degrees of freedom.
    private static double ChiSquareShare(int degrees, double normal)
    {
        const double Smallest = 0.01;
        var spread = 2.0 / (9 * degrees);
        return Math.Max(Math.Pow(1 - spread + (normal * Math.Sqrt(spread)), 3), Smallest);
    }
}
