using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Feeds;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Outbound;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Feeds;

/// <summary>Somebody changes where a feed comes from, what it is about, or when it is fetched.</summary>
internal sealed record EditFeed(Guid Id, FeedEntry Entry) : ICommand;

internal sealed class EditFeedHandler(MissionGovDb db, OutboundAddress addresses, Configured configured) : FeedHandler<EditFeed>(db)
{
    protected override Guid IdIn(EditFeed command) => command.Id;

    protected override async Task<Result> ApplyAsync(Feed feed, EditFeed command, Change change, CancellationToken ct)
    {
        var (details, wrong) = await command.Entry.ReadAsync(Db, addresses, configured.Feeds, ct);
        if (details is null) return wrong!;
        var names = await Db.Feeds.Where(other => other.Id != feed.Id).Select(other => other.Name).ToListAsync(ct);
        return feed.Edit(details, names, change);
    }
}
