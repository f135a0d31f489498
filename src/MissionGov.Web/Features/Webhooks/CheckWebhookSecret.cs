using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Webhooks;

/// <summary>Is this the secret that a webhook was made with? Each seal is another, so that the same form sent twice at once is told apart.</summary>
internal sealed record CheckWebhookSecret(Guid Id, string SealedSecret) : IQuery<bool>;

internal sealed class CheckWebhookSecretHandler(MissionGovDb db) : QueryHandler<CheckWebhookSecret, bool>
{
    internal override Permission Requires => Permission.Administer;

    internal override Task<bool> ReadAsync(CheckWebhookSecret query, Person person, CancellationToken ct) =>
        db.Webhooks.AnyAsync(webhook => webhook.Id == query.Id && webhook.SealedSecret == query.SealedSecret, ct);
}
