using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Webhooks;
using MissionGov.Web.Data;

namespace MissionGov.Web.UseCases;

/// <summary>Owes the news of an event to every webhook that wants them, in the transaction of that event. Of a mission that is not published there are none.</summary>
internal static class Announcements
{
    public static async Task AddAsync(MissionGovDb db, DomainEvent happened, Change change, CancellationToken ct)
    {
        var told = happened.Telling().ToList();
        if (told.Count == 0) return;
        var webhooks = await db.Webhooks.AsNoTracking().ToListAsync(ct);
        if (webhooks.Count == 0) return;

        var ids = told.Select(news => news.MissionId).OfType<Guid>().ToList();
        var published = await db.Missions.IgnoreQueryFilters().Where(mission => ids.Contains(mission.Id) && mission.PublishedAt != null).ToDictionaryAsync(mission => mission.Id, mission => mission.Slug, ct);
        foreach (var news in told.Where(news => news.MissionId is not { } id || published.ContainsKey(id)))
            db.WebhookDeliveries.AddRange(Of(news, news.MissionId is { } id ? published[id] : null, change.At, webhooks));
    }

    /// <summary>One for each webhook that wants them.</summary>
    public static IEnumerable<WebhookDelivery> Of(PublicNews news, string? mission, DateTimeOffset at, IEnumerable<Webhook> webhooks)
    {
        var id = Guid.CreateVersion7();
        var facts = JsonSerializer.Serialize(news.Facts, AsJson.Options);
        return webhooks.Where(webhook => webhook.Wants(news.Kind)).Select(webhook => new WebhookDelivery
        {
            WebhookId = webhook.Id,
            NewsId = id,
            Kind = news.Kind,
            Mission = mission,
            Text = news.Text,
            Page = news.Page.Replace("{mission}", mission, StringComparison.Ordinal),
            Facts = facts,
            CreatedAt = at,
        });
    }
}
