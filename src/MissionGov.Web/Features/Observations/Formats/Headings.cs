namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>The heading row: names as written, and as compared.</summary>
internal sealed class Headings
{
    private const int MaximumFound = 20;

    // "Dat" for "Date", "Vlaue" for "Value"; further apart it is another word.
    private const int NearestEdits = 2;

    private readonly string[] _written;
    private readonly string[] _plain;

    public Headings(RowReader reader)
    {
        _written = [.. Enumerable.Range(0, reader.Count).Select(column => CellText.Name(reader[column]))];
        _plain = [.. _written.Select(Plain)];
    }

    public int Count => _written.Length;

    /// <summary>As the file writes it.</summary>
    public string this[int column] => _written[column];

    /// <summary>Lower case, one space between words: "Area_Code " and "area code" are one heading.</summary>
    public static string Plain(string heading) =>
        string.Join(' ', CellText.Name(heading).ToLowerInvariant().Split([' ', '_', '\u00A0', '\r', '\n', '.'], StringSplitOptions.RemoveEmptyEntries));

    public string PlainAt(int column) => _plain[column];

    /// <summary>The column of a heading as the file writes it; negative for none.</summary>
    public int Written(string heading) => heading.Length == 0 ? -1 : Array.IndexOf(_written, heading);

    public int Find(string heading) => Array.IndexOf(_plain, Plain(heading));

    public bool Has(params ReadOnlySpan<string> headings)
    {
        foreach (var heading in headings)
            if (Find(heading) < 0) return false;
        return true;
    }

    /// <summary>Two columns of one name, of which the file does not say which counts.</summary>
    public string? Doubled()
    {
        var twice = _plain.Index().Where(heading => heading.Item.Length > 0).GroupBy(heading => heading.Item).FirstOrDefault(same => same.Skip(1).Any());
        if (twice is null) return null;
        var columns = twice.Select(heading => heading.Index + 1).ToList();
        return $"Two columns are called ‘{_written[columns[0] - 1]}’ (columns {columns[0]} and {columns[1]}). Rename one";
    }

    /// <summary>Names the column that is missing, those there are, and the likeliest slip or what to add.</summary>
    public string Missing(string wanted, IReadOnlyCollection<string> accepted, string how) =>
        $"Column ‘{wanted}’ is missing. Found: {Found}. {(Near(accepted) is { } near ? $"Did you mean ‘{near}’?" : how)}";

    public bool IsNear(IReadOnlyCollection<string> accepted) => Near(accepted) is not null;

    /// <summary>A list, a survey or a page of words: nothing says when, and nothing how much.</summary>
    public string NoFigures() => $"The file holds no figures over time: no column gives a date and none a value. Found: {Found}. Choose a file with columns such as Date, Place and Value";

    private string Found => string.Join(", ", _written.Take(MaximumFound).Select(ProblemList.Shorten)) + (Count > MaximumFound ? "…" : "");

    private string? Near(IReadOnlyCollection<string> accepted) =>
        _written.Where((heading, column) => heading.Length > 1 && accepted.Any(name => IsNear(_plain[column], name))).FirstOrDefault();

    // Lengths tell first: a heading may be as long as a row.
    private static bool IsNear(string heading, string name) =>
        Math.Abs(heading.Length - name.Length) <= NearestEdits && Edits(heading, name) <= Math.Min(NearestEdits, (name.Length - 1) / 2);

    // Levenshtein's distance, by one row of its table.
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (from[i - 1] == to[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
