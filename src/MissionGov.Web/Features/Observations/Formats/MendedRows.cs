namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>The rows of a file with the cells that a person has mended in their place; the file itself stays as it was sent.</summary>
internal sealed class MendedRows(RowReader rows, IReadOnlyDictionary<(int Row, int Column), string> fixes) : RowReader
{
    public override int Count => rows.Count;

    public override bool IsBlank => rows.IsBlank;

    public override bool DecimalCommas => rows.DecimalCommas;

    public override IReadOnlyList<string> Notes => rows.Notes;

    public override ReadOnlySpan<char> this[int column] => fixes.TryGetValue((Row, column), out var mended) ? mended : rows[column];

    public override bool Read()
    {
        rows.ColumnName = ColumnName;
        var isThere = rows.Read();
        (Row, Problem) = (rows.Row, rows.Problem);
        return isThere;
    }

    public override string? Fault(int column) => fixes.ContainsKey((Row, column)) ? null : rows.Fault(column);

    public override FileProblem Placed(FileProblem problem, int column) => rows.Placed(problem, column);

    public override void Dispose() => rows.Dispose();
}
