using MissionGov.Analysis.TimeSeries;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;

namespace MissionGov.Web.Components.Charts;

/// <summary>What is known, needed and expected at one period.</summary>
/// <param name="Actual">Null where there is no figure; <paramref name="Observed"/> may still say why.</param>
/// <param name="Gap">Only for figures that can be compared with the path: positive is better than needed.</param>
/// <param name="AfterBreak">The first period on the other side of a series break.</param>
internal sealed record TrajectoryRow(Period Period, Observation? Observed, double? Actual, double? Needed, bool Official, double? Gap, ProjectedPoint? Projected, bool AfterBreak)
{
    /// <summary>What the period may bring with the plans; null where none counts, or none is asked about.</summary>
    public ValueWithPlans? WithPlans { get; init; }
}

/// <summary>The periods of a trajectory. The chart draws these rows, the table lists them and the CSV has them, so that they cannot differ.</summary>
internal static class TrajectorySeries
{
    // Enough past to judge the forecast by.
    private const int HistoryPerHorizon = 2;

    /// <summary>The periods that a reader is shown.</summary>
    public static IReadOnlyList<TrajectoryRow> Of(TargetAssessment assessment, TargetStrategy? plans = null) => From(FirstMonth(assessment), assessment, plans);

    /// <summary>Every period there is, however long ago.</summary>
    public static IReadOnlyList<TrajectoryRow> All(TargetAssessment assessment, TargetStrategy? plans = null) => From(int.MinValue, assessment, plans);

    private static List<TrajectoryRow> From(int from, TargetAssessment assessment, TargetStrategy? plans)
    {
        var observed = assessment.Observations.GroupBy(seen => seen.Period.EndMonth).ToDictionary(month => month.Key, month => month.Last());
        var required = assessment.Required.ToDictionary(value => value.Period.EndMonth);
        var projected = HasFan(assessment) ? assessment.Projected.ToDictionary(value => value.Period.EndMonth) : [];
        var planned = plans?.InTime.Values.ToDictionary(value => value.Period.EndMonth) ?? [];
        var segments = assessment.Segments;
        var ofBaseline = segments.Of(assessment.Goal.BaselinePeriod);

        var rows = new List<TrajectoryRow>();
        foreach (var month in observed.Keys.Union(required.Keys).Union(projected.Keys).Where(month => month >= from).Order())
        {
            var seen = observed.GetValueOrDefault(month);
            var needed = required.GetValueOrDefault(month);
            var coming = projected.GetValueOrDefault(month);
            var period = seen?.Period ?? coming?.Period ?? needed!.Period;
            var actual = seen is null || seen.Quality.HasFlag(Quality.Forecast) ? null : seen.Value;
            var need = needed?.Value ?? (IsOnPath(assessment.Goal, month) ? assessment.Path?.At(month) : null);
            var gap = actual is { } value && need is { } wanted && segments.Of(period) == ofBaseline ? assessment.Goal.Gap(value, wanted) : (double?)null;
            var afterBreak = rows.Count > 0 && segments.Of(period) != segments.Of(rows[^1].Period);
            rows.Add(new TrajectoryRow(period, seen, actual, need, needed?.Interim == true, gap, coming?.Point, afterBreak) { WithPlans = planned.GetValueOrDefault(month) });
        }

        return rows;
    }

    /// <summary>A forecast is shown with its uncertainty or not at all.</summary>
    public static bool HasFan(TargetAssessment assessment) => assessment.Projected.Count > 0 && assessment.Projection?.HasFan == true;

    /// <summary>Back to the baseline, and at least twice as far back as the deadline is ahead, where there are figures.</summary>
    private static int FirstMonth(TargetAssessment assessment)
    {
        var baseline = assessment.Goal.BaselinePeriod.EndMonth;
        if (assessment.Latest is not { } latest) return assessment.Observations.Count > 0 ? assessment.Observations[0].Period.EndMonth : baseline;
        var deadline = assessment.Goal.Deadline.EndMonth;
        var horizon = deadline > latest.Period.EndMonth ? deadline - latest.Period.EndMonth : 0;
        var back = horizon > 0 ? latest.Period.EndMonth - (HistoryPerHorizon * horizon) : baseline - (deadline - baseline);
        return Math.Min(baseline, back);
    }

    private static bool IsOnPath(StretchGoal goal, int month) => month >= goal.BaselinePeriod.EndMonth && month <= goal.Deadline.EndMonth;
}
