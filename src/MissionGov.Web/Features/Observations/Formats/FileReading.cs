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
    public static ObservationFile Read(Func<Stream> open, string fileName, ReadOptions options, CancellationToken cancelled = default)
    {
        var problems = new ProblemList();
        var text = FileText.Of(open, fileName, cancelled);
        if (text.Problem is not null) return Refused(problems, 0, text.Problem);

        char separator;
        using (var head = text.Open()) separator = Separator.Detect(head);
        using var reader = new RowReader(text.Open(), separator);
        do
        {
            if (!reader.Read()) return Refused(problems, reader.Row, reader.Problem?.Message ?? "The file is empty. Choose a file with a heading row and at least one row of data");
        }
        while (reader.IsBlank);

        var headings = new Headings(reader);
        reader.ColumnName = column => column < headings.Count ? headings[column] : $"column {column + 1}";
        if (headings.Doubled() is { } doubled) return Refused(problems, reader.Row, doubled);
        var layout = options.Over(Layouts.Of(headings, fileName, Sample(text, separator, reader.Row, headings.Count)));
        var (roles, missing) = layout.Bind(headings);
        if (missing is not null) return Refused(problems, reader.Row, missing);

        var rows = new RowChecks(headings, roles, layout, options, separator == ';', problems);
        string? sample = null;
        while (reader.Read())
        {
            if (rows.Count % RowsBetweenChecks == 0) cancelled.ThrowIfCancellationRequested();
            if (reader.IsBlank && headings.Count > 1) continue;
            if (text.Guessed) sample ??= Foreign(reader);
            rows.Check(reader);
        }

        if (reader.Problem is { } stopped) problems.Add(stopped);
        else if (rows.Count == 0) problems.Add(new(reader.Row, "", "", "The file has headings but no data rows"));
        return rows.Finish(Notes(text, separator, sample));
    }

    // The first rows, which tell a column of figures from a column of words before any row is checked.
    private static List<string[]> Sample(FileText text, char separator, int headingRow, int columns)
    {
        List<string[]> rows = [];
        using var reader = new RowReader(text.Open(), separator);
        while (rows.Count < SampledRows && reader.Read())
            if (reader.Row > headingRow && reader.Count == columns) rows.Add([.. Enumerable.Range(0, columns).Select(column => reader[column].ToString())]);
        return rows;
    }

    private static ObservationFile Refused(ProblemList problems, int row, string message)
    {
        problems.Add(new(row, "", "", message));
        return new("", false, [], [], new(0, 0, 0, 0), [], problems);
    }

    private static List<string> Notes(FileText text, char separator, string? sample)
    {
        List<string> notes = [];
        if (text.Guessed) notes.Add($"We read this as Windows-1252. Check ‘{sample}’ looks right");
        if (Separator.Note(separator) is { } note) notes.Add(note);
        return notes;
    }

    private static string? Foreign(RowReader reader)
    {
        for (var column = 0; column < reader.Count; column++)
            if (reader[column].IndexOfAnyExceptInRange('\0', '\x7F') >= 0) return ProblemList.Shorten(reader[column].ToString());
        return null;
    }
}
