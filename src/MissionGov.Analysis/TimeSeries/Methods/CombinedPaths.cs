using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.TimeSeries.Methods;

/// <summary>Futures of a weighted mean: each follows one part, drawn by its weight.</summary>
/// <param name="parts">Each with futures of its own.</param>
/// <param name="weights">Of the parts, adding up to 1.</param>
/// <param name="degrees">Degrees of freedom of the fan; null for a normal one.</param>
/// <remarks>
/// A future that departs far from the mean does so throughout: a Student t divides by the root of a chi-square, one a path
/// (Wilson and Hilferty's approximation, PNAS 17, 1931).
/// </remarks>
internal sealed class CombinedPaths(ModelForecast[] parts, double[] weights, int? degrees) : IPathSource
{
    private readonly double[] _centre = Combination.Of(parts, weights).Centre;

    public void Draw(RandomNumbers random, Span<double> path)
    {
        var wider = degrees is { } known ? 1 / Math.Sqrt(ChiSquareShare(known, random.Normal())) : 1;
        parts[Pick(random.Uniform())].Paths!.Draw(random, path);
        for (var h = 0; h < path.Length; h++) path[h] = _centre[h] + (wider * (path[h] - _centre[h]));
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
