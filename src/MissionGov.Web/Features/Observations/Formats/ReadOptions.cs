namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>What the person importing says about the file, beyond what is in it.</summary>
/// <param name="Today">Periods that end on or after it must be forecasts.</param>
/// <param name="Indicator">The indicator that all rows are about.</param>
/// <param name="IsPercentage">Of that indicator's unit; null when no indicator is chosen.</param>
/// <param name="Monthly">The chosen indicator is monthly, so a date stands for its month.</param>
/// <param name="Sheet">The sheet of a workbook to read; null when only one reads as data.</param>
/// <param name="HeadingRow">The row that names the columns, counted from 1; null when it is to be found.</param>
internal sealed record ReadOptions(DateOnly Today, string? Indicator = null, bool? IsPercentage = null, bool Monthly = false, ColumnMap? Map = null, string? Sheet = null, int? HeadingRow = null)
{
    /// <summary>03/04/2026 is 4 March here.</summary>
    public bool MonthFirst { get; init; }

    public ReadBounds Bounds { get; init; } = ReadBounds.Sent;

    /// <summary>Read in the place of what the file says.</summary>
    public IReadOnlyList<CellFix> Fixes { get; init; } = [];

    /// <summary>The fixes of the table that is read.</summary>
    public IReadOnlyList<CellFix> FixesHere => [.. Fixes.Where(fix => fix.Sheet == Sheet)];

    /// <summary>The layout with what was said put over it.</summary>
    public Layout Over(Layout layout)
    {
        var always = new Dictionary<Role, string>(layout.Always);
        if (Indicator is not null)
        {
            always.TryAdd(Role.Indicator, Indicator);
            always.TryAdd(Role.Place, "");
        }

        return Map is null ? layout with { Always = always } : Map.Over(layout with { Always = always });
    }
}
