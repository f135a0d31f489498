using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Feeds;

/// <summary>How does one feed stand, and what came of it each time? Null where there is none.</summary>
internal sealed record GetFeed(Guid Id) : IQuery<FeedView?>;

/// <param name="Owner">In whose name it imports, by post; null where nobody may any more.</param>
public sealed record FeedView(
    FeedRow Feed, Uri Address, FeedEntry Entry, bool IsPaused, bool IsParked, string? Owner, IReadOnlyList<FetchRow> Fetches, IReadOnlyList<ImportIndicator> Indicators, IReadOnlyList<string> Hosts);

public sealed record FetchRow(DateTimeOffset At, FetchOutcome Outcome, string Words, int? Rows, Guid? ImportId);

internal sealed class GetFeedHandler(MissionGovDb db, People people, Configured configured) : QueryHandler<GetFeed, FeedView?>
{
    private const int MostShown = 30;

    internal override Permission Requires => Permission.EditData;

    internal override async Task<FeedView?> ReadAsync(GetFeed query, Person person, CancellationToken ct)
    {
        if (await db.Feeds.AsNoTracking().SingleOrDefaultAsync(feed => feed.Id == query.Id, ct) is not { } feed) return null;
        var fetches = await db.FeedFetches.AsNoTracking().Where(fetch => fetch.FeedId == feed.Id).OrderByDescending(fetch => fetch.At).Take(MostShown)
            .Select(fetch => new FetchRow(fetch.At, fetch.Outcome, fetch.Words, fetch.Rows, fetch.ImportId)).ToListAsync(ct);
        var indicators = await db.Indicators.AsNoTracking().OrderBy(indicator => indicator.Name).ToListAsync(ct);
        var owner = feed.OwnerId is { } id ? await people.ByIdAsync(id, db, ct) : null;
        return new(
            new FeedRow(feed.Id, feed.Name, feed.Address.Host, feed.Times().Words, FeedWords.State(feed), FeedWords.Fault(feed), feed.LastGoodAt, feed.NextAt),
            feed.Address,
            FeedEntry.Of(feed, indicators.Find(indicator => indicator.Id == feed.IndicatorId)?.Slug),
            feed.IsPaused,
            feed.ParkedAt is not null,
            owner?.May(Permission.EditData, mission: null) == true ? owner.Title : null,
            fetches,
            [.. indicators.Select(indicator => new ImportIndicator(indicator.Slug, indicator.Name))],
            configured.Feeds.Names);
    }
}
