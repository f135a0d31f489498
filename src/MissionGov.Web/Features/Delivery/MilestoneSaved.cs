using System.Globalization;

namespace MissionGov.Web.Features.Delivery;

/// <summary>The reward for an update: what it changed on the minister's page.</summary>
internal static class MilestoneSaved
{
    public static string InWords(MilestonesView before, MilestonesView after)
    {
        var late = before.Late == after.Late ? $"Late milestones: still {after.Late}" : $"Late milestones: {before.Late} → {after.Late}";
        var next = after.Rows.Where(row => row.IsOpen).Select(row => (DateOnly?)row.ForecastDate).Min();
        return next is { } day ? $"Saved. {late}; next {day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"))}." : $"Saved. {late}; none is open.";
    }
}
