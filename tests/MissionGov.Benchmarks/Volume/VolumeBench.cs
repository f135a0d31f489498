using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace MissionGov.Benchmarks.Volume;

/// <summary>Loading and asking at sizes a decade apart: ratios to the raw limit, and work that is counted.</summary>
internal static class VolumeBench
{
    public const string Mode = "volume";
    public const string Usage = "--scratch FOLDER [--rows 100000,1000000]";

    private const string UsualRows = "100000,1000000";
    private const int Indicators = 10;
    private const int RowsToWarmUp = 50_000;

    // A round of ten million takes minutes; the smaller sizes have three.
    private const int MostRowsOfRounds = 1_000_000;

    public static async Task<int> RunAsync(string[] args)
    {
        var given = new ConfigurationBuilder().AddCommandLine(args).Build();
        if (given["scratch"] is not { } scratch) return Report.CannotRun($"Usage: {Mode} {Usage}");

        // What runs for the first time is compiled first, which is not the price of figures.
        await LoadsAsync(scratch, RowsToWarmUp, print: false);
        await QueriesAsync(scratch, RowsToWarmUp, print: false);

        List<Size> sizes = [];
        foreach (var rows in (given["rows"] ?? UsualRows).Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture)))
        {
            Console.WriteLine(string.Create(CultureInfo.CurrentCulture, $"{rows:N0} figures"));
            sizes.Add(new(rows, await LoadsAsync(scratch, rows), await QueriesAsync(scratch, rows)));
        }

        if (sizes.Count > 1) Print(Growth(sizes[0], sizes[^1], sizes.FirstOrDefault(size => size.Rows == MostRowsOfRounds)));
        return 0;
    }

    private static async Task<double> LoadsAsync(string scratch, int rows, bool print = true)
    {
        await using var store = await Store.OpenAsync(Path.Combine(scratch, "volume"), $"loads{rows}");
        var loads = new LoadMeasures(store, scratch, rows / Made.Months);
        var figures = await loads.MeasureAsync(rows > MostRowsOfRounds ? 1 : Rounds.Count);
        if (print) Print(figures);
        return loads.FirstLoadRate;
    }

    private static async Task<double> QueriesAsync(string scratch, int rows, bool print = true)
    {
        await using var store = await Store.OpenAsync(Path.Combine(scratch, "volume"), $"queries{rows}");
        var queries = new QueryMeasures(store, rows / Made.Months / Indicators);
        var figures = await queries.MeasureAsync();
        if (print) Print(figures);
        return queries.Dashboard;
    }

    private static IEnumerable<Figure> Growth(Size first, Size last, Size? middle)
    {
        yield return Figure.AtMost("Q1", $"dashboard beside {last.Rows:N0} figures over beside {first.Rows:N0}", last.Dashboard / first.Dashboard, 2, 1.2);
        yield return middle is not null && last.Rows > middle.Rows
            ? Figure.AtLeast("I7", $"figures a second of a first load of {last.Rows:N0} over {middle.Rows:N0}", last.LoadRate / middle.LoadRate, 0.7, 0.9)
            : Figure.NotRun("I7", "figures a second as a first load grows from 1 to 10 million", "ask for 10000000 rows too");
    }

    // A table as soon as it is known.
    private static void Print(IEnumerable<Figure> figures)
    {
        var report = new Report();
        report.Add(figures);
        report.Print();
    }

    /// <param name="LoadRate">Figures a second.</param>
    /// <param name="Dashboard">Seconds.</param>
    private sealed record Size(int Rows, double LoadRate, double Dashboard);
}
