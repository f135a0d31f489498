namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>What a person put in the place of one wrong cell. The file itself stays as it came.</summary>
/// <param name="Row">The row number a spreadsheet shows.</param>
/// <param name="Column">The heading, as the file writes it.</param>
/// <param name="Was">What the cell says, as it was shown.</param>
/// <param name="Sheet">Of a workbook; null for a file of one table.</param>
public sealed record CellFix(int Row, string Column, string Was, string Value, string? Sheet = null);
