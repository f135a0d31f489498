using MissionGov.Domain.Missions;
using MissionGov.Domain.Releases;

namespace MissionGov.Domain.Tests.Releases;

public sealed class HeldReleaseTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    // Half past nine on a summer's day in London.
    private static readonly DateTimeOffset At = new(2026, 5, 14, 8, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Official_statistics_come_out_at_half_past_nine_in_London_unless_a_reason_is_given()
    {
        Assert.Null(Made(StatisticsKind.Official).Hold(At, Now, "").Problem);
        Assert.Equal("Official statistics come out at 09:30. Choose that, or say why not", Made(StatisticsKind.Official).Hold(At.AddMinutes(1), Now, "").Problem!.Message);
        Assert.Equal("release.at", Made(StatisticsKind.Accredited).Hold(At.AddHours(1), Now, " ").Problem!.Code);
        Assert.Null(Made(StatisticsKind.Official).Hold(At.AddHours(1), Now, "With the Budget.").Problem);
        Assert.Null(Made(StatisticsKind.ManagementInformation).Hold(At.AddHours(5), Now, "").Problem);
    }

    [Fact]
    public void A_release_is_for_a_time_to_come_and_not_for_a_distant_one()
    {
        Assert.Equal("Choose a time to come. The clock of releases says 1 May 2026, 09:00", Made().Hold(Now, Now, "").Problem!.Message);
        Assert.Equal("Choose a time within 12 months", Made().Hold(Now.AddMonths(12).AddMinutes(1), Now, "").Problem!.Message);
    }

    [Theory]
    [InlineData("Waiting times fall to 61.2")]
    [InlineData("Waits under 60%")]
    [InlineData("Costs of £3 billion")]
    [InlineData("Growth of 2 per cent")]
    [InlineData("4,493,966 people wait")]
    [InlineData("Costs of £ 3 billion")]
    [InlineData("Waits at 60 % or more")]
    public void A_name_that_says_a_figure_is_refused(string name) => Assert.Equal("release.name", Made(name: name).Hold(At, Now, "").Problem!.Code);

    [Theory]
    [InlineData("NHS waiting times, October 2025")]
    [InlineData("GDP, 2024/25, second estimate")]
    [InlineData("18-week waits")]
    [InlineData("Waits within 18 weeks, % of all")]
    [InlineData("Growth, per cent a year, and £ a head")]
    public void A_name_with_days_and_years_is_none(string name) => Assert.Null(Made(name: name).Hold(At, Now, "").Problem);

    [Fact]
    public void Early_sight_of_official_statistics_is_a_day_at_most()
    {
        var release = Held(StatisticsKind.Official);

        Assert.Equal("Official statistics may be seen 24 hours before they come out, not earlier. Choose 13 May 2026, 09:30 or later", release.LetSee("Minister", At.AddHours(-25)).Problem!.Message);
        Assert.Null(release.LetSee("Minister", At.AddHours(-24)).Problem);
        Assert.Equal("release.from", release.LetSee("Minister", At).Problem!.Code);
        Assert.Null(Held(StatisticsKind.ManagementInformation).LetSee("Minister", At.AddHours(-25)).Problem);
    }

    [Fact]
    public void Only_the_posts_on_the_list_see_it_and_only_from_their_time_until_it_is_out()
    {
        var release = Held(StatisticsKind.Official);
        release.LetSee("Minister", At.AddHours(-2));

        Assert.False(release.MayBeSeenBy(["Minister"], At.AddHours(-2).AddSeconds(-1)));
        Assert.True(release.MayBeSeenBy(["Other", "Minister"], At.AddHours(-2)));
        Assert.False(release.MayBeSeenBy(["Other"], At.AddHours(-1)));
        release.EndSight("Minister");
        Assert.False(release.MayBeSeenBy(["Minister"], At.AddHours(-1)));
    }

    [Fact]
    public void Moved_later_nobody_sees_an_official_figure_more_than_a_day_before()
    {
        var release = Held(StatisticsKind.Official);
        release.LetSee("Minister", At.AddHours(-24));

        Assert.Equal("release.reason", release.Move(At.AddDays(7), Now, "").Problem!.Code);
        Assert.Null(release.Move(At.AddDays(7), Now, "A late return.").Problem);

        Assert.Equal((At.AddDays(6), "A late return."), (release.Access.Single().From, release.ChangedBecause));
    }

    [Fact]
    public void It_comes_out_at_its_second_and_once()
    {
        var release = Held();

        Assert.Equal("release.early", release.ComeOut(At.AddSeconds(-1))!.Code);
        Assert.Null(release.ComeOut(At));
        Assert.Equal((ReleaseState.Published, At), (release.State, release.EndedAt));
        Assert.Equal("release.over", release.ComeOut(At)!.Code);
        Assert.Equal("release.over", release.Cancel(At, "Why").Problem!.Code);
        Assert.Equal("release.over", release.Move(At.AddDays(1), At, "Why").Problem!.Code);
        Assert.Equal("release.over", release.LetSee("Minister", At.AddHours(-1)).Problem!.Code);
    }

    [Fact]
    public void A_cancelled_release_says_why_and_is_seen_by_nobody()
    {
        var release = Held();
        release.LetSee("Minister", Now);

        Assert.Equal("release.reason", release.Cancel(Now, "").Problem!.Code);
        Assert.Null(release.Cancel(Now, "The file was wrong.").Problem);

        Assert.Equal((ReleaseState.Cancelled, "The file was wrong."), (release.State, release.ChangedBecause));
        Assert.False(release.MayBeSeenBy(["Minister"], Now));
    }

    [Fact]
    public void That_it_is_late_is_told_once()
    {
        var release = Held();

        var told = release.BeLate(At, "The file has problems.", ["Delivery analyst"]).Event!.Calling()!;

        Assert.Equal(["Delivery analyst"], told.Posts);
        Assert.Equal($"/data/releases/{release.Id}", told.Page);
        Assert.True(release.IsLate);
        Assert.Equal("release.over", release.BeLate(At, "Again.", []).Problem!.Code);
        Assert.Null(release.ComeOut(At.AddMinutes(3)));
        Assert.False(release.IsLate);
    }

    [Fact]
    public void Times_are_those_of_the_clock_in_London()
    {
        Assert.Equal(At, ReleaseTime.Read("2026-05-14 09:30"));
        Assert.Equal(new DateTimeOffset(2026, 1, 14, 9, 30, 0, TimeSpan.Zero), ReleaseTime.Read("2026-01-14T09:30"));
        Assert.Null(ReleaseTime.Read("2026-03-29T01:30"));
        Assert.Null(ReleaseTime.Read("tomorrow"));
        Assert.Equal("14 May 2026, 09:30", ReleaseTime.Words(At));
    }

    private static HeldRelease Held(StatisticsKind kind = StatisticsKind.ManagementInformation)
    {
        var release = Made(kind);
        Assert.NotNull(release.Hold(At, Now, "").Event);
        return release;
    }

    private static HeldRelease Made(StatisticsKind kind = StatisticsKind.ManagementInformation, string name = "Waiting times") => new()
    {
        Name = name,
        Kind = kind,
        Owner = "Delivery analyst",
        FileName = "waits.csv",
        Hash = "00",
        Options = "{}",
        Counts = new HeldCounts(1, 1, 0, 0, 0),
        HeldBy = "Delivery analyst",
        HeldAt = Now,
    };
}
