using MissionGov.Domain.Missions;
using MissionGov.Web.Components.Charts;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>The figures behind a target's chart, one row a period: those of the table, and all earlier ones.</summary>
internal static class TargetCsv
{
    private static readonly IReadOnlyList<string> Always = ["period", "starts", "ends", "actual", "quality", "known_on", "needed", "gap", "projected_median", "projected_80_lower", "projected_80_upper", "status", "sentence"];

    /// <summary>Each rule of another body that was asked for adds two columns.</summary>
    public static IReadOnlyList<string> Headings(TargetView view) => [.. Always, .. view.Progress.SelectMany(named => new[] { $"{TargetFilter.Code(named.Measure)}_status", $"{TargetFilter.Code(named.Measure)}_progress" })];

    /// <summary>The status stands in the row of the latest figure, where it was judged.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Rows(TargetView view)
    {
        var assessment = view.Assessment;
        foreach (var row in TrajectorySeries.All(assessment))
        {
            var fan = row.Projected?.Interval(0.8);
            var judged = row.Observed is not null && row.Observed == assessment.Latest;
            yield return
            [
                row.Period.Compact, row.Period.Start, row.Period.End, row.Observed?.Value, row.Observed?.Quality.Shorthand(), row.Observed?.KnownOn,
                row.Needed, row.Gap, row.Projected?.Median, fan?.Lower, fan?.Upper,
                judged ? assessment.Status.Code() : null, judged ? StatusSentence.Alone(assessment) : null,
                .. view.Progress.Select(ProgressJson.Of).SelectMany(named => new object?[] { judged ? named.Status : null, judged ? named.Progress : null }),
            ];
        }
    }
}
