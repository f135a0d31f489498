namespace MissionGov.Web.Features.Observations.Formats.Tables;

/// <summary>A table found in a file: its headings and the way to its rows.</summary>
/// <param name="Rows">Opens the rows from the first below the headings; one reader at a time.</param>
/// <param name="HeadingRow">Where the headings are.</param>
internal sealed record OpenTable(Func<RowReader> Rows, Headings Headings, int HeadingRow) : IDisposable
{
    /// <summary>How the file was opened, where a person should look twice.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What the rows are read from.</summary>
    public IDisposable? Source { get; init; }

    public void Dispose() => Source?.Dispose();
}
