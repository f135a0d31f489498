namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Rows of cells from any kind of file, one at a time: text, a sheet of a workbook, or JSON.</summary>
internal abstract class RowReader : IDisposable
{
    /// <summary>The row just read, counted as a spreadsheet does: a quoted line end starts no new row.</summary>
    public int Row { get; protected set; }

    public abstract int Count { get; }

    public abstract bool IsBlank { get; }

    /// <summary>Why reading stopped before the end; null while all is well.</summary>
    public FileProblem? Problem { get; protected set; }

    /// <summary>Names a column by its place until the caller knows its heading.</summary>
    public Func<int, string> ColumnName { get; set; } = column => $"column {column + 1}";

    /// <summary>Semicolons part the columns, so commas may mark decimals.</summary>
    public virtual bool DecimalCommas => false;

    /// <summary>How the rows were found, where a person should look twice; complete once all are read.</summary>
    public virtual IReadOnlyList<string> Notes => [];

    public abstract ReadOnlySpan<char> this[int column] { get; }

    public abstract bool Read();

    /// <summary>Whether a cell can be wrong before anybody asks what it means.</summary>
    public virtual bool CanFault => true;

    /// <summary>What is wrong with a cell of this row before anybody asks what it means; null when nothing is.</summary>
    public virtual string? Fault(int column) => null;

    /// <summary>What a person knows a column of the row just read by: what a problem of it names.</summary>
    public virtual string NameOf(int column, Headings headings) => headings[column];

    /// <summary>Says where in its file a problem of the row just read lies, as a person would look for it.</summary>
    /// <param name="column">Negative for the row as a whole.</param>
    public virtual FileProblem Placed(FileProblem problem, int column) => problem;

    public abstract void Dispose();
}
