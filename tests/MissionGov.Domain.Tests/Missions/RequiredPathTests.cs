using MissionGov.Analysis;
using MissionGov.Analysis.Trajectories;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

/// <summary>The golden vectors, on the calendar: years are counted in months, so the figures must be the same.</summary>
public sealed class RequiredPathTests
{
    // Half of what is published with one decimal.
    private const double Tolerance = 0.05;
    private const double RoundedToWhole = 0.8;

    private static readonly StretchGoal Conceptions = Falling(46.6, Period.CalendarYear(1998), 23.3, Period.CalendarYear(2010));
    private static readonly StretchGoal RoughSleeping = Falling(1850, Period.Snapshot(new DateOnly(1998, 6, 30)), 617, Period.Snapshot(new DateOnly(2002, 6, 30)));
    private static readonly StretchGoal Exclusions = Falling(12_700, Period.AcademicYear(1996), 8467, Period.AcademicYear(2001));

    public static TheoryData<StretchGoal, Period, double, double> Vectors => new()
    {
        { Conceptions, Period.CalendarYear(2001), 40.775, 39.19 },
        { Conceptions, Period.CalendarYear(2004), 34.95, 32.95 },
        { Conceptions, Period.CalendarYear(2007), 29.125, 27.71 },
        { Conceptions, Period.CalendarYear(2010), 23.3, 23.3 },
        { RoughSleeping, Period.Snapshot(new DateOnly(1999, 6, 30)), 1541.75, 1405.9 },
        { RoughSleeping, Period.Snapshot(new DateOnly(2000, 6, 30)), 1233.5, 1068.4 },
        { RoughSleeping, Period.Snapshot(new DateOnly(2001, 6, 30)), 925.25, 811.9 },
        { RoughSleeping, Period.Snapshot(new DateOnly(2002, 6, 30)), 617, 617 },
        { Exclusions, Period.AcademicYear(1997), 11_853.4, 11_711 },
        { Exclusions, Period.AcademicYear(1999), 10_160.2, 9957.7 },
        { Exclusions, Period.AcademicYear(2000), 9313.6, 9182 },
        { Exclusions, Period.AcademicYear(2001), 8467, 8467 },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_path_needs_what_the_arithmetic_says(StretchGoal goal, Period period, double linear, double geometric)
    {
        Assert.Equal(linear, new RequiredPath(goal).At(period.EndMonth), Tolerance);
        Assert.Equal(geometric, new RequiredPath(goal with { Shape = TrajectoryShape.Geometric }).At(period.EndMonth), RoundedToWhole);
    }

    [Theory]
    [InlineData(2001, 43.1)]
    [InlineData(2004, 39.6)]
    [InlineData(2007, 31.45)]
    public void An_official_point_bends_the_path(int year, double needed) =>
        Assert.Equal(needed, new RequiredPath(Conceptions with { Interim = [new InterimPoint(Period.CalendarYear(2004), 39.6)] }).At(Period.CalendarYear(year).EndMonth), Tolerance);

    [Theory]
    [InlineData(2001, -2.13)]
    [InlineData(2004, -3.05)]
    [InlineData(2007, -6.03)]
    public void The_pace_needed_carries_the_shortfall_forward(int year, double pace) =>
        Assert.Equal(pace, HistoricalTargets.Conceptions(new DateOnly(year, 12, 31)).RequiredPace!.Value, 0.005);

    [Fact]
    public void Every_period_is_there_once_with_the_official_points_marked()
    {
        var values = new RequiredPath(Conceptions with { Interim = [new InterimPoint(Period.CalendarYear(2004), 39.6)] }).Values(monthsPerPeriod: 12);

        Assert.Equal(Enumerable.Range(1998, 13).Select(year => year.ToString(System.Globalization.CultureInfo.InvariantCulture)), values.Select(value => value.Period.Label));
        Assert.Equal(["2004", "2010"], values.Where(value => value.Interim).Select(value => value.Period.Label));
    }

    [Fact]
    public void Ahead_of_the_path_nothing_is_behind() => Assert.Null(new RequiredPath(Conceptions).MonthsBehind(Period.CalendarYear(2004).EndMonth, 30));

    // 23.3 over 144 months is 0.16 a month.
    [Theory]
    [InlineData(35.0, null)]
    [InlineData(35.11, 1)]
    [InlineData(36.95, 12)]
    public void Less_than_half_a_month_behind_is_not_behind(double actual, int? months) =>
        Assert.Equal(months, new RequiredPath(Conceptions).MonthsBehind(Period.CalendarYear(2004).EndMonth, actual));

    [Fact]
    public void What_shows_as_no_gap_is_no_time_behind()
    {
        var slow = SampleTarget.Goal with { Value = 60.5 };
        var assessed = SampleTarget.Assess(slow, [60, 60.12], SampleTarget.Today);

        Assert.Equal("Exactly where it needs to be", StatusSentence.Gap(assessed));
        Assert.True(assessed.Gap < 0);
        Assert.Null(assessed.MonthsBehind);
    }

    private static StretchGoal Falling(double from, Period baseline, double to, Period deadline) =>
        new() { BaselineValue = from, BaselinePeriod = baseline, Value = to, Deadline = deadline, Direction = Direction.AtMost };
}
