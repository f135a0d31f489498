using MissionGov.Analysis;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

public sealed class IndicatorReleasesTests
{
    private static readonly DateOnly Today = new(2026, 2, 1);

    [Fact]
    public void Releases_follow_from_frequency_and_lag()
    {
        var releases = Monthly().ReleasesAfter(Period.Month(2025, 11), new DateOnly(2026, 4, 13));

        Assert.Equal(
            [new Release(Period.Month(2025, 12), new(2026, 2, 14)), new Release(Period.Month(2026, 1), new(2026, 3, 17)), new Release(Period.Month(2026, 2), new(2026, 4, 14))],
            Monthly().ReleasesAfter(Period.Month(2025, 11), new DateOnly(2026, 4, 14)));
        Assert.Equal(2, releases.Count());
    }

    [Fact]
    public void A_half_yearly_count_comes_out_every_six_months()
    {
        var indicator = new Indicator { Slug = "officers", Name = "Officers", Unit = new Unit(UnitKind.Count, "", 0), Frequency = Frequency.Annual, MonthsBetweenFigures = 6, LagDays = 100, Source = "Home Office" };

        Assert.Equal([new(2026, 3, 31), new(2026, 9, 30)], indicator.ReleasesAfter(Period.Snapshot(new(2025, 9, 30)), new DateOnly(2027, 1, 31)).Select(release => release.Period.End));
    }

    [Fact]
    public void A_day_that_the_publisher_named_counts_for_its_period_and_for_no_other()
    {
        var indicator = Monthly();

        Assert.IsType<ReleaseAnnounced>(indicator.Announce(Period.Month(2025, 12), new DateOnly(2026, 3, 12), Today).Event);

        Assert.Equal(new DateOnly(2026, 3, 12), indicator.NextDue(Period.Month(2025, 11)));
        Assert.Equal(new DateOnly(2026, 3, 17), indicator.NextDue(Period.Month(2025, 12)));
    }

    [Fact]
    public void Data_are_not_late_before_the_day_that_the_publisher_named_and_its_grace()
    {
        var (indicator, rules, day) = (Monthly(), RatingRules.Published, new DateOnly(2026, 3, 12));
        Assert.Equal(26, rules.DaysLate(indicator.NextDue(Period.Month(2025, 11)), day));

        indicator.Announce(Period.Month(2025, 12), day, Today);

        for (var today = Today; today <= day.AddDays(rules.GraceDays); today = today.AddDays(1)) Assert.Equal(0, rules.DaysLate(indicator.NextDue(Period.Month(2025, 11)), today));
        Assert.Equal(rules.GraceDays + 1, rules.DaysLate(indicator.NextDue(Period.Month(2025, 11)), day.AddDays(rules.GraceDays + 1)));
    }

    [Theory]
    [InlineData("2025-12-31", "release.before_end")]
    [InlineData("2028-02-02", "release.too_late")]
    public void A_day_that_cannot_be_right_is_refused(string day, string code)
    {
        var indicator = Monthly();

        Assert.Equal(code, indicator.Announce(Period.Month(2025, 12), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Today).Problem?.Code);
        Assert.Null(indicator.Announced);
    }

    [Fact]
    public void The_same_day_twice_is_no_change()
    {
        var indicator = Monthly();
        indicator.Announce(Period.Month(2025, 12), new DateOnly(2026, 3, 12), Today);

        Assert.Equal("release.same", indicator.Announce(Period.Month(2025, 12), new DateOnly(2026, 3, 12), Today).Problem?.Code);
    }

    private static Indicator Monthly() => new() { Slug = "waits", Name = "Waits", Unit = new Unit(UnitKind.Percent, "", 1), Frequency = Frequency.Monthly, LagDays = 45, Source = "NHS England" };
}
