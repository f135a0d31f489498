using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Feeds;

/// <summary>Which files are fetched by the clock, and does each still come?</summary>
internal sealed record GetFeeds : IQuery<FeedsView>;

/// <param name="Hosts">Where files may be fetched from; none where feeds are off.</param>
public sealed record FeedsView(IReadOnlyList<string> Hosts, IReadOnlyList<FeedRow> Feeds, IReadOnlyList<ImportIndicator> Indicators);

/// <param name="Fault">What is wrong, with the age of what is held; null where nothing is.</param>
public sealed record FeedRow(Guid Id, string Name, string Host, string Times, string State, string? Fault, DateTimeOffset? LastGoodAt, DateTimeOffset? NextAt);

internal sealed class GetFeedsHandler(MissionGovDb db, Configured configured) : QueryHandler<GetFeeds, FeedsView>
{
    internal override Permission Requires => Permission.EditData;

    internal override async Task<FeedsView> ReadAsync(GetFeeds query, Person person, CancellationToken ct)
    {
        var feeds = await db.Feeds.AsNoTracking().OrderBy(feed => feed.Name).ToListAsync(ct);
        var indicators = await db.Indicators.AsNoTracking().OrderBy(indicator => indicator.Name).Select(indicator => new ImportIndicator(indicator.Slug, indicator.Name)).ToListAsync(ct);
        return new(
            configured.Feeds.Names,
            [.. feeds.Select(feed => new FeedRow(feed.Id, feed.Name, feed.Address.Host, feed.Times().Words, FeedWords.State(feed), FeedWords.Fault(feed), feed.LastGoodAt, feed.NextAt))],
            indicators);
    }
}
