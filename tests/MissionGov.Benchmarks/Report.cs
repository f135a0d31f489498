namespace MissionGov.Benchmarks;

/// <summary>Gathers the figures and prints them as one table. A bar that is not met is said; it never ends the run.</summary>
internal sealed class Report
{
    private readonly List<Figure> _figures = [];
    private readonly string _loadBefore = Machine.Load;

    public static int CannotRun(string why)
    {
        Console.Error.WriteLine(why);
        return 1;
    }

    public void Add(IEnumerable<Figure> figures) => _figures.AddRange(figures);

    public void Print()
    {
        Console.WriteLine($"Machine: {Machine.Description}");
        Console.WriteLine($"Load (1, 5, 15 minutes): {_loadBefore} before, {Machine.Load} after");
        Console.WriteLine("Ratios are of processor time, or of time by the clock where a database works, medians of interleaved rounds. Times are reported, never judged.");
        Console.WriteLine();
        var rows = _figures.Select(figure => (string[])[figure.Id, figure.What, figure.Value, figure.Bar, Verdict(figure)]).Prepend(["Id", "Measure", "Figure", "Bar", ""]).ToList();
        var widths = rows[0].Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows) Console.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        Console.WriteLine();
        if (_figures.Any(figure => figure.Id.StartsWith('W'))) Console.WriteLine("Not measured here: circuits (W5-W7), stale pages after new data (W11: a test of the pages holds it) and growth with places (W12).");
    }

    private static string Verdict(Figure figure) => figure.Met switch { true => "met", false => "NOT met", null => "" };
}
