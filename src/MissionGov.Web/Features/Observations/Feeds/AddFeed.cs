using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Feeds;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Outbound;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Feeds;

/// <summary>Somebody names a file to be fetched by the clock. It is paused until they start it.</summary>
/// <param name="Id">Made with the form: sent twice, it is one feed.</param>
internal sealed record AddFeed(Guid Id, FeedEntry Entry) : ICommand;

internal sealed class AddFeedHandler(MissionGovDb db, OutboundAddress addresses, Configured configured) : CommandHandler<AddFeed>
{
    protected override Permission Requires => Permission.EditData;

    internal override async Task<Result> HandleAsync(AddFeed command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) return NotAllowed(person);
        var (details, wrong) = await command.Entry.ReadAsync(db, addresses, configured.Feeds, ct);
        if (details is null) return wrong!;
        var names = await db.Feeds.Select(feed => feed.Name).ToListAsync(ct);
        var (feed, result) = Feed.Add(command.Id, details, names, change);
        if (result.Event is not null) db.Feeds.Add(feed);
        return result;
    }
}
