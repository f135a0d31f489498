using MissionGov.Analysis;

namespace MissionGov.Benchmarks.Accuracy;

/// <summary>A series whose end is kept back: what is forecast from the first part is compared with the second.</summary>
internal sealed record HeldOutSeries(Frequency Frequency, double?[] Training, double?[] Test);
