using System.Globalization;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Missions;
using MissionGov.Web.Components.Charts;

namespace MissionGov.Web.Features.Delivery;

/// <summary>The milestones of all open missions as one list: the late ones, then those of the next 90 days, or all of them.</summary>
public sealed record MilestoneList(DateOnly Today, IReadOnlyList<MilestoneRow> Rows, int Late, int DueSoon, int All, IReadOnlyList<(string Slug, string Name)> Missions, string? Mission, bool ShowsAll, DateOnly? ComparedWith = null)
{
    private const int DaysAhead = 90;

    /// <summary>The finding that titles the page.</summary>
    public string Finding => (All, Late) switch
    {
        (0, _) => "No milestones yet",
        (_, 0) => "No milestone is late",
        (_, 1) => "One milestone is late",
        var (_, late) => $"{BoardHeadline.Number(late)} milestones are late",
    };

    /// <summary>As it stands in an address.</summary>
    public string Query => Address(Mission, ShowsAll, ComparedWith);

    internal GanttSeries Gantt => new(Missions.FirstOrDefault(one => one.Slug == Mission).Name ?? "All missions", Today, [.. Rows.Select(row => row.OfGantt(Mission is null))], ComparedWith);

    /// <summary>What is in the way for so long, or so high up, that the stocktake is offered it; oldest first.</summary>
    internal IEnumerable<(MilestoneRow Row, Blocker Blocker)> ForStocktake { get; private init; } = [];

    /// <param name="mission">Only of this mission; one that does not exist counts as not asked.</param>
    internal static MilestoneList Of(MilestonesView view, string? mission, bool showAll)
    {
        List<(string Slug, string Name)> missions = [.. view.Rows.Select(row => (row.Mission, row.MissionName)).Distinct().OrderBy(row => row.MissionName, StringComparer.Ordinal)];
        var chosen = missions.Exists(one => one.Slug == mission) ? mission : null;
        List<MilestoneRow> rows = [.. view.Rows.Where(row => chosen is null || row.Mission == chosen)];
        bool IsLate(MilestoneRow row) => row.IsOpen && row.IsLate;
        bool IsSoon(MilestoneRow row) => row.IsOpen && !row.IsLate && row.ForecastDate <= view.Today.AddDays(DaysAhead);
        return new MilestoneList(view.Today, [.. rows.Where(row => showAll || IsLate(row) || IsSoon(row))], rows.Count(IsLate), rows.Count(IsSoon), rows.Count, missions, chosen, showAll, view.ComparedWith)
        {
            ForStocktake = [.. rows.SelectMany(row => row.Blockers.Where(blocker => blocker.IsForStocktake(view.Today)), (row, blocker) => (row, blocker)).OrderBy(pair => pair.blocker.Since)],
        };
    }

    /// <summary>The page of one mission's milestones.</summary>
    public static string Page(string mission, DateOnly? comparedWith) => $"/missions/{mission}/milestones{Address(null, showAll: false, comparedWith)}";

    public static string Address(string? mission, bool showAll, DateOnly? comparedWith = null)
    {
        string?[] parts = [mission is null ? null : $"mission={mission}", showAll ? "show=all" : null, comparedWith is { } day ? $"baseline={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : null];
        return parts.Any(part => part is not null) ? $"?{string.Join('&', parts.OfType<string>())}" : "";
    }
}
