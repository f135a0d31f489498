namespace MissionGov.Web.Features.Observations.Formats.Tables;

/// <summary>Parts of a sheet that are no figures, counted so that the preview can say so.</summary>
internal sealed class LeftOut
{
    private const int MostNamed = 5;

    private readonly SortedDictionary<string, (int Count, List<int> Rows)> _parts = new(StringComparer.Ordinal);

    public IEnumerable<string> Notes => _parts.Select(part => $"{part.Key} were left out: {(part.Value.Count == 1 ? "row" : "rows")} {Named(part.Value.Rows, part.Value.Count)}");

    /// <summary>Columns of figures in a table with a column for each period.</summary>
    public static string WithoutPeriod(IReadOnlyList<string> columns) =>
        columns.Count == 1 ? $"Column {columns[0]} names no period and was left out" : $"Columns {string.Join(", ", columns.SkipLast(1))} and {columns[^1]} name no period and were left out";

    public void Add(string what, int row)
    {
        var (count, rows) = _parts.GetValueOrDefault(what, (0, []));
        if (count < MostNamed) rows.Add(row);
        _parts[what] = (count + 1, rows);
    }

    private static string Named(List<int> rows, int count) =>
        count > rows.Count ? $"{string.Join(", ", rows)} and {count - rows.Count:N0} more" : rows.Count == 1 ? $"{rows[0]}" : $"{string.Join(", ", rows.SkipLast(1))} and {rows[^1]}";
}
