using MissionGov.Analysis;
using MissionGov.Analysis.TimeSeries.Trends;
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
        var history = new TargetHistory(target, observations);
        var assessment = new TargetAssessment
        {
            Target = target,
            Today = today,
            Status = TargetStatus.NotRated,
            Reason = new StatusReason("noData", "No figures yet."),
            Observations = observations,
            Facts = history.Facts(today, rules),
            Latest = history.Comparable is [.., var last] ? last : null,
            Trend = history.Trend,
            ComparableFrom = history.Comparable is [var first, ..] ? first.Period : null,
        };
        if (target.NotTrackableBecause is { } because) return assessment with { Reason = new StatusReason("notTrackable", because) };
        if (target.Goal.WhyNoPath() is { } noPath) return assessment with { Reason = new StatusReason("noPath", noPath) };

        var laid = assessment.Latest is null ? null : RegularCalendar.Lay(target.Indicator, history.Comparable);
        var path = new RequiredPath(target.Goal, target.Goal.Shape == TrajectoryShape.Seasonal && laid is not null ? Season.DeparturesOf(laid) : null);
        assessment = assessment with { Path = path, Required = path.Values(target.Indicator.MonthsPerPeriod) };
        if (assessment.Latest is not { } latest) return assessment;

        // Before the baseline nothing was needed yet.
        if (latest.Period.EndMonth >= target.Goal.BaselinePeriod.EndMonth) assessment = WithPace(WithGap(assessment, path, latest), history, laid);
        assessment = Outlook.Add(assessment, history, laid) with { PastTrend = PastTrend(laid) };
        assessment = WithDataAge(assessment, latest, rules);
        var (status, reason) = StatusRule.Rate(assessment, history, laid, path, rules);
        // Nobody waits for the next figure of a target that has its verdict.
        return status.IsVerdict()
            ? assessment with { Status = status, Reason = reason, NextDue = null, DaysLate = 0 }
            : assessment with { Status = status, Reason = reason };
    }

    private static TargetAssessment WithGap(TargetAssessment assessment, RequiredPath path, Observation latest)
    {
        var (month, value) = (latest.Period.EndMonth, latest.Value!.Value);
        var needed = path.At(month);
        var placed = assessment with { RequiredNow = needed, Gap = assessment.Goal.Gap(value, needed) };
        return placed with { MonthsBehind = placed.IsBehind ? path.MonthsBehind(month, value) : null };
    }

    private static TargetAssessment WithPace(TargetAssessment assessment, TargetHistory history, RegularSeries? laid)
    {
        var (latest, goal, months) = (assessment.Latest!, assessment.Goal, assessment.Indicator.MonthsPerPeriod);
        var periodsLeft = (goal.Deadline.EndMonth - latest.Period.EndMonth) / (double)months;
        var before = history.Comparable is [.., var last, _] ? last : null;
        var even = Pace.Needed(latest.Value!.Value, goal.Value, periodsLeft);
        var paced = assessment with
        {
            RequiredPace = even,
            LastChange = before is null ? null : latest.Value - before.Value,
            LastChangeMonths = before is null ? 0 : latest.Period.EndMonth - before.Period.EndMonth,
        };
        var next = latest.Period.Shift(months);
        if (even is not { } pace || next.EndMonth > goal.Deadline.EndMonth) return paced;

        // A season is that of the figures on their calendar; a latest figure beside it has none.
        var usual = laid is not null && laid.Last == latest && laid.MonthsPerStep == months ? Season.ChangesOf(laid) : null;
        var needed = usual is null ? pace : Pace.NeededIn(latest.Value!.Value, goal.Value, periodsLeft, usual, 0)!.Value;
        return paced with { NextChange = new NextChange(next, needed, usual?[0]) };
    }

    // A running total only rises: its trend says nothing.
    private static YearlyTrend? PastTrend(RegularSeries? laid) =>
        laid is { Accumulation: Accumulation.Period } && ObservedTrend.Of(laid.Series) is Answer<YearlyTrend>.Found(var trend) ? trend.Times(laid.SeriesYearsAYear) : null;

    private static TargetAssessment WithDataAge(TargetAssessment assessment, Observation latest, RatingRules rules)
    {
        var due = assessment.Indicator.NextDue(latest.Period);
        return assessment with { NextDue = due, DaysLate = rules.DaysLate(due, assessment.Today) };
    }
}
