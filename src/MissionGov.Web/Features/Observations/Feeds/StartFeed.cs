using MissionGov.Domain;
using MissionGov.Domain.Feeds;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Feeds;

/// <summary>From now on a feed is fetched by the clock, in the name of whoever starts it.</summary>
internal sealed record StartFeed(Guid Id) : ICommand;

internal sealed class StartFeedHandler(MissionGovDb db) : FeedHandler<StartFeed>(db)
{
    protected override Guid IdIn(StartFeed command) => command.Id;

    protected override Task<Result> ApplyAsync(Feed feed, StartFeed command, Change change, CancellationToken ct) => Task.FromResult(feed.Start(change));
}
