using MissionGov.Analysis;
using MissionGov.Analysis.TimeSeries;
using MissionGov.Analysis.TimeSeries.Accuracy;

namespace MissionGov.Benchmarks.Accuracy;

/// <summary>Forecasts held-out ends and measures how far off they were.</summary>
internal static class Scoring
{
    private const double Level80 = 0.8;
    private const double Level95 = 0.95;

    /// <summary>The automatic method, on every processor; the order of the answer is that of the series.</summary>
    public static IReadOnlyList<SeriesScore> Automatic(IReadOnlyList<HeldOutSeries> all) => [.. all.AsParallel().AsOrdered().Select(Automatic)];

    /// <summary>Point forecasts made elsewhere.</summary>
    public static SeriesScore Points(HeldOutSeries series, IReadOnlyList<double> forecast) =>
        new(ForecastErrors.Of(series.Training, series.Test, forecast, (int)series.Frequency), null, null);

    public static GroupScore Mean(IReadOnlyCollection<SeriesScore> scores) => new(
        scores.Count,
        scores.Average(score => score.Errors.Mase),
        scores.Average(score => score.Errors.Smape),
        scores.Average(score => score.Within80?.Coverage),
        scores.Average(score => score.Within95?.Coverage),
        scores.Average(score => score.Within95?.Msis));

    private static SeriesScore Automatic(HeldOutSeries series)
    {
        if (TrendProjection.Project(new(series.Frequency, series.Training), series.Test.Length, new()) is not Answer<Projection>.Found(var projection))
            throw new InvalidOperationException("A held-out series is too short to forecast.");
        var errors = ForecastErrors.Of(series.Training, series.Test, [.. projection.Points.Select(point => point.Median)], (int)series.Frequency);
        return new(errors, Within(Level80), Within(Level95));

        IntervalScore Within(double level) =>
            IntervalScores.Of(series.Training, series.Test, [.. projection.Points.Select(point => point.Interval(level))], (int)series.Frequency);
    }
}

/// <summary>One series; intervals only where the method has them.</summary>
internal sealed record SeriesScore(PointErrors Errors, IntervalScore? Within80, IntervalScore? Within95);
