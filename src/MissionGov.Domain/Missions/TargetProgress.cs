using MissionGov.Analysis;
using MissionGov.Analysis.TimeSeries;
using MissionGov.Analysis.Trajectories;

namespace MissionGov.Domain.Missions;

/// <summary>The one function that says how a target stands. Nothing else in the product names a status.</summary>
public static class TargetProgress
{
    /// <param name="target">With its indicator.</param>
    /// <param name="observations">One vintage a period, oldest first, none that ends after <paramref name="today"/>.</param>
    /// <param name="today">The day the question is asked for.</param>
    public static TargetAssessment Assess(Target target, IReadOnlyList<Observation> observations, DateOnly today, RatingRules rules)
    {
        var path = new RequiredPath(target.Goal);
        var history = new TargetHistory(target, observations);
        var latest = history.Comparable is [.., var last] ? last : null;
        var assessment = new TargetAssessment
        {
            Target = target,
            Today = today,
            Status = TargetStatus.NotRated,
            Reason = new StatusReason("noData", "No figures yet."),
            Observations = observations,
            Required = path.Values(target.Indicator.MonthsPerPeriod),
            Facts = history.Facts(today, rules),
            Latest = latest,
            Trend = history.Trend,
        };
        if (target.NotTrackableBecause is { } because) return assessment with { Reason = new StatusReason("notTrackable", because), Required = [] };
        if (latest is null) return assessment;

        assessment = WithGap(assessment, path, latest);
        assessment = WithForecast(assessment, history, latest);
        assessment = WithDataAge(assessment, latest, rules);
        var (status, reason) = StatusRule.Rate(assessment, history, path, rules);
        // Nobody waits for the next figure of a target that has its verdict.
        return status.IsVerdict()
            ? assessment with { Status = status, Reason = reason, NextDue = null, DaysLate = 0 }
            : assessment with { Status = status, Reason = reason };
    }

    private static TargetAssessment WithGap(TargetAssessment assessment, RequiredPath path, Observation latest)
    {
        var (month, value) = (latest.Period.EndMonth, latest.Value!.Value);
        var needed = path.At(month);
        var periodsLeft = (assessment.Goal.Deadline.EndMonth - month) / (double)assessment.Indicator.MonthsPerPeriod;
        var placed = assessment with
        {
            RequiredNow = needed,
            Gap = assessment.Goal.Gap(value, needed),
            RequiredPace = Pace.Needed(value, assessment.Goal.Value, periodsLeft),
        };
        return placed with { MonthsBehind = placed.IsBehind ? path.MonthsBehind(month, value) : null };
    }

    private static TargetAssessment WithForecast(TargetAssessment assessment, TargetHistory history, Observation latest)
    {
        var steps = StatusQuo.StepsToDeadline(assessment.Target, latest);
        if (steps < 1) return assessment;
        return StatusQuo.Project(assessment.Target, history.Comparable, steps) switch
        {
            Answer<Projection>.Found(var projection) => assessment with
            {
                Projection = projection,
                Projected = [.. projection.Points.Select(point => new ProjectedValue(latest.Period.Shift(point.Step * assessment.Indicator.MonthsPerPeriod), point))],
                Chance = projection.HasFan ? projection.Points[steps - 1].Distribution.ChanceOf(assessment.Goal.Value, assessment.Goal.Direction) : null,
                NoForecastBecause = projection.HasFan ? null : projection.Warnings.First(warning => warning.StartsWith("Not enough", StringComparison.Ordinal)),
            },
            Answer<Projection>.Refused refused => assessment with { NoForecastBecause = $"Not enough history for a forecast: {refused.Have} of {refused.Need}." },
            _ => assessment,
        };
    }

    private static TargetAssessment WithDataAge(TargetAssessment assessment, Observation latest, RatingRules rules)
    {
        var due = assessment.Indicator.NextDue(latest.Period);
        return assessment with { NextDue = due, DaysLate = rules.DaysLate(due, assessment.Today) };
    }
}
