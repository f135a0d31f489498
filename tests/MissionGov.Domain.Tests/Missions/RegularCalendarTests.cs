using MissionGov.Analysis;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

/// <summary>What a forecast is made from: figures one step apart, with what is missing left empty, or none at all.</summary>
public sealed class RegularCalendarTests
{
    [Fact]
    public void Months_that_were_not_published_are_empty_and_not_closed_up()
    {
        var laid = Lay(Frequency.Monthly, Months((2025, 1, 10), (2025, 2, 11), (2025, 5, 12)))!;

        Assert.Equal([10, 11, null, null, 12], laid.Series.Values);
        Assert.Equal(Frequency.Monthly, laid.Series.Frequency);
        Assert.Empty(laid.Notes);
    }

    [Fact]
    public void A_count_of_another_time_of_year_is_left_out_and_said()
    {
        var laid = Lay(Frequency.Annual, Nights(("1998-06-30", 1850), ("1999-06-30", 1633), ("2000-06-30", 1180), ("2001-06-30", 703), ("2001-11-30", 532)))!;

        Assert.Equal([1850, 1633, 1180, 703], laid.Series.Values);
        Assert.Equal(["One figure is not used in the forecast, as the time of year is another one."], laid.Notes);
        Assert.Equal(0.75, laid.StepsTo(Period.Snapshot(new DateOnly(2002, 3, 31))));
    }

    [Fact]
    public void A_count_that_moved_to_autumn_for_good_is_followed()
    {
        var laid = Lay(Frequency.Annual, Nights(("2006-06-30", 1), ("2007-06-30", 2), ("2008-06-30", 3), ("2010-11-30", 4), ("2011-11-30", 5), ("2012-10-14", 6)))!;

        Assert.Equal([4, 5, 6], laid.Series.Values);
        Assert.Equal(["3 figures are not used in the forecast, as the time of year is another one."], laid.Notes);
    }

    [Fact]
    public void Nights_that_wander_by_a_few_weeks_are_one_count_a_year()
    {
        var laid = Lay(Frequency.Annual, Nights(("2015-10-30", 1), ("2016-11-02", 2), ("2017-12-11", 3), ("2019-10-05", 4)))!;

        Assert.Equal([1, 2, 3, null, 4], laid.Series.Values);
        Assert.Empty(laid.Notes);
    }

    [Fact]
    public void While_it_is_not_clear_whether_a_count_has_moved_there_is_no_calendar() =>
        Assert.Null(Lay(Frequency.Annual, Nights(("2006-06-30", 1), ("2007-06-30", 2), ("2008-06-30", 3), ("2010-11-30", 4), ("2011-11-30", 5))));

    [Fact]
    public void Figures_at_irregular_times_have_no_calendar() =>
        Assert.Null(Lay(Frequency.Annual, Nights(("2015-01-30", 1), ("2015-08-02", 2), ("2017-04-11", 3), ("2018-11-05", 4), ("2020-02-01", 5), ("2021-09-01", 6))));

    [Fact]
    public void Half_years_have_a_slot_each()
    {
        var laid = Lay(Frequency.Annual, Nights(("2024-03-31", 16_961), ("2025-03-31", 17_175), ("2025-09-30", 19_558)), monthsBetween: 6)!;

        Assert.Equal([16_961, null, 17_175, 19_558], laid.Series.Values);
        Assert.Equal((6, 46 / 6.0), (laid.MonthsPerStep, laid.StepsTo(Period.Snapshot(new DateOnly(2029, 7, 9)))));
    }

    [Fact]
    public void Of_three_year_averages_every_third_is_used_counted_back_from_the_latest()
    {
        Observation[] rolling = [.. Enumerable.Range(0, 11).Select(i => SampleTarget.Seen(Period.RollingYears(new DateOnly(2001 + i, 1, 1), 3), i))];

        var laid = Lay(Frequency.Annual, rolling)!;

        Assert.Equal([1, 4, 7, 10], laid.Series.Values);
        Assert.Equal((36, "2014 to 2016"), (laid.MonthsPerStep, laid.After(1).Label));
        Assert.Equal("Each figure covers 3 years and overlaps the one before. The forecast uses only figures that do not overlap.", Assert.Single(laid.Notes));
    }

    [Fact]
    public void Three_months_published_every_month_become_quarters()
    {
        Observation[] rolling = [.. Enumerable.Range(0, 7).Select(i => SampleTarget.Seen(Period.Whole(new DateOnly(2024, 1, 1).AddMonths(i), 3), i))];

        var laid = Lay(Frequency.Monthly, rolling)!;

        Assert.Equal((Frequency.Quarterly, 3), (laid.Series.Frequency, laid.MonthsPerStep));
        Assert.Equal([0, 3, 6], laid.Series.Values);
    }

    [Fact]
    public void A_figure_for_another_length_of_time_is_left_out_and_said()
    {
        var laid = Lay(Frequency.Annual, [SampleTarget.Seen(Period.RollingYears(new DateOnly(2018, 1, 1), 3), 9), SampleTarget.Seen(Period.CalendarYear(2021), 1), SampleTarget.Seen(Period.CalendarYear(2022), 2)])!;

        Assert.Equal([1, 2], laid.Series.Values);
        Assert.Equal(["One figure is not used in the forecast, as the time covered is of another length."], laid.Notes);
    }

    [Fact]
    public void Months_of_which_only_march_and_september_are_observed_are_half_years()
    {
        var laid = Lay(Frequency.Monthly, Months((2023, 3, 1), (2023, 9, 2), (2024, 9, 3), (2025, 3, 4)))!;

        Assert.Equal([1, 2, null, 3, 4], laid.Series.Values);
        Assert.Equal((6, Frequency.Annual, "September 2025"), (laid.MonthsPerStep, laid.Series.Frequency, laid.After(1).Label));
    }

    [Fact]
    public void Weeks_are_read_by_the_month_and_said()
    {
        var laid = Lay(Frequency.Weekly, Nights(("2025-01-05", 1), ("2025-01-26", 2), ("2025-02-23", 3)))!;

        Assert.Equal([2, 3], laid.Series.Values);
        Assert.Equal(["One figure is not used in the forecast, as a later one is for the same period."], laid.Notes);
    }

    [Fact]
    public void Of_a_running_total_the_additions_are_laid_out_at_the_pace_of_the_time_between()
    {
        var laid = Lay(Frequency.Quarterly, Nights(("2024-07-09", 0), ("2024-10-09", 50), ("2025-04-09", 170), ("2025-08-09", 250)), cumulative: true)!;

        // Half a year brought 120, four months 80: 60 a quarter both.
        Assert.Equal([50, null, 60, 60], laid.Series.Values);
        Assert.Equal(250, laid.Last.Value);
    }

    [Fact]
    public void What_was_known_before_is_the_same_calendar_without_the_last_figure()
    {
        var laid = Lay(Frequency.Monthly, Months((2025, 1, 10), (2025, 2, 11), (2025, 5, 12)))!;

        Assert.Equal([10, 11], laid.Before()!.Series.Values);
        Assert.Null(laid.Before()!.Before()!.Before());
    }

    private static Observation[] Months(params (int Year, int Month, double Value)[] seen) => [.. seen.Select(one => SampleTarget.Seen(Period.Month(one.Year, one.Month), one.Value))];

    private static Observation[] Nights(params (string Day, double Value)[] seen) => [.. seen.Select(one => SampleTarget.Seen(Period.FromIso(one.Day)!.Value, one.Value))];

    private static RegularSeries? Lay(Frequency frequency, Observation[] seen, int? monthsBetween = null, bool cumulative = false)
    {
        var indicator = SampleTarget.Of(SampleTarget.Goal, new Unit(UnitKind.Count, "", 0), frequency).Indicator;
        indicator.MonthsBetweenFigures = monthsBetween;
        indicator.Accumulation = cumulative ? Accumulation.Cumulative : Accumulation.Period;
        return RegularCalendar.Lay(indicator, seen);
    }
}
