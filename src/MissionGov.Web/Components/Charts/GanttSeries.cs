using System.Globalization;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Components.Charts;

/// <summary>One milestone of a Gantt chart.</summary>
/// <param name="Note">What stands beside the name in the table: mission, owner.</param>
/// <param name="Start">When work was planned to start; null where nobody said.</param>
/// <param name="Baseline">The date it is compared with.</param>
/// <param name="Expected">The day it is expected, or was done.</param>
/// <param name="Slip">"+6 weeks", "−2 days" or "".</param>
public sealed record GanttRow(string Name, string Address, string Note, DateOnly? Start, DateOnly Baseline, DateOnly Expected, bool IsMet, bool IsLate, string Slip)
{
    public static GanttRow Of(string name, string address, string note, DateOnly? start, DateOnly baseline, DateOnly expected, bool isMet, bool isLate) =>
        new(name, address, note, start, baseline, expected, isMet, isLate, MilestoneWords.Slip(baseline, expected));
}

/// <summary>Milestones, late ones first, as the chart draws them, the table lists them and the CSV has them.</summary>
/// <param name="ComparedWith">The day whose forecast is the baseline; null for the date first planned.</param>
public sealed record GanttSeries(string Subject, DateOnly Today, IReadOnlyList<GanttRow> Rows, DateOnly? ComparedWith = null)
{
    /// <summary>More rows than this are shown only when asked for. A printed page holds as many.</summary>
    public const int MostRows = 25;

    private const int NamedInWords = 3;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>A finding: who is late, and by how much at most.</summary>
    public string Title => Late switch
    {
        [] => $"{Subject}: {(ComparedWith is null ? "no milestone is late" : "no milestone has moved later")}",
        [var only] => $"{Subject}: one milestone is {Slipped}, {only.Slip}",
        var late => $"{Subject}: {BoardHeadline.Number(late.Count).ToLowerInvariant()} milestones are {Slipped}, at most {Furthest(late).Slip}",
    };

    /// <summary>What is drawn, and against what.</summary>
    public string Subtitle => $"{(Rows.Count == 1 ? "1 milestone" : $"{Rows.Count} milestones")}: the date {BaselineInWords} and the date now expected, on {Day(Today)}";

    public string BaselineInWords => ComparedWith is { } day ? $"expected on {Day(day)}" : "first planned";

    /// <summary>What the furthest from their dates are, in sentences.</summary>
    public string Description => Late.Count == 0
        ? "Every milestone is expected on its date or before."
        : string.Join(' ', Late.OrderByDescending(Days).Take(NamedInWords).Select(row => $"{row.Name}: {Day(row.Baseline)}, now {Day(row.Expected)} ({row.Slip})."));

    public DateOnly First => Days().Min();

    public DateOnly Last => Days().Max();

    private string Slipped => ComparedWith is null ? "late" : "later";

    private List<GanttRow> Late => [.. Rows.Where(row => Days(row) > 0 && !row.IsMet)];

    private IEnumerable<DateOnly> Days() => Rows.SelectMany(row => new[] { row.Start ?? row.Baseline, row.Baseline, row.Expected }).Append(Today);

    private static GanttRow Furthest(List<GanttRow> late) => late.MaxBy(Days)!;

    private static int Days(GanttRow row) => row.Expected.DayNumber - row.Baseline.DayNumber;

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", British);
}
