using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>What a file holds, as read: nothing here has met the database yet.</summary>
/// <param name="Layout">Name of the recognised layout; empty when none was.</param>
/// <param name="WholeSeries">The publisher puts whole series in each file, so a value that is absent was withdrawn.</param>
/// <param name="Notes">How it was read, where a person should look twice: encoding, separator, order of dates.</param>
public sealed record ObservationFile(
    string Layout, bool WholeSeries, IReadOnlyList<string> Notes, IReadOnlyList<FileRow> Rows, FileCounts Counts, IReadOnlyList<string> Warnings, ProblemList Problems)
{
    /// <summary>Dates such as 03/04/2026, of which a person may know better whether the month comes first.</summary>
    public bool HasDatesInFigures { get; init; }

    /// <summary>The fixes that were read in the place of what the file says.</summary>
    public IReadOnlyList<CellFix> Mended { get; init; } = [];
}

/// <summary>One checked figure.</summary>
/// <param name="Line">The row number a spreadsheet shows; the headings are row 1.</param>
public readonly record struct FileRow(int Line, FileSeries Series, Period Period, double? Value, Quality Quality);

/// <summary>What one run of figures is about. One instance a series, so that a row costs only a reference.</summary>
/// <param name="Breakdown">Such as "Sex=Female; Age=16 to 24"; empty for the headline.</param>
public sealed record FileSeries(FileIndicator Indicator, FilePlace Place, string Breakdown);

/// <param name="Slug">The address of an indicator we hold, or of the one to make.</param>
/// <param name="Unit">As the file says it; empty when it does not.</param>
public sealed record FileIndicator(string Slug, string Name, string Unit);

/// <param name="Code">The official code; empty when the file names no place.</param>
public sealed record FilePlace(string Code, string Name, string Level);

/// <param name="Rows">Data rows read, blank lines not counted.</param>
/// <param name="Missing">Rows without a value, for whatever reason.</param>
/// <param name="Suppressed">Those of them withheld by the publisher.</param>
/// <param name="Duplicates">Rows that say again what an earlier row said.</param>
/// <param name="Bad">Rows with a problem of their own.</param>
public sealed record FileCounts(int Rows, int Missing, int Suppressed, int Duplicates, int Bad = 0);
