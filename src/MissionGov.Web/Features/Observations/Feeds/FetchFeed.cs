using MissionGov.Domain;
using MissionGov.Domain.Feeds;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Feeds;

/// <summary>A feed is fetched once and at once, whether it is paused or not.</summary>
internal sealed record FetchFeed(Guid Id) : ICommand;

internal sealed class FetchFeedHandler(MissionGovDb db) : FeedHandler<FetchFeed>(db)
{
    protected override Guid IdIn(FetchFeed command) => command.Id;

    protected override Task<Result> ApplyAsync(Feed feed, FetchFeed command, Change change, CancellationToken ct) => Task.FromResult(feed.FetchNow(change));
}
