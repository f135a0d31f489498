using System.Globalization;

namespace MissionGov.Benchmarks.Engine;

/// <summary>Speed and quality beside R forecast: the same series, the same candidates, turn by turn on one processor.</summary>
internal sealed class AgainstR(string scratch, Contender? r, string? m1)
{
    private const int Months = 120;

    // R needs a fifth of a second for one series with six candidates, twice to four times that with fifteen.
    private const int SeriesOfSix = 40;
    private const int SeriesOfFifteen = 15;
    private const int SeriesOfTheta = 200;

    // As good as R's criterion, or worse by no more than rounding to two decimals hides.
    private const double Slack = 0.05;

    public IEnumerable<Figure> Measure()
    {
        if (r is null) return [Figure.NotRun("P1-P5", "beside R forecast", "r-cran-forecast could not be got")];
        return
        [
            .. Beside("P1", "six additive models by AICc", "additive", SeriesOfSix, 100, 300),
            .. Beside("P3", "all fifteen models by AICc", "full", SeriesOfFifteen, 40, 150),
            .. Beside("P4", "theta", "theta", SeriesOfTheta, 50, 300),
            .. OnM1(r),
        ];
    }

    private IEnumerable<Figure> Beside(string bar, string what, string run, int count, double must, double aim)
    {
        var series = Path.Combine(scratch, $"{run}.series");
        TestSeries.Write(series, TestSeries.Made(count, Months));
        var cost = new Rounds();
        for (var round = 0; round < Rounds.Count; round++)
        {
            cost.Add("ours", Contender.Ours.Run(run, series, Answers(run, "ours"))[0]);
            cost.Add("R", r!.Run(run, series, Answers(run, "R"))[0]);
        }

        yield return Figure.AtLeast(bar, $"R forecast over ours, {what}, {Months} months", cost.Ratio("R", "ours"), must, aim);
        yield return Figure.Only($"  R forecast, {what}: processor time", cost.Median("R"), "ms/series");
        yield return Figure.Only($"  ours, {what}: processor time", cost.Median("ours"), "ms/series");
        if (run != "theta") yield return AsGood($"made series, {what}", Read(Answers(run, "ours")), Read(Answers(run, "R")));
    }

    private IEnumerable<Figure> OnM1(Contender peer)
    {
        if (m1 is null) return [Figure.NotRun("P5", "M1 monthly", "its data are not here")];
        var series = Path.Combine(scratch, "m1.series");
        var monthly = TestSeries.M1(m1);
        TestSeries.Write(series, monthly);
        Contender.Ours.Run("additive", series, Answers("m1", "ours"));
        peer.Run("additive", series, Answers("m1", "R"));
        var (ours, theirs) = (Read(Answers("m1", "ours")), Read(Answers("m1", "R")));
        return
        [
            AsGood("M1 monthly", ours, theirs),
            Figure.AtMost("P5", "mean absolute scaled error, ours over R's, M1 monthly", Error(monthly, ours) / Error(monthly, theirs), 1.01, 1, decimals: 4),
        ];
    }

    private string Answers(string run, string who) => Path.Combine(scratch, $"{run}.{who}");

    private static Dictionary<string, (double? Criterion, double[] Ahead)> Read(string path) =>
        File.ReadLines(path).Select(line => line.Split(';')).ToDictionary(part => part[0], part => (Criterion(part[1]), TestSeries.Numbers(part[2])));

    private static double? Criterion(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static Figure AsGood(string what, Dictionary<string, (double? Criterion, double[] Ahead)> ours, Dictionary<string, (double? Criterion, double[] Ahead)> theirs)
    {
        var both = ours.Keys.Where(name => ours[name].Criterion is not null && theirs[name].Criterion is not null).ToArray();
        var good = both.Count(name => ours[name].Criterion <= theirs[name].Criterion + Slack);
        return Figure.AtLeast("P5", $"series whose AICc is no worse than R's, {what}", 100.0 * good / both.Length, 97, 99, " %");
    }

    // Mean over the series; scaled by the step from one year's season to the next.
    private static double Error(TestSeries[] series, Dictionary<string, (double? Criterion, double[] Ahead)> answers) => series.Average(one =>
    {
        var scale = Enumerable.Range(one.Season, one.Values.Length - one.Season).Average(t => Math.Abs(one.Values[t] - one.Values[t - one.Season]));
        return answers[one.Name].Ahead.Zip(one.Actual, (expected, actual) => Math.Abs(expected - actual)).Average() / scale;
    });
}
