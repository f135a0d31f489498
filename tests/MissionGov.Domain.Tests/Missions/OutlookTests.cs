using CsCheck;
using MissionGov.Analysis;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

/// <summary>Where it is heading, at which day, with what chance, and what is said beside it.</summary>
public sealed class OutlookTests
{
    private const double Rounding = 1e-12;

    private static readonly Unit Count = new(UnitKind.Count, "people", 0);
    private static readonly Unit Percent = new(UnitKind.Percent, "", 1);

    [Theory]
    [InlineData(Direction.AtLeast)]
    [InlineData(Direction.AtMost)]
    public void The_chance_falls_as_the_target_gets_harder(Direction direction) => Gen.Double[1, 99].Array[2].Sample(
        goals =>
        {
            var (one, other) = (ChanceOf(goals[0]), ChanceOf(goals[1]));
            var harder = direction == Direction.AtLeast ? goals[0] >= goals[1] : goals[0] <= goals[1];
            Assert.True(harder ? one <= other + Rounding : other <= one + Rounding, $"{goals[0]}: {one}; {goals[1]}: {other}");

            double ChanceOf(double goal) => SampleTarget.Rising(0.2, SampleTarget.Goal with { Value = goal, Direction = direction }).Chance!.Value;
        },
        iter: 5);

    [Fact]
    public void The_last_projected_value_is_that_of_the_deadline_and_gives_the_chance()
    {
        var assessed = Homes(8);
        var end = assessed.Projected[^1];

        Assert.Equal(assessed.Goal.Deadline, end.Period);
        Assert.Equal(assessed.Chance, end.Point.Distribution.ChanceOf(assessed.Goal.Value, assessed.Goal.Direction));
        Assert.Equal(assessed.Projected.Select(value => value.Period.EndMonth).Distinct(), assessed.Projected.Select(value => value.Period.EndMonth));
    }

    [Fact]
    public void Between_two_figures_the_deadline_is_read_between_them()
    {
        // Counts of June, about 100 fewer a year, and a deadline in December: halfway.
        var target = SampleTarget.Of(Falling(Night("2016-06-30"), 1000, Night("2023-12-31"), 300), Count, Frequency.Annual);
        Observation[] seen = [.. new double[] { 1000, 910, 795, 704, 601, 498 }.Select((count, i) => SampleTarget.Seen(Night($"{2016 + i}-06-30"), count))];

        var assessed = TargetProgress.Assess(target, seen, new DateOnly(2021, 12, 1), RatingRules.Published);
        var projection = assessed.Projection!;

        Assert.Equal(3, projection.Points.Count);
        Assert.Equal((projection.Points[1].Median + projection.Points[2].Median) / 2, assessed.Projected[^1].Point.Median, 1e-9);
        Assert.Equal(["30 June 2022", "30 June 2023", "31 December 2023"], assessed.Projected.Select(value => value.Period.Label));
    }

    [Theory]
    [InlineData(2028)] // 2027/28, a year of the figures themselves
    [InlineData(2027)]
    public void A_deadline_in_a_financial_year_is_whole_steps_away(int year)
    {
        var target = SampleTarget.Of(Falling(Period.FinancialYear(2016), 60, Period.FinancialYear(year - 1), 40), Percent, Frequency.Annual);
        Observation[] seen = [.. new[] { 60.0, 58.9, 58.2, 56.8, 56.1, 55.2, 53.9 }.Select((value, i) => SampleTarget.Seen(Period.FinancialYear(2016 + i), value))];

        var assessed = TargetProgress.Assess(target, seen, new DateOnly(2023, 6, 1), RatingRules.Published);

        Assert.Equal(year - 1 - 2022, assessed.Projection!.Points.Count);
        Assert.Equal(assessed.Projection.Points[^1].Distribution, assessed.Projected[^1].Point.Distribution);
        Assert.Equal($"{year - 1}/{year % 100}", assessed.Projected[^1].Period.Label);
    }

    [Fact]
    public void An_even_chance_comes_when_the_fan_s_middle_is_there()
    {
        var assessed = SampleTarget.Rising(0.25);
        var even = assessed.EvenChance!;

        // About 64.3% in December 2025 and a quarter of a point a month: 80% comes after March 2029.
        Assert.True(assessed.Chance < 0.5);
        Assert.True(even.First > assessed.Goal.Deadline, even.Words);
        Assert.Equal(Period.Month(2039, 3), even.LookedTo);
        Assert.StartsWith("The chance first reaches 50% in ", even.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void An_even_chance_before_the_deadline_is_the_first_one()
    {
        var assessed = SampleTarget.Rising(0.6);
        var first = assessed.Projected.First(value => value.Point.Median >= assessed.Goal.Value).Period;

        Assert.Equal(first, assessed.EvenChance!.First);
    }

    [Fact]
    public void Where_it_goes_the_wrong_way_no_even_chance_comes()
    {
        var even = SampleTarget.Rising(-0.2).EvenChance!;

        Assert.Null(even.First);
        Assert.Equal("The chance stays under 50% up to March 2039, as far as we look.", even.Words);
    }

    // Ten years after the deadline fall between two figures: the one after them is further than we look.
    [Fact]
    public void An_even_chance_is_looked_for_no_further_than_is_said()
    {
        var goal = Falling(Night("2010-06-30"), 1000, Night("2023-12-31"), 0);
        Observation[] seen = [.. new double[] { 1000, 979, 962, 941, 919, 902, 880, 859, 842, 820, 799, 781 }.Select((count, i) => SampleTarget.Seen(Night($"{2010 + i}-06-30"), count))];

        for (double value = 480; value <= 620; value += 2)
        {
            var even = TargetProgress.Assess(SampleTarget.Of(goal with { Value = value }, Count, Frequency.Annual), seen, new DateOnly(2021, 12, 1), RatingRules.Published).EvenChance!;
            Assert.True(even.First is not { } first || first.EndMonth <= even.LookedTo.EndMonth, $"{value}: {even.Words}");
        }
    }

    [Theory]
    [InlineData(6, 2)]
    [InlineData(12, 1)]
    public void The_trend_so_far_is_a_year_s_change_also_of_half_years(int months, int figuresAYear)
    {
        var target = SampleTarget.Of(Falling(Night("2016-03-31"), 1000, Night("2028-03-31"), 300), Count, Frequency.Monthly);
        Observation[] seen = [.. Enumerable.Range(0, 11).Select(i => SampleTarget.Seen(Period.Month(2016, 3).Shift(i * months), 1000 - (20 * i)))];

        Assert.Equal(-20 * figuresAYear, TargetProgress.Assess(target, seen, new DateOnly(2027, 12, 1), RatingRules.Published).PastTrend!.ChangeAYear, 1e-9);
    }

    [Fact]
    public void A_running_total_is_projected_by_what_it_adds_and_never_falls()
    {
        var assessed = Homes(12);

        Assert.Contains("The forecast is of what is added in each period, summed up, so it never falls.", assessed.Projection!.Warnings);
        foreach (var level in new[] { 0.025, 0.5, 0.975 })
        {
            double[] totals = [assessed.Latest!.Value!.Value, .. assessed.Projected.Select(value => value.Point.Distribution.Quantile(level))];
            Assert.Equal(totals.Order(), totals);
        }

        // About 52,000 a quarter for eight quarters more.
        Assert.Equal(assessed.Latest!.Value!.Value + (52_000 * (60 - 36) / 3), assessed.Projected[^1].Point.Median, 25_000.0);
    }

    [Fact]
    public void With_too_few_additions_a_running_total_has_no_forecast() =>
        Assert.Equal("Not enough history for a forecast: 1 of 3 additions to the total.", Homes(1).NoForecastBecause);

    [Fact]
    public void Only_figures_since_the_break_are_projected_and_it_is_said()
    {
        var target = SampleTarget.Of(
            new StretchGoal { BaselineValue = 60, BaselinePeriod = Period.CalendarYear(2017), Value = 75, Deadline = Period.CalendarYear(2025), Direction = Direction.AtLeast }, Percent, Frequency.Annual,
            new SeriesBreak(new DateOnly(2016, 1, 1), "A new survey began."));
        Observation[] seen = [.. new[] { 30, 31.5, 33, 60, 60.9, 62.2, 62.9, 64.1 }.Select((value, i) => SampleTarget.Seen(Period.CalendarYear(2013 + i), value))];

        var assessed = TargetProgress.Assess(target, seen, new DateOnly(2021, 3, 1), RatingRules.Published);

        Assert.Equal(TargetProgress.Assess(target, [.. seen.Skip(3)], new DateOnly(2021, 3, 1), RatingRules.Published).Chance, assessed.Chance);
        Assert.Contains("The forecast uses figures from January 2016 on. A new survey began.", assessed.Projection!.Warnings);
    }

    [Fact]
    public void A_mark_of_the_publisher_is_a_break_too()
    {
        var target = SampleTarget.Of(SampleTarget.Goal, Percent, Frequency.Monthly);
        Observation[] seen = [SampleTarget.Seen(Period.Month(2024, 5), 30), SampleTarget.Seen(Period.Month(2024, 6), 59, Quality.Break), SampleTarget.Seen(Period.Month(2024, 7), 60)];

        Assert.Equal([59, 60], new TargetHistory(target, seen).Comparable.Select(known => known.Value));
    }

    [Fact]
    public void After_a_break_since_the_baseline_there_is_no_rating_until_the_baseline_is_set_anew()
    {
        var target = SampleTarget.Of(SampleTarget.Goal, Percent, Frequency.Monthly, new SeriesBreak(new DateOnly(2025, 1, 1), "Hospitals count in another way."));
        Observation[] seen = [.. Enumerable.Range(0, 24).Select(i => SampleTarget.Seen(Period.Month(2024, 1).Shift(i), 60 + (i % 3)))];

        var assessed = TargetProgress.Assess(target, seen, SampleTarget.Today, RatingRules.Published);

        Assert.Equal((TargetStatus.NotRated, "seriesBroke", null), (assessed.Status, assessed.Reason.Code, assessed.Chance));
        Assert.Equal("The series broke in January 2025: Hospitals count in another way. Later figures cannot be compared with the baseline.", assessed.NoForecastBecause);
    }

    [Fact]
    public void A_provisional_figure_is_used_and_said()
    {
        var target = SampleTarget.Of(SampleTarget.Goal, Percent, Frequency.Monthly);
        Observation[] seen = [.. Enumerable.Range(0, 24).Select(i => SampleTarget.Seen(SampleTarget.Latest.Shift(i - 23), 60 + (i % 3), i == 23 ? Quality.Provisional : Quality.None))];

        var assessed = TargetProgress.Assess(target, seen, SampleTarget.Today, RatingRules.Published);

        Assert.Equal(seen[^1], assessed.Latest);
        Assert.Contains("The last figure is provisional, so it may be revised.", assessed.Projection!.Warnings);
    }

    [Fact]
    public void Irregular_figures_are_refused_with_the_reason()
    {
        var target = SampleTarget.Of(Falling(Night("2015-01-30"), 900, Night("2030-01-31"), 300), Count, Frequency.Annual);
        Observation[] seen = [.. new[] { "2015-01-30", "2015-08-02", "2017-04-11", "2018-11-05", "2020-02-01", "2021-09-01" }.Select((day, i) => SampleTarget.Seen(Night(day), 900 - (20 * i)))];

        var assessed = TargetProgress.Assess(target, seen, new DateOnly(2021, 10, 1), RatingRules.Published);

        Assert.Equal("The figures come at irregular times, so there is no forecast.", assessed.NoForecastBecause);
        Assert.Equal("gapAlone", assessed.Reason.Code);
    }

    [Fact]
    public void A_deadline_far_beyond_all_forecasts_is_refused_and_not_computed()
    {
        var assessed = SampleTarget.Rising(0.2, SampleTarget.Goal with { Deadline = Period.Month(9000, 3) });

        Assert.Equal("The deadline is more than 50 years away, too far for a forecast.", assessed.NoForecastBecause);
    }

    /// <summary>A running total of about 52,000 a quarter from July 2024.</summary>
    private static TargetAssessment Homes(int additions)
    {
        var goal = new StretchGoal { BaselineValue = 0, BaselinePeriod = Night("2021-07-09"), Value = 1_500_000, Deadline = Night("2026-07-31"), Direction = Direction.AtLeast };
        var target = SampleTarget.Of(goal, new Unit(UnitKind.Count, "homes", 0), Frequency.Quarterly);
        target.Indicator.Accumulation = Accumulation.Cumulative;
        double[] wobble = [0, 1200, -900, 700, -1500, 400];
        var seen = new List<Observation> { SampleTarget.Seen(goal.BaselinePeriod, 0) };
        for (var i = 0; i < additions; i++) seen.Add(SampleTarget.Seen(goal.BaselinePeriod.Shift(3 * (i + 1)), seen[^1].Value + 52_000 + wobble[i % wobble.Length]));
        return TargetProgress.Assess(target, seen, seen[^1].Period.End.AddDays(60), RatingRules.Published);
    }

    private static StretchGoal Falling(Period baseline, double from, Period deadline, double to) =>
        new() { BaselineValue = from, BaselinePeriod = baseline, Value = to, Deadline = deadline, Direction = Direction.AtMost };

    private static Period Night(string day) => Period.FromIso(day)!.Value;
}
