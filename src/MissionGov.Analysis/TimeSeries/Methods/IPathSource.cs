using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.TimeSeries.Methods;

/// <summary>Draws possible futures on the modelled scale.</summary>
internal interface IPathSource
{
    /// <summary>Fills the path with one future, nearest period first. The same state of the random numbers gives the same path.</summary>
    void Draw(RandomNumbers random, Span<double> path);
}
