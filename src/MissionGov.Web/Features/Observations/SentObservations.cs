using System.Globalization;
using System.Text;
using MissionGov.Web.Features.Observations.Formats;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.Observations;

/// <summary>Figures as a program sends them.</summary>
internal sealed record SentObservations(IReadOnlyList<SentRow> Rows)
{
    // The layout whose headings mean what they say: what a breakdown is called must not be one of them.
    private static readonly HashSet<string> Taken = [.. Layouts.Tidy.Names.Values.SelectMany(names => names)];

    /// <summary>The same rows as a file, so that they go the way of every other.</summary>
    /// <exception cref="RequestProblem">A breakdown has a name that means something else.</exception>
    public string AsCsv()
    {
        List<string> parts = [.. Rows.SelectMany(row => row.Breakdown?.Keys ?? []).Distinct()];
        foreach (var (index, row) in Rows.Index())
        {
            foreach (var name in row.Breakdown?.Keys ?? [])
            {
                if (name.Trim().Length == 0 || Taken.Contains(Headings.Plain(name))) throw new RequestProblem($"/rows/{index}/breakdown/{name}", "A breakdown cannot be called that. Use another name.");
            }
        }

        // A column that nobody fills is left out: what the address says then holds.
        List<(string Heading, Func<SentRow, string?> Cell)> columns = [("period", row => row.Period), ("value", row => row.Value?.ToString("R", CultureInfo.InvariantCulture))];
        if (Rows.Any(row => row.Indicator is not null)) columns.Add(("indicator", row => row.Indicator));
        if (Rows.Any(row => row.Place is not null)) columns.Add(("place", row => row.Place));
        if (Rows.Any(row => row.Quality is not null)) columns.Add(("quality", row => row.Quality));
        columns.AddRange(parts.Select(part => (part, (Func<SentRow, string?>)(row => row.Breakdown?.GetValueOrDefault(part)))));

        var text = new StringBuilder().AppendJoin(',', columns.Select(column => Quoted(column.Heading))).Append('\n');
        foreach (var row in Rows) text.AppendJoin(',', columns.Select(column => Quoted(column.Cell(row) ?? ""))).Append('\n');
        return text.ToString();
    }

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

/// <param name="Period">In any of the ways that the import reads: 2026-01, 2026-Q1, 2025/26.</param>
/// <param name="Value">Null where there is none; the quality then says why.</param>
/// <param name="Breakdown">Such as { "Sex": "Female" }.</param>
internal sealed record SentRow(string Period, double? Value, string? Indicator = null, string? Place = null, string? Quality = null, IReadOnlyDictionary<string, string>? Breakdown = null);

/// <summary>What became of figures that were sent, or what would.</summary>
/// <param name="Message">Why nothing was saved, where that is no fault: the very same is held already.</param>
/// <param name="Statuses">Targets whose status would change; in a dry run only.</param>
internal sealed record SentAnswer(
    Guid? Command, bool DryRun, bool Saved, string Layout, int Rows, int New, int Revised, int Unchanged, int Withdrawn, int Missing, int Duplicates, string? Message, IReadOnlyList<string> Warnings, IReadOnlyList<SentEffect> Statuses);

internal sealed record SentEffect(string Mission, string Target, string Before, string After);
