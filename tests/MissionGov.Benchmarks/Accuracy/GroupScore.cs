namespace MissionGov.Benchmarks.Accuracy;

/// <summary>Means over the series of a group; a measure that a series does not define is left out of its mean.</summary>
/// <param name="Series">How many were forecast.</param>
internal sealed record GroupScore(int Series, double? Mase, double? Smape, double? Coverage80, double? Coverage95, double? Msis);
