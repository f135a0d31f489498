using MissionGov.Domain;
using MissionGov.Domain.Feeds;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Feeds;

/// <summary>A feed is not fetched by the clock any more, until somebody starts it.</summary>
internal sealed record PauseFeed(Guid Id) : ICommand;

internal sealed class PauseFeedHandler(MissionGovDb db) : FeedHandler<PauseFeed>(db)
{
    protected override Guid IdIn(PauseFeed command) => command.Id;

    protected override Task<Result> ApplyAsync(Feed feed, PauseFeed command, Change change, CancellationToken ct) => Task.FromResult(feed.Pause());
}
