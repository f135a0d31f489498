using MissionGov.Analysis;
using MissionGov.Analysis.TimeSeries.Accuracy;

namespace MissionGov.Benchmarks.Accuracy;

/// <summary>How far off are the automatic method's forecasts, and do its intervals hold what they promise?</summary>
/// <remarks>Prints tables and bars; a bar that is missed is said and never ends the run.</remarks>
internal static class AccuracyCommand
{
    public const string Mode = "accuracy";

    // Where the series stand that may be read but not kept here, beside the repository.
    private static readonly string[] UsualM1 = ["..", "shared", "data", "forecast", "M1_long.csv.gz"];

    private static readonly Frequency[] Frequencies = [Frequency.Annual, Frequency.Quarterly, Frequency.Monthly];

    /// <summary>Runs on the simulated series, on M1, or on both.</summary>
    /// <param name="args">Nothing for both; "simulated"; or "m1" and perhaps its file.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var which = args.FirstOrDefault();
        if (which is not "m1") Simulated();
        if (which is not "simulated") await M1Async(args.Length > 1 ? args[1] : Path.Combine(UsualM1));
        return 0;
    }

    private static void Simulated()
    {
        AccuracyTable.Head("300 simulated series, expected from R forecast 9.0.2.9000");
        var all = SimulatedSeries.All;
        var scores = Scoring.Automatic(all);
        var bars = new List<(string Group, Bar Bar)>();
        foreach (var frequency in Frequencies.Select(one => (Frequency?)one).Append(null))
        {
            var group = frequency?.ToString() ?? "All";
            var (ours, expected) = (Print(group, all, scores, frequency), SimulatedSeries.Expected(frequency));
            AccuracyTable.Row(group, "R ets (expected)", expected);
            bars.AddRange(Bar.AgainstSmoothing(ours, expected).Select(bar => (group, bar)));
        }

        foreach (var (group, bar) in bars) AccuracyTable.Verdict(group, bar);
    }

    private static async Task M1Async(string file)
    {
        if (!File.Exists(file))
        {
            AccuracyTable.NotRun("M1", $"there is no {file}; name the file after \"{Mode} m1\"");
            return;
        }

        AccuracyTable.Head("M1 competition");
        var all = M1Series.Read(file);
        var scores = Scoring.Automatic(all);
        var theta = await RTheta.ForecastAsync(all);
        if (theta is null) AccuracyTable.NotRun("R thetaf", "so the bar on sMAPE is not judged");
        var thetaScores = theta?.Select((forecast, i) => Scoring.Points(all[i], forecast)).ToArray();
        var bars = new List<(string Group, Bar Bar)>();
        foreach (var frequency in Frequencies)
        {
            var group = frequency.ToString();
            var ours = Print(group, all, scores, frequency);
            bars.Add((group, Bar.Held(ours, frequency == Frequency.Annual)));
            if (thetaScores is null) continue;
            var peer = Scoring.Mean([.. In(all, thetaScores, frequency)]);
            AccuracyTable.Row(group, "R thetaf", peer);
            bars.Add((group, Bar.AgainstTheta(ours, peer)));
        }

        foreach (var (group, bar) in bars) AccuracyTable.Verdict(group, bar);
    }

    // The automatic method beside the yardsticks of the M4 competition.
    private static GroupScore Print(string group, IReadOnlyList<HeldOutSeries> all, IReadOnlyList<SeriesScore> automatic, Frequency? frequency)
    {
        var ours = Scoring.Mean([.. In(all, automatic, frequency)]);
        var yardsticks = In(all, all, frequency).Select(series => (Series: series, Forecasts: M4(series))).ToArray();
        var naive = Of(forecasts => forecasts.Naive2);
        AccuracyTable.Row(group, "Automatic", ours, Weighted(ours));
        AccuracyTable.Row(group, "M4 Naive2", naive, Weighted(naive));
        foreach (var (name, score) in new[] { ("M4 Theta", Of(forecasts => forecasts.Theta)), ("M4 Comb", Of(forecasts => forecasts.Comb)) }) AccuracyTable.Row(group, name, score, Weighted(score));
        return ours;

        GroupScore Of(Func<M4Forecasts, IReadOnlyList<double>> method) => Scoring.Mean([.. yardsticks.Select(pair => Scoring.Points(pair.Series, method(pair.Forecasts)))]);
        double? Weighted(GroupScore score) => ForecastErrors.OverallWeightedAverage(score.Mase, score.Smape, naive.Mase, naive.Smape);
    }

    private static IEnumerable<T> In<T>(IReadOnlyList<HeldOutSeries> all, IReadOnlyList<T> items, Frequency? frequency) =>
        items.Where((_, i) => frequency is null || all[i].Frequency == frequency);

    private static M4Forecasts M4(HeldOutSeries series) =>
        M4Benchmarks.Forecast([.. series.Training.Select(value => value!.Value)], (int)series.Frequency, series.Test.Length) is Answer<M4Forecasts>.Found(var forecasts)
            ? forecasts
            : throw new InvalidOperationException("A held-out series is too short for the yardsticks.");
}
