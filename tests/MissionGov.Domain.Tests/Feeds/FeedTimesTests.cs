using System.Globalization;
using MissionGov.Domain.Feeds;

namespace MissionGov.Domain.Tests.Feeds;

public sealed class FeedTimesTests
{
    [Theory]
    [InlineData(FeedRhythm.Daily, 7, 1, "2026-02-01T06:59:59Z", "2026-02-01T07:00:00Z")]
    [InlineData(FeedRhythm.Daily, 7, 1, "2026-02-01T07:00:00Z", "2026-02-02T07:00:00Z")]
    [InlineData(FeedRhythm.Daily, 7, 1, "2026-07-01T05:00:00Z", "2026-07-01T06:00:00Z")]
    [InlineData(FeedRhythm.Weekly, 9, 1, "2026-02-01T12:00:00Z", "2026-02-02T09:00:00Z")]
    [InlineData(FeedRhythm.Weekly, 9, 7, "2026-02-01T12:00:00Z", "2026-02-08T09:00:00Z")]
    [InlineData(FeedRhythm.Monthly, 0, 28, "2026-02-01T12:00:00Z", "2026-02-28T00:00:00Z")]
    [InlineData(FeedRhythm.Monthly, 0, 28, "2026-02-28T00:00:00Z", "2026-03-28T00:00:00Z")]

    // The hour from one to two is left out on 29 March 2026, and there twice on 25 October.
    [InlineData(FeedRhythm.Daily, 1, 1, "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData(FeedRhythm.Daily, 1, 1, "2026-10-24T12:00:00Z", "2026-10-25T01:00:00Z")]
    [InlineData(FeedRhythm.Daily, 1, 1, "2026-10-25T01:00:00Z", "2026-10-26T01:00:00Z")]
    public void The_next_time_is_by_the_clock_in_london(FeedRhythm rhythm, int hour, int day, string now, string next) =>
        Assert.Equal(Moment(next), new FeedTimes(rhythm, hour, day).After(Moment(now)));

    [Theory]
    [InlineData(FeedRhythm.Daily, 7, "Every day at 07:00")]
    [InlineData(FeedRhythm.Weekly, 7, "Every Sunday at 07:00")]
    [InlineData(FeedRhythm.Monthly, 7, "On day 7 of each month at 07:00")]
    public void It_says_when(FeedRhythm rhythm, int day, string words) => Assert.Equal(words, new FeedTimes(rhythm, 7, day).Words);

    [Theory]
    [InlineData(FeedRhythm.Monthly, 7, 29)]
    [InlineData(FeedRhythm.Weekly, 7, 8)]
    [InlineData(FeedRhythm.Weekly, 7, 0)]
    [InlineData(FeedRhythm.Daily, 24, 1)]
    [InlineData(FeedRhythm.Daily, -1, 1)]
    public void A_day_that_not_every_month_has_is_none(FeedRhythm rhythm, int hour, int day) => Assert.False(new FeedTimes(rhythm, hour, day).IsReal);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
