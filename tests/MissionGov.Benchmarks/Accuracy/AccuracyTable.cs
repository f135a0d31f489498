using System.Globalization;

namespace MissionGov.Benchmarks.Accuracy;

/// <summary>The figures of one set of series, a line a group and method, and then its bars.</summary>
internal static class AccuracyTable
{
    // Widths of the columns of words, then of every other.
    private static readonly int[] Words = [11, 18];
    private const int Number = 9;

    public static void Head(string set)
    {
        Console.WriteLine();
        Console.WriteLine(set);
        Line("Group", "Method", "Series", "MASE", "sMAPE", "OWA", "Held 80", "Held 95", "MSIS");
    }

    /// <summary>One line. The weighted average stands beside methods for which the yardstick was run too.</summary>
    public static void Row(string group, string method, GroupScore score, double? weighted = null) =>
        Line(group, method, score.Series > 0 ? $"{score.Series}" : "", Shown(score.Mase), Shown(score.Smape), Shown(weighted), Shown(score.Coverage80), Shown(score.Coverage95), Shown(score.Msis));

    public static void Verdict(string group, Bar bar) =>
        Console.WriteLine($"{group,-11}{bar.What}: {Shown(bar.Figure)}, {(bar.Least is { } least ? $"{Shown(least)} to" : "at most")} {Shown(bar.Most)}: {(bar.Met ? "met" : "NOT met")}");

    public static void NotRun(string what, string why) => Console.WriteLine($"{what}: not run, {why}");

    private static void Line(params string[] cells) =>
        Console.WriteLine(string.Concat(cells.Select((cell, column) => column < Words.Length ? cell.PadRight(Words[column]) : cell.PadLeft(Number))).TrimEnd());

    private static string Shown(double? figure) => figure?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "";
}
