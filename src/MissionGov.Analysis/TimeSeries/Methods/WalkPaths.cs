using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.TimeSeries.Methods;

/// <summary>Futures that wander around a centre: each error stays in the level with the share alpha, and the slope itself is uncertain.</summary>
/// <param name="centre">What is expected, one entry a coming period.</param>
/// <param name="sigma">Standard deviation of the one-step error.</param>
/// <param name="alpha">1 for a random walk.</param>
/// <param name="slopeError">Standard error of the change a period, drawn once a path.</param>
internal sealed class WalkPaths(double[] centre, double sigma, double alpha, double slopeError) : IPathSource
{
    public void Draw(RandomNumbers random, Span<double> path)
    {
        var slope = slopeError > 0 ? slopeError * random.Normal() : 0;
        double level = 0;
        for (var h = 0; h < path.Length; h++)
        {
            var error = sigma * random.Normal();
            path[h] = centre[h] + ((h + 1) * slope) + level + error;
            level += alpha * error;
        }
    }
}
