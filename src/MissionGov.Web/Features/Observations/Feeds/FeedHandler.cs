using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Feeds;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Feeds;

/// <summary>A change of one feed by somebody who edits data.</summary>
internal abstract class FeedHandler<TCommand>(MissionGovDb db) : CommandHandler<TCommand>
    where TCommand : ICommand
{
    protected MissionGovDb Db => db;

    protected override Permission Requires => Permission.EditData;

    protected abstract Guid IdIn(TCommand command);

    protected abstract Task<Result> ApplyAsync(Feed feed, TCommand command, Change change, CancellationToken ct);

    internal override async Task<Result> HandleAsync(TCommand command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) return NotAllowed(person);
        var id = IdIn(command);
        return await db.Feeds.SingleOrDefaultAsync(feed => feed.Id == id, ct) is { } feed ? await ApplyAsync(feed, command, change, ct) : NotHere;
    }
}
