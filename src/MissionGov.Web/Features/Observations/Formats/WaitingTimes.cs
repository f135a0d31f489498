using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>NHS England's overview of referral to treatment waits: counts by month, of which the standard is a share.</summary>
internal static class WaitingTimes
{
    private const string Within = "type_of_wait=No. within 18 weeks";
    private const string Total = "type_of_wait=Total waiting";
    private const int PercentOfOne = 100;

    public static readonly Layout Layout = new("nhs-rtt")
    {
        WholeSeries = true,
        Names = new Dictionary<Role, string[]> { [Role.Period] = ["month"], [Role.Value] = ["count"] },
        Always = new Dictionary<Role, string>
        {
            [Role.Indicator] = "Patients waiting 18 weeks or less to start treatment",
            [Role.Place] = "E92000001",
            [Role.PlaceName] = "England",
            [Role.Level] = "Nation",
            [Role.Unit] = "%",
        },
        Derive = Share,
    };

    // 92% of patients on incomplete pathways should have waited 18 weeks or less: within ÷ all waiting.
    private static List<FileRow> Share(IReadOnlyList<FileRow> counts)
    {
        var all = counts.Where(row => row.Series.Breakdown == Total).ToDictionary(row => row.Period);
        var shares = new List<FileRow>();
        FileSeries? series = null;
        foreach (var within in counts.Where(row => row.Series.Breakdown == Within))
        {
            if (!all.TryGetValue(within.Period, out var total)) continue;
            series ??= within.Series with { Breakdown = "" };
            var share = total.Value > 0 ? PercentOfOne * within.Value / total.Value : null;
            shares.Add(within with { Series = series, Value = share, Quality = share is null ? within.Quality | Quality.NotAvailable : within.Quality });
        }

        return shares;
    }
}
