using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Webhooks;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Webhooks;

/// <summary>News that were sent, or given up on, are sent anew: with the same id, by which a receiver knows them.</summary>
internal sealed record SendNewsAgain(Guid Id, Guid Delivery) : ICommand;

internal sealed class SendNewsAgainHandler(MissionGovDb db) : WebhookHandler<SendNewsAgain>(db)
{
    protected override Guid IdIn(SendNewsAgain command) => command.Id;

    protected override async Task<Result> ApplyAsync(Webhook webhook, SendNewsAgain command, Change change, CancellationToken ct)
    {
        if (await Db.WebhookDeliveries.SingleOrDefaultAsync(one => one.Id == command.Delivery && one.WebhookId == webhook.Id, ct) is not { } delivery) return NotHere;
        if (delivery is { SentAt: null, ParkedAt: null }) return new Problem("webhook.waiting", "These news are still being sent. Look again in a minute.");
        delivery.SendAgain(change.At);
        return new NewsSentAgain(webhook.Id, webhook.Name, delivery.Kind);
    }
}
