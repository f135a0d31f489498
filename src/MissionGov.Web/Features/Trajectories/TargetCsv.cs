using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>The figures behind a target's chart, one row a period. The table on the page shows the same rows.</summary>
internal static class TargetCsv
{
    public static readonly IReadOnlyList<string> Headings = ["period", "starts", "ends", "actual", "quality", "known_on", "needed", "gap", "projected_median", "projected_80_lower", "projected_80_upper", "status", "sentence"];

    /// <summary>The status stands in the row of the latest figure, where it was judged.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Rows(TargetAssessment assessment)
    {
        var seen = assessment.Observations.ToDictionary(observation => observation.Period.EndMonth);
        var needed = assessment.Required.ToDictionary(required => required.Period.EndMonth);
        var projected = assessment.Projected.ToDictionary(value => value.Period.EndMonth);
        foreach (var month in seen.Keys.Concat(needed.Keys).Concat(projected.Keys).Distinct().Order())
        {
            var (actual, path, coming) = (seen.GetValueOrDefault(month), needed.GetValueOrDefault(month), projected.GetValueOrDefault(month));
            var period = actual?.Period ?? path?.Period ?? coming!.Period;
            var fan = coming is not null && assessment.Projection!.HasFan ? coming.Point.Interval(0.8) : (MissionGov.Analysis.TimeSeries.Interval?)null;
            var judged = actual is not null && actual == assessment.Latest;
            yield return
            [
                period.Compact, period.Start, period.End, actual?.Value, actual?.Quality.Shorthand(), actual?.KnownOn, path?.Value,
                actual?.Value is { } value && path is not null ? assessment.Goal.Gap(value, path.Value) : null,
                coming?.Point.Median, fan?.Lower, fan?.Upper,
                judged ? assessment.Status.Code() : null, judged ? StatusSentence.Alone(assessment) : null,
            ];
        }
    }
}
