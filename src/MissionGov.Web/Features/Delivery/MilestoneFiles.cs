using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Features.Delivery;

/// <summary>A list of milestones as programs read it. The names are a contract; add, never rename.</summary>
internal sealed record MilestonesJson(DateOnly Today, int Shown, int All, int Late, IReadOnlyList<MilestoneJson> Milestones)
{
    public static MilestonesJson Of(MilestoneList list) => new(list.Today, list.Rows.Count, list.All, list.Late, [.. list.Rows.Select(MilestoneJson.Of)]);
}

internal sealed record MilestoneJson(string Mission, string Name, string Owner, DateOnly Baseline, DateOnly Forecast, DateOnly? MetOn, int DaysSlipped, bool Late, string? Reason, bool Illustrative, string Address, DateOnly? Start, DateOnly ComparedWith, int Blockers, DateOnly? StoppedOn, uint Version)
{
    public static MilestoneJson Of(MilestoneRow row) =>
        new(row.Mission, row.Name, row.Owner, row.BaselineDate, row.ForecastDate, row.MetOn, row.DaysSlipped, row.IsLate, row.Slips is [.., var last] ? last.Reason : null, row.Illustrative, row.Address, row.StartDate, row.Compared, row.Blockers.Count, row.StoppedOn, row.Version);
}

/// <summary>The same as a table. The headings are a contract; add, never rename.</summary>
internal static class MilestonesTable
{
    private static readonly Columns<MilestoneJson> All = new Columns<MilestoneJson>()
        .Text("mission", "The mission it belongs to, as in addresses", row => row.Mission)
        .Text("milestone", "Its name", row => row.Name)
        .Text("owner", "Who is in charge, by role", row => row.Owner)
        .Day("baseline", "The day that was first planned; it never changes", row => row.Baseline)
        .Day("forecast", "The day it is expected now", row => row.Forecast)
        .Day("met_on", "The day it was done", row => row.MetOn)
        .Whole("days_slipped", "Days between the two", row => row.DaysSlipped)
        .YesNo("late", "Later than first planned", row => row.Late)
        .Text("reason", "Why it moved last", row => row.Reason)
        .YesNo("illustrative", "Made up for the demo, not a fact", row => row.Illustrative)
        .Text("address", "Its own page", row => row.Address)
        .Day("start", "The day the work on it begins", row => row.Start)
        .Day("compared_with", "The day expected on the date that is compared with; else the day first planned", row => row.ComparedWith)
        .Whole("blockers", "How many things are in its way", row => row.Blockers)
        .Day("stopped_on", "The day it was given up", row => row.StoppedOn);

    public static DataTable Of(MilestoneList list) => Of("milestones", "Milestones of the open missions", $"/milestones{list.Query}", list.Rows) with
    {
        Notes = [list.ShowsAll ? $"All {list.All} milestones." : $"Late ones and those of the next 90 days: {list.Rows.Count} of {list.All}.", Illustrative],
    };

    public static DataTable Of(string mission, MilestonesView view) => Of($"{mission}-milestones", $"Milestones of {view.MissionName}", MilestoneList.Page(mission, view.ComparedWith), view.Rows) with { Notes = [Illustrative] };

    private const string Illustrative = "Milestones marked illustrative are made up for the demo.";

    private static DataTable Of(string name, string title, string page, IReadOnlyList<MilestoneRow> rows) => All.Table(name, title, page, rows.Select(MilestoneJson.Of));
}
