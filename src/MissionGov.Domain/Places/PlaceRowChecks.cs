using System.Globalization;

namespace MissionGov.Domain.Places;

/// <summary>What can be wrong with the rows of one code, whatever else the file holds.</summary>
internal static class PlaceRowChecks
{
    public const int LongestCode = 40;
    public const int LongestName = 200;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static IEnumerable<PlaceProblem> Of(PlaceRow row)
    {
        if (row.Code.Length == 0) yield return Wrong(row, "code", "", "Enter a code, such as E08000037");
        if (row.Code.Length > LongestCode) yield return Wrong(row, "code", row.Code, $"A code has {LongestCode} characters or fewer");
        if (Wording.IsEmpty(row.Name)) yield return Wrong(row, "name", row.Name, "Enter a name");
        if (row.Name.Length > LongestName) yield return Wrong(row, "name", row.Name, $"A name has {LongestName} characters or fewer");
        if (row.To < row.From) yield return Wrong(row, "valid_to", Day(row.To), $"The last day is before the first, {Day(row.From)}");
        if (row.ReplacedBy.Length > 0 && row.ReplacedBy == row.Code) yield return Wrong(row, "replaced_by", row.ReplacedBy, "A code cannot replace itself");
        if (row.ReplacedBy.Length > 0 && row.To is null) yield return Wrong(row, "valid_to", "", $"{row.Code} is replaced by {row.ReplacedBy}. Enter its last day");
    }

    /// <param name="rows">At least one.</param>
    public static IEnumerable<PlaceProblem> OfOneCode(IReadOnlyList<PlaceRow> rows)
    {
        var after = rows.Where(row => row.ReplacedBy.Length > 0).ToList();
        if (after.Select(row => row.ReplacedBy).Distinct().Skip(1).Any()) yield return Wrong(after[^1], "replaced_by", after[^1].ReplacedBy, $"{rows[0].Code} is replaced by two codes, {after[0].ReplacedBy} and {after[^1].ReplacedBy}. Where it was split, leave both empty");
        foreach (var (one, other) in rows.SelectMany((one, i) => rows.Skip(i + 1).Select(other => (one, other))))
            if (!(one.To < other.From) && !(other.To < one.From)) yield return Wrong(other, "valid_from", Day(other.From), $"{other.Code} has two names on the same days, as rows {one.Line} and {other.Line} say. End one before the other begins");
    }

    /// <summary>The days on which two spans hold, in words.</summary>
    public static string Both(PlaceSpan one, PlaceSpan other)
    {
        var from = one.From > other.From || other.From is null ? one.From : other.From;
        var to = one.To < other.To || other.To is null ? one.To : other.To;
        return (from, to) switch
        {
            (null, null) => "at all times",
            ({ } first, null) => $"from {Day(first)}",
            (null, { } last) => $"until {Day(last)}",
            var (first, last) => first == last ? $"on {Day(first)}" : $"from {Day(first)} to {Day(last)}",
        };
    }

    public static string Day(DateOnly? day) => day?.ToString("d MMMM yyyy", British) ?? "";

    private static PlaceProblem Wrong(PlaceRow row, string column, string value, string message) => new(row.Line, column, value, $"Row {row.Line}: {message}");
}
