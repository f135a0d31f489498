using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Webhooks;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Webhooks;

/// <summary>What is one webhook told, and what did it answer? Null where there is none.</summary>
internal sealed record GetWebhook(Guid Id) : IQuery<WebhookView?>;

public sealed record WebhookView(Guid Id, string Name, string Host, WebhookShape Shape, IReadOnlyList<NewsKind> Wanted, bool IsPaused, IReadOnlyList<DeliveryRow> Deliveries);

/// <param name="Answer">The beginning of what came back, or why nothing did.</param>
public sealed record DeliveryRow(Guid Id, NewsKind Kind, string Text, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? ParkedAt, int Tries, DateTimeOffset NextTryAt, int? Status, string? Answer);

internal sealed class GetWebhookHandler(MissionGovDb db) : QueryHandler<GetWebhook, WebhookView?>
{
    private const int MostShown = 50;

    internal override Permission Requires => Permission.Administer;

    internal override async Task<WebhookView?> ReadAsync(GetWebhook query, Person person, CancellationToken ct)
    {
        if (await db.Webhooks.AsNoTracking().SingleOrDefaultAsync(webhook => webhook.Id == query.Id, ct) is not { } webhook) return null;
        var deliveries = await db.WebhookDeliveries.AsNoTracking().Where(one => one.WebhookId == webhook.Id).OrderByDescending(one => one.CreatedAt).ThenByDescending(one => one.Id).Take(MostShown)
            .Select(one => new DeliveryRow(one.Id, one.Kind, one.Text, one.CreatedAt, one.SentAt, one.ParkedAt, one.Attempts, one.NextTryAt, one.LastStatus, one.LastAnswer)).ToListAsync(ct);
        return new(webhook.Id, webhook.Name, webhook.Host, webhook.Shape, webhook.Wanted, webhook.IsPaused, deliveries);
    }
}
