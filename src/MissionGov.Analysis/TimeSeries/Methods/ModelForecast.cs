namespace MissionGov.Analysis.TimeSeries.Methods;

/// <summary>What a method expects on the modelled scale: the middle and its standard error for each coming period.</summary>
/// <param name="Method">The method in the field's notation.</param>
/// <param name="Centre">One entry a coming period, nearest first.</param>
/// <param name="StandardError">Of the forecast, the same length.</param>
/// <param name="DegreesOfFreedom">Of a Student t; null for a normal.</param>
internal sealed record ModelForecast(string Method, double[] Centre, double[] StandardError, int? DegreesOfFreedom = null)
{
    public ProjectionParameters? Parameters { get; init; }

    /// <summary>Possible futures; null where the method has none to draw.</summary>
    public IPathSource? Paths { get; init; }

    public int Horizon => Centre.Length;
}
