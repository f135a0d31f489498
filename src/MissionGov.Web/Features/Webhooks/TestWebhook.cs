using MissionGov.Domain;
using MissionGov.Domain.Webhooks;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Webhooks;

/// <summary>A webhook is sent a word that says nothing, to see whether it arrives.</summary>
internal sealed record TestWebhook(Guid Id) : ICommand;

internal sealed class TestWebhookHandler(MissionGovDb db) : WebhookHandler<TestWebhook>(db)
{
    protected override Guid IdIn(TestWebhook command) => command.Id;

    protected override Task<Result> ApplyAsync(Webhook webhook, TestWebhook command, Change change, CancellationToken ct)
    {
        var news = new PublicNews(NewsKind.Test, null, "This is a test. Nothing happened.", "/", new Dictionary<string, object?>());
        Db.WebhookDeliveries.AddRange(Announcements.Of(news, null, change.At, [webhook]));
        return Task.FromResult<Result>(new WebhookTested(webhook.Id, webhook.Name));
    }
}
