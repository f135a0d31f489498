using MissionGov.Domain.Missions;
using MissionGov.Web.Components.Charts;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>The figures behind a target's chart, one row a period: those of the table, and all earlier ones.</summary>
internal static class TargetCsv
{
    public static readonly IReadOnlyList<string> Headings = ["period", "starts", "ends", "actual", "quality", "known_on", "needed", "gap", "projected_median", "projected_80_lower", "projected_80_upper", "status", "sentence"];

    /// <summary>The status stands in the row of the latest figure, where it was judged.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Rows(TargetAssessment assessment)
    {
        foreach (var row in TrajectorySeries.All(assessment))
        {
            var fan = row.Projected?.Interval(0.8);
            var judged = row.Observed is not null && row.Observed == assessment.Latest;
            yield return
            [
                row.Period.Compact, row.Period.Start, row.Period.End, row.Observed?.Value, row.Observed?.Quality.Shorthand(), row.Observed?.KnownOn,
                row.Needed, row.Gap, row.Projected?.Median, fan?.Lower, fan?.Upper,
                judged ? assessment.Status.Code() : null, judged ? StatusSentence.Alone(assessment) : null,
            ];
        }
    }
}
