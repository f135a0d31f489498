namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>The rows of a file with the cells that a person has mended in their place; the file itself stays as it was sent.</summary>
internal sealed class MendedRows(RowReader rows, Headings headings, IReadOnlyList<CellFix> fixes) : RowReader
{
    private readonly ILookup<int, CellFix> _fixes = fixes.ToLookup(fix => fix.Row);
    private readonly HashSet<CellFix> _met = [];

    /// <summary>Those whose cell was there to be mended, so far.</summary>
    public IReadOnlyCollection<CellFix> Met => _met;

    public override int Count => rows.Count;

    public override bool IsBlank => rows.IsBlank;

    public override bool DecimalCommas => rows.DecimalCommas;

    public override IReadOnlyList<string> Notes => rows.Notes;

    public override ReadOnlySpan<char> this[int column] => FixOf(column) is { } mended ? mended.Value : rows[column];

    public override bool Read()
    {
        rows.ColumnName = ColumnName;
        var isThere = rows.Read();
        (Row, Problem) = (rows.Row, rows.Problem);
        return isThere;
    }

    public override string? Fault(int column) => FixOf(column) is null ? rows.Fault(column) : null;

    public override string NameOf(int column, Headings headings) => rows.NameOf(column, headings);

    public override FileProblem Placed(FileProblem problem, int column) => rows.Placed(problem, column);

    public override void Dispose() => rows.Dispose();

    private CellFix? FixOf(int column)
    {
        if (column < 0 || column >= headings.Count || !_fixes.Contains(Row)) return null;
        var name = Headings.Plain(rows.NameOf(column, headings));
        var mended = _fixes[Row].LastOrDefault(fix => Headings.Plain(fix.Column) == name);
        if (mended is not null) _met.Add(mended);
        return mended;
    }
}
