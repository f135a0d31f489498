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

/// <summary>The same for a spreadsheet.</summary>
internal static class MilestonesCsv
{
    public static readonly IReadOnlyList<string> Headings = ["mission", "milestone", "owner", "baseline", "forecast", "met_on", "days_slipped", "late", "reason", "illustrative", "address", "start", "compared_with", "blockers", "stopped_on"];

    public static IReadOnlyList<object?> Row(MilestoneRow row)
    {
        var json = MilestoneJson.Of(row);
        return [json.Mission, json.Name, json.Owner, json.Baseline, json.Forecast, json.MetOn, json.DaysSlipped, json.Late ? "yes" : "no", json.Reason, json.Illustrative ? "yes" : "no", json.Address, json.Start, json.ComparedWith, json.Blockers, json.StoppedOn];
    }
}
