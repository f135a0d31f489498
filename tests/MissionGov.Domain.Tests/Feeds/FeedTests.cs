using MissionGov.Domain.Feeds;

namespace MissionGov.Domain.Tests.Feeds;

public sealed class FeedTests
{
    private static readonly Change Now = new("Analyst", new DateTimeOffset(2026, 2, 1, 12, 0, 0, TimeSpan.Zero), PersonId: Guid.CreateVersion7());

    private static FeedDetails Details(string name = "Waits", string address = "https://data.example.gov.uk/waits.csv?key=secret") =>
        new() { Name = name, Address = new Uri(address), Times = new(FeedRhythm.Daily, 7, 1) };

    [Fact]
    public void A_new_feed_is_paused_and_its_event_names_the_host_and_not_the_rest_of_the_address()
    {
        var (feed, result) = Feed.Add(Guid.CreateVersion7(), Details(), [], Now);

        Assert.Equal((true, null, Now.PersonId), (feed.IsPaused, feed.NextAt, feed.OwnerId));
        Assert.Equal("Feed added, paused: Waits, from data.example.gov.uk. Every day at 07:00.", result.Event!.Summary);
    }

    [Fact]
    public void Whoever_starts_it_stands_for_it()
    {
        var feed = Feed.Add(Guid.CreateVersion7(), Details(), [], Now).Made;
        var other = Now with { PersonId = Guid.CreateVersion7() };

        Assert.NotNull(feed.Start(Now).Event);
        Assert.Equal("feed.running", feed.Start(Now).Problem!.Code);
        Assert.NotNull(feed.Start(other).Event);
        Assert.Equal((other.PersonId, false), (feed.OwnerId, feed.IsPaused));
        Assert.Equal(new DateTimeOffset(2026, 2, 2, 7, 0, 0, TimeSpan.Zero), feed.NextAt);
        Assert.NotNull(feed.Pause().Event);
        Assert.Equal((true, null), (feed.IsPaused, feed.NextAt));
    }

    [Fact]
    public void A_name_that_looks_like_another_one_is_refused_at_its_field()
    {
        Assert.Equal("feed.name", Feed.Add(Guid.CreateVersion7(), Details("WAITS"), ["Waits"], Now).Result.Problem!.Code);
        Assert.Equal("feed.name", Feed.Add(Guid.CreateVersion7(), Details(" "), [], Now).Result.Problem!.Code);
    }

    [Fact]
    public void To_save_it_as_it_is_is_no_change()
    {
        var feed = Feed.Add(Guid.CreateVersion7(), Details(), [], Now).Made;

        Assert.Equal("feed.same", feed.Edit(Details(), [], Now).Problem!.Code);
        Assert.NotNull(feed.Edit(Details(address: "https://data.example.gov.uk/other.csv"), [], Now).Event);
    }
}
