namespace MissionGov.Web.Features.Observations.Formats.Workbooks;

/// <summary>What a number in a cell is shown as.</summary>
internal enum CellStyle
{
    Plain,
    Percent,

    /// <summary>A day, or a day with its time.</summary>
    Day,
    Month,
    Year,
}
