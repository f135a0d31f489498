using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Feeds;
using MissionGov.Web.Data;
using MissionGov.Web.Serving.Outbound;

namespace MissionGov.Web.Features.Observations.Feeds;

/// <summary>The form of a feed as it was filled in.</summary>
public sealed record FeedEntry(string Name = "", string Address = "", string Indicator = "", string Rhythm = nameof(FeedRhythm.Daily), string Hour = "7", string Weekday = "1", string Day = "1")
{
    /// <returns>What it says, or what is wrong with it.</returns>
    internal async Task<(FeedDetails? Details, Problem? Problem)> ReadAsync(MissionGovDb db, OutboundAddress addresses, HostList hosts, CancellationToken ct)
    {
        if (addresses.Read(Address, hosts, secret: false, out var problem) is not { } address) return (null, problem);
        Guid? indicator = null;
        if (Indicator.Length > 0)
        {
            indicator = await db.Indicators.Where(held => held.Slug == Indicator).Select(held => (Guid?)held.Id).SingleOrDefaultAsync(ct);
            if (indicator is null) return (null, new("feed.indicator", "Choose an indicator from the list"));
        }

        if (!Enum.TryParse<FeedRhythm>(Rhythm, out var rhythm) || !Enum.IsDefined(rhythm)) return (null, new("feed.rhythm", "Choose how often"));
        var day = rhythm switch { FeedRhythm.Weekly => Number(Weekday), FeedRhythm.Monthly => Number(Day), _ => 1 };
        return (new FeedDetails { Name = Name, Address = address, IndicatorId = indicator, Times = new(rhythm, Number(Hour), day) }, null);
    }

    internal static FeedEntry Of(Feed feed, string? indicator) => new(
        feed.Name, feed.Address.AbsoluteUri, indicator ?? "", feed.Rhythm.ToString(), Text(feed.Hour),
        feed.Rhythm == FeedRhythm.Weekly ? Text(feed.Day) : "1", feed.Rhythm == FeedRhythm.Monthly ? Text(feed.Day) : "1");

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
