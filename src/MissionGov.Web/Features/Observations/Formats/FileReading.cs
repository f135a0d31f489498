namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Reads a file of observations into checked rows. Pure: the same bytes and options give the same answer.</summary>
internal static class FileReading
{
    // Often enough for a person who presses Cancel, seldom enough to cost nothing.
    private const int RowsBetweenChecks = 4096;

    /// <param name="open">Opens the file from its start; it is read twice, for the encoding and for the rows.</param>
    /// <param name="fileName">Its own name, which some publishers use to say what it holds.</param>
    /// <param name="done">Hears how many rows are read, now and then.</param>
    public static ObservationFile Read(Func<Stream> open, string fileName, ReadOptions options, CancellationToken cancelled = default, Action<int>? done = null)
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
        var layout = options.Over(Layouts.Of(headings, fileName));
        var (roles, missing) = layout.Bind(headings);
        if (missing is not null) return Refused(problems, reader.Row, missing);

        if (options.Fixes.Count > 0) reader.Fixes = options.FixesAt(headings);
        var rows = new RowChecks(headings, roles, layout, options, separator == ';', problems);
        string? sample = null;
        while (reader.Read())
        {
            if (rows.Count % RowsBetweenChecks == 0)
            {
                cancelled.ThrowIfCancellationRequested();
                done?.Invoke(rows.Count);
            }

            if (reader.IsBlank && headings.Count > 1) continue;
            if (text.Guessed) sample ??= Foreign(reader);
            rows.Check(reader);
        }

        if (reader.Problem is { } stopped) problems.Add(stopped);
        else if (rows.Count == 0) problems.Add(new(reader.Row, "", "", "The file has headings but no data rows"));
        return rows.Finish(Notes(text, separator, sample));
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
