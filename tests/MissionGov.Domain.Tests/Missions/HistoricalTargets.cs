using MissionGov.Analysis;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

/// <summary>The three targets of the Social Exclusion Unit with their published series (Hansard and ONS).</summary>
internal static class HistoricalTargets
{
    private static readonly DateOnly Ever = new(2026, 2, 1);

    public static TargetAssessment RoughSleeping(DateOnly? today = null) => Assess(
        today,
        new StretchGoal { BaselineValue = 1850, BaselinePeriod = Snapshot(1998, 6), Value = 617, Deadline = Snapshot(2002, 3), Direction = Direction.AtMost },
        new Unit(UnitKind.Count, "people", 0),
        [
            .. new double[] { 1850, 1633, 1180, 703 }.Select((count, i) => (Snapshot(1998 + i, 6), count)),
            (Snapshot(2001, 11), 532),
            .. new double[] { 596, 504, 508, 459, 502, 498, 483 }.Select((count, i) => (Snapshot(2002 + i, 6), count)),
            (Snapshot(2010, 11), 1768), (Snapshot(2012, 11), 2309),
        ],
        new SeriesBreak(new DateOnly(2010, 1, 1), "From 2010 every council gives a count or an estimate, in autumn."));

    public static TargetAssessment Conceptions(DateOnly? today = null, bool interim = true) => Assess(
        today,
        new StretchGoal
        {
            BaselineValue = 46.6,
            BaselinePeriod = Period.CalendarYear(1998),
            Value = 23.3,
            Deadline = Period.CalendarYear(2010),
            Direction = Direction.AtMost,
            Interim = interim ? [new InterimPoint(Period.CalendarYear(2004), 39.6)] : [],
        },
        new Unit(UnitKind.Rate, "per 1,000", 1),
        [
            .. new[] { 46.6, 44.8, 43.6, 42.5, 42.8, 42.1, 41.6, 41.4, 40.6, 41.4, 39.7, 37.1, 34.2, 30.7, 27.7 }.Select((rate, i) => (Period.CalendarYear(1998 + i), rate)),
            (Period.CalendarYear(2014), 22.8), (Period.CalendarYear(2015), 20.8), (Period.CalendarYear(2020), 13.0), (Period.CalendarYear(2021), 13.1),
        ]);

    public static TargetAssessment Exclusions(DateOnly? today = null) => Assess(
        today,
        new StretchGoal { BaselineValue = 12_700, BaselinePeriod = Period.AcademicYear(1996), Value = 8467, Deadline = Period.AcademicYear(2001), Direction = Direction.AtMost },
        new Unit(UnitKind.Count, "exclusions", 0),
        [.. new double[] { 12_700, 12_300, 10_440, 8323, 9140, 9540, 9290, 9880, 9440, 9170 }.Select((cases, i) => (Period.AcademicYear(1996 + i), cases))]);

    private static Period Snapshot(int year, int month) => Period.Snapshot(new DateOnly(year, month, 1).AddMonths(1).AddDays(-1));

    private static TargetAssessment Assess(DateOnly? asked, StretchGoal goal, Unit unit, IReadOnlyList<(Period Period, double Value)> series, params SeriesBreak[] breaks)
    {
        var today = asked ?? Ever;
        var target = SampleTarget.Of(goal, unit, Frequency.Annual, breaks);
        return TargetProgress.Assess(target, [.. series.Where(seen => seen.Period.End <= today).Select(seen => new Observation(seen.Period, seen.Value, Quality.None, seen.Period.End))], today, RatingRules.Published);
    }
}
