using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Webhooks;

/// <summary>Which programs elsewhere are told of news, and does it reach them?</summary>
internal sealed record GetWebhooks : IQuery<WebhooksView>;

/// <param name="Hosts">Where news may be sent; none where webhooks are off.</param>
public sealed record WebhooksView(IReadOnlyList<string> Hosts, IReadOnlyList<WebhookRow> Webhooks);

public sealed record WebhookRow(Guid Id, string Name, string Host, bool IsPaused, DateTimeOffset? LastSentAt, int Waiting, int Parked)
{
    public string State => Parked > 0 ? $"{Parked} given up on" : IsPaused ? "Paused" : Waiting > 0 ? $"{Waiting} waiting" : "Well";
}

internal sealed class GetWebhooksHandler(MissionGovDb db, Configured configured) : QueryHandler<GetWebhooks, WebhooksView>
{
    internal override Permission Requires => Permission.Administer;

    internal override async Task<WebhooksView> ReadAsync(GetWebhooks query, Person person, CancellationToken ct) => new(
        configured.Webhooks.Names,
        await db.Webhooks.AsNoTracking().OrderBy(webhook => webhook.Name).Select(webhook => new WebhookRow(
            webhook.Id,
            webhook.Name,
            webhook.Host,
            webhook.IsPaused,
            db.WebhookDeliveries.Where(one => one.WebhookId == webhook.Id).Max(one => one.SentAt),
            db.WebhookDeliveries.Count(one => one.WebhookId == webhook.Id && one.SentAt == null && one.ParkedAt == null),
            db.WebhookDeliveries.Count(one => one.WebhookId == webhook.Id && one.ParkedAt != null))).ToListAsync(ct));
}
