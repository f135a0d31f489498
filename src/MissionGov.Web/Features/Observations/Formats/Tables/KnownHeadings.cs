namespace MissionGov.Web.Features.Observations.Formats.Tables;

/// <summary>Whether a layout we know fits a row of headings.</summary>
/// <param name="below">Rows that follow it, as far as they were looked at.</param>
internal delegate bool KnownHeadings(HeldRow headings, IReadOnlyList<HeldRow> below);
