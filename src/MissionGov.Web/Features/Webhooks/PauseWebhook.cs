using MissionGov.Domain;
using MissionGov.Domain.Webhooks;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Webhooks;

/// <summary>A webhook is told nothing for a while, or is told again. What happens meanwhile it never learns.</summary>
internal sealed record PauseWebhook(Guid Id, bool IsPaused) : ICommand;

internal sealed class PauseWebhookHandler(MissionGovDb db) : WebhookHandler<PauseWebhook>(db)
{
    protected override Guid IdIn(PauseWebhook command) => command.Id;

    protected override Task<Result> ApplyAsync(Webhook webhook, PauseWebhook command, Change change, CancellationToken ct) => Task.FromResult(webhook.Pause(command.IsPaused));
}
