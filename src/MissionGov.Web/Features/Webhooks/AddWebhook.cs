using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Webhooks;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Webhooks;

/// <summary>An administrator names a program elsewhere that is told of news.</summary>
/// <param name="Id">Made with the form: sent twice, it is one webhook.</param>
/// <param name="Host">All of its address that is shown.</param>
internal sealed record AddWebhook(Guid Id, string Name, string Host, WebhookShape Shape, IReadOnlyList<NewsKind> Wanted, [property: JsonIgnore] string SealedAddress, [property: JsonIgnore] string SealedSecret) : ICommand;

internal sealed class AddWebhookHandler(MissionGovDb db) : CommandHandler<AddWebhook>
{
    protected override Permission Requires => Permission.Administer;

    internal override async Task<Result> HandleAsync(AddWebhook command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) return NotAllowed(person);
        var webhook = new Webhook
        {
            Id = command.Id,
            Name = Wording.Line(command.Name),
            Host = command.Host,
            SealedAddress = command.SealedAddress,
            SealedSecret = command.SealedSecret,
            Shape = command.Shape,
            Wanted = command.Wanted,
        };
        var result = webhook.Add(await db.Webhooks.Select(other => other.Name).ToListAsync(ct));
        if (result.Event is not null) db.Webhooks.Add(webhook);
        return result;
    }
}
