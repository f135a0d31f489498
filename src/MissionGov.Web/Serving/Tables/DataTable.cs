namespace MissionGov.Web.Serving.Tables;

/// <summary>A view as a table: every kind of file is written from these rows and headings, so that no two of them can differ.</summary>
/// <param name="Name">Of its files, without the extension.</param>
/// <param name="Page">The address of the page that shows the same, with its filters.</param>
internal sealed record DataTable(string Name, string Title, string Page, IReadOnlyList<DataColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>Who published the figures; empty for what is kept here.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>What a reader must know, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Periods up to this day; null for today.</summary>
    public DateOnly? AsAt { get; init; }

    /// <summary>Only what was published by this day; null for everything.</summary>
    public DateOnly? KnownOn { get; init; }
}

internal enum ColumnKind
{
    Text,
    Number,
    Whole,
    Day,
    YesNo,
}

/// <param name="Name">As it heads the column in every file. It may be joined by others, and is never changed.</param>
internal sealed record DataColumn(string Name, ColumnKind Kind, string Meaning);

/// <summary>The columns of a kind of row, each with what stands in its cells.</summary>
internal sealed class Columns<TRow>
{
    private readonly List<(DataColumn Column, Func<TRow, object?> Cell)> _all = [];

    public IReadOnlyList<DataColumn> All => [.. _all.Select(one => one.Column)];

    public Columns<TRow> Text(string name, string meaning, Func<TRow, string?> cell) => Add(name, ColumnKind.Text, meaning, cell);

    public Columns<TRow> Number(string name, string meaning, Func<TRow, double?> cell) => Add(name, ColumnKind.Number, meaning, row => cell(row));

    public Columns<TRow> Whole(string name, string meaning, Func<TRow, long?> cell) => Add(name, ColumnKind.Whole, meaning, row => cell(row));

    public Columns<TRow> Day(string name, string meaning, Func<TRow, DateOnly?> cell) => Add(name, ColumnKind.Day, meaning, row => cell(row));

    public Columns<TRow> YesNo(string name, string meaning, Func<TRow, bool?> cell) => Add(name, ColumnKind.YesNo, meaning, row => cell(row));

    public DataTable Table(string name, string title, string page, IEnumerable<TRow> rows) =>
        new(name, title, page, All, [.. rows.Select(row => _all.ConvertAll(one => one.Cell(row)))]);

    private Columns<TRow> Add(string name, ColumnKind kind, string meaning, Func<TRow, object?> cell)
    {
        _all.Add((new DataColumn(name, kind, meaning), cell));
        return this;
    }
}
