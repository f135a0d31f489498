using MissionGov.Web.Features.Observations.Formats.Tables;
using MissionGov.Web.Features.Observations.Formats.Workbooks;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Reads a file of observations into checked rows. Pure: the same bytes and options give the same answer.</summary>
internal static class FileReading
{
    // Often enough for a person who presses Cancel, seldom enough to cost nothing.
    private const int RowsBetweenChecks = 4096;

    /// <param name="open">Opens the file from its start; it is read twice, for the encoding and for the rows.</param>
    /// <param name="fileName">Its own name, which some publishers use to say what it holds.</param>
    public static ObservationFile Read(Func<Stream> open, string fileName, ReadOptions options, CancellationToken cancelled = default)
    {
        try
        {
            using var table = FileTable.Open(open, fileName, options, (row, _) => Known(new Headings(row), fileName, options), cancelled);
            return Read(table, fileName, options, cancelled);
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

    private static ObservationFile Read(OpenTable table, string fileName, ReadOptions options, CancellationToken cancelled)
    {
        var headings = table.Headings;
        if (headings.Doubled() is { } doubled) return Refused(table.HeadingRow, doubled);
        var layout = options.Over(Layouts.Of(headings, fileName));
        var (roles, missing) = layout.Bind(headings);
        if (missing is not null) return Refused(table.HeadingRow, table.HeadingRow > 1 ? $"{missing}{(missing[^1] is '.' or '?' ? "" : ".")} We took row {table.HeadingRow} for the headings" : missing);

        using var reader = table.Rows();
        var problems = new ProblemList { Placed = problem => reader.Placed(problem, headings.Written(problem.Column)) };
        var rows = new RowChecks(headings, roles, layout, options, reader.DecimalCommas, problems);
        while (reader.Read())
        {
            if (rows.Count % RowsBetweenChecks == 0) cancelled.ThrowIfCancellationRequested();
            if (reader.IsBlank && headings.Count > 1) continue;
            if (Fault(reader, headings, roles) is { } fault) rows.Refuse(fault);
            else rows.Check(reader);
        }

        if (reader.Problem is { } stopped) problems.Add(stopped);
        else if (rows.Count == 0) problems.Add(new(table.HeadingRow, "", "", "The file has headings but no data rows"));
        return rows.Finish([.. table.Notes, .. reader.Notes]);
    }

    private static bool Known(Headings headings, string fileName, ReadOptions options) => options.Over(Layouts.Of(headings, fileName)).Bind(headings).Problem is null;

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
