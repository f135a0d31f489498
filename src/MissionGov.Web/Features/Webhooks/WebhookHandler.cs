using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Webhooks;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Webhooks;

/// <summary>A change of one webhook by an administrator.</summary>
internal abstract class WebhookHandler<TCommand>(MissionGovDb db) : CommandHandler<TCommand>
    where TCommand : ICommand
{
    protected MissionGovDb Db => db;

    protected override Permission Requires => Permission.Administer;

    protected abstract Guid IdIn(TCommand command);

    protected abstract Task<Result> ApplyAsync(Webhook webhook, TCommand command, Change change, CancellationToken ct);

    internal override async Task<Result> HandleAsync(TCommand command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) return NotAllowed(person);
        var id = IdIn(command);
        return await db.Webhooks.SingleOrDefaultAsync(webhook => webhook.Id == id, ct) is { } webhook ? await ApplyAsync(webhook, command, change, ct) : NotHere;
    }
}
