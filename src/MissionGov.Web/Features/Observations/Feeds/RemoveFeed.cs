using MissionGov.Domain;
using MissionGov.Domain.Feeds;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Feeds;

/// <summary>A feed goes, with the list of when it was fetched. What it brought stays.</summary>
internal sealed record RemoveFeed(Guid Id) : ICommand;

internal sealed class RemoveFeedHandler(MissionGovDb db) : FeedHandler<RemoveFeed>(db)
{
    protected override Guid IdIn(RemoveFeed command) => command.Id;

    protected override Task<Result> ApplyAsync(Feed feed, RemoveFeed command, Change change, CancellationToken ct)
    {
        Db.Feeds.Remove(feed);
        return Task.FromResult(feed.Remove());
    }
}
