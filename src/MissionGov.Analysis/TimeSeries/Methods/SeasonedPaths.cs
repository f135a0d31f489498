using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.TimeSeries.Methods;

/// <summary>Futures of a seasonally adjusted series with the season put back.</summary>
/// <param name="adjusted">Futures without the season.</param>
/// <param name="usual">How each period of the year departs from its level, the first belonging to the first value of the series.</param>
/// <param name="length">How many periods the series has.</param>
internal sealed class SeasonedPaths(IPathSource adjusted, double[] usual, int length) : IPathSource
{
    public void Draw(RandomNumbers random, Span<double> path)
    {
        adjusted.Draw(random, path);
        for (var h = 0; h < path.Length; h++) path[h] += usual[(length + h) % usual.Length];
    }
}
