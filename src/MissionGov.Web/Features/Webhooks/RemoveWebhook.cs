using MissionGov.Domain;
using MissionGov.Domain.Webhooks;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Webhooks;

/// <summary>A webhook goes, with all that it was sent or is owed.</summary>
internal sealed record RemoveWebhook(Guid Id) : ICommand;

internal sealed class RemoveWebhookHandler(MissionGovDb db) : WebhookHandler<RemoveWebhook>(db)
{
    protected override Guid IdIn(RemoveWebhook command) => command.Id;

    protected override Task<Result> ApplyAsync(Webhook webhook, RemoveWebhook command, Change change, CancellationToken ct)
    {
        Db.Webhooks.Remove(webhook);
        return Task.FromResult<Result>(new WebhookRemoved(webhook.Id, webhook.Name));
    }
}
