using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Webhooks;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Webhooks;

/// <summary>An administrator changes what a webhook is called, what it is told, or in which shape. Another address is another webhook, with a secret of its own.</summary>
internal sealed record EditWebhook(Guid Id, string Name, WebhookShape Shape, IReadOnlyList<NewsKind> Wanted) : ICommand;

internal sealed class EditWebhookHandler(MissionGovDb db) : WebhookHandler<EditWebhook>(db)
{
    protected override Guid IdIn(EditWebhook command) => command.Id;

    protected override async Task<Result> ApplyAsync(Webhook webhook, EditWebhook command, Change change, CancellationToken ct) =>
        webhook.Edit(Wording.Line(command.Name), command.Shape, command.Wanted, await Db.Webhooks.Where(other => other.Id != webhook.Id).Select(other => other.Name).ToListAsync(ct));
}
