using MissionGov.Web.Features.Observations.Formats.Tables;
using MissionGov.Web.Features.Observations.Formats.Workbooks;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Reads a file of observations into checked rows. Pure: the same bytes and options give the same answer.</summary>
internal static class FileReading
{
    // Often enough for a person who presses Cancel, seldom enough to cost nothing.
    private const int RowsBetweenChecks = 4096;

    // A filter of a publisher's table changes within so many rows.
    private const int SampledRows = 1000;

    /// <param name="open">Opens the file from its start; it is read twice, for the encoding and for the rows.</param>
    /// <param name="fileName">Its own name, which some publishers use to say what it holds.</param>
    /// <param name="done">Hears how many rows are read, now and then.</param>
    public static ObservationFile Read(Func<Stream> open, string fileName, ReadOptions options, Action<int>? done = null, CancellationToken cancelled = default)
    {
        try
        {
            using var table = FileTable.Open(open, fileName, options, (row, below) => Known(row, below, fileName, options), cancelled);
            return Read(table, fileName, options, done, cancelled);
        }
        catch (BadFileException bad)
        {
            return Refused(bad.Row, bad.Message);
        }
        catch (Exception fault) when (WorkbookTable.Explain(fault) is { } bad)
        {
            return Refused(0, bad.Message);
        }
    }

    /// <summary>The table that would be read, for who must say what its columns mean; null where there is none.</summary>
    public static OpenTable? FindTable(Func<Stream> open, string fileName, ReadOptions options, CancellationToken cancelled)
    {
        try
        {
            return FileTable.Open(open, fileName, options, (row, below) => Known(row, below, fileName, options), cancelled);
        }
        catch (Exception fault) when (fault is BadFileException || WorkbookTable.Explain(fault) is not null)
        {
            return null;
        }
    }

    private static ObservationFile Read(OpenTable table, string fileName, ReadOptions options, Action<int>? done, CancellationToken cancelled)
    {
        var headings = table.Headings;
        if (headings.Doubled() is { } doubled) return Refused(table.HeadingRow, doubled);
        var layout = options.Over(Layouts.Of(headings, fileName, Sample(table)));
        var (roles, missing) = layout.Bind(headings);
        if (missing is not null) return Refused(table.HeadingRow, table.HeadingRow > 1 ? $"{missing}{(missing[^1] is '.' or '?' ? "" : ".")} We took row {table.HeadingRow} for the headings" : missing);

        // The first rows may all be of one year: only the whole file shows what 2010-11 is.
        return ReadRows(table, roles, layout, options, done, cancelled, out var shown) ?? ReadRows(table, roles, layout with { Hint = shown }, options, done, cancelled, out _)!;
    }

    /// <param name="shown">What the periods of all rows show together.</param>
    /// <returns>Null where that is not what the layout says.</returns>
    private static ObservationFile? ReadRows(OpenTable table, Role[] roles, Layout layout, ReadOptions options, Action<int>? done, CancellationToken cancelled, out PeriodHint? shown)
    {
        var headings = table.Headings;
        using var reader = options.FixesHere is { Count: > 0 } fixes ? new MendedRows(table.Rows(), headings, fixes) : table.Rows();
        var problems = new ProblemList { Placed = problem => reader.Placed(problem, headings.Written(problem.Column)) };
        var rows = new RowChecks(headings, roles, layout, options, reader.DecimalCommas, problems);
        while (reader.Read())
        {
            if (rows.Count % RowsBetweenChecks == 0)
            {
                cancelled.ThrowIfCancellationRequested();
                done?.Invoke(rows.Count);
            }

            if (reader.IsBlank && headings.Count > 1) continue;
            if (reader.CanFault && Fault(reader, headings, roles) is { } fault) rows.Refuse(fault);
            else rows.Check(reader);
        }

        shown = rows.PeriodsShow;
        if (shown != layout.Hint) return null;
        if (reader.Problem is { } stopped) problems.Add(stopped);
        else if (rows.Count == 0) problems.Add(new(table.HeadingRow, "", "", "The file has headings but no data rows"));
        return rows.Finish([.. table.Notes, .. layout.Notes, .. reader.Notes]) with { Mended = reader is MendedRows mended ? [.. mended.Met] : [] };
    }

    // The first rows, which tell a column of figures from a column of words before any row is checked.
    private static List<string[]> Sample(OpenTable table)
    {
        List<string[]> rows = [];
        using var reader = table.Rows();
        while (rows.Count < SampledRows && reader.Read())
            if (reader.Count == table.Headings.Count) rows.Add([.. Enumerable.Range(0, reader.Count).Select(column => reader[column].ToString())]);
        return rows;
    }

    private static bool Known(HeldRow row, IReadOnlyList<HeldRow> below, string fileName, ReadOptions options)
    {
        var headings = new Headings(row);
        List<string[]> sample = [.. below.Where(held => held.Count == headings.Count).Select(held => Enumerable.Range(0, held.Count).Select(held.Text).ToArray())];
        return options.Over(Layouts.Of(headings, fileName, sample)).Bind(headings).Problem is null;
    }

    private static FileProblem? Fault(RowReader reader, Headings headings, Role[] roles)
    {
        for (var column = 0; column < headings.Count; column++)
            if (roles[column] != Role.Ignored && reader.Fault(column) is { } fault) return new(reader.Row, headings[column], reader[column].ToString(), fault);
        return null;
    }

    private static ObservationFile Refused(int row, string message)
    {
        var problems = new ProblemList();
        problems.Add(new(row, "", "", message));
        return new("", false, [], [], new(0, 0, 0, 0), [], problems);
    }
}
