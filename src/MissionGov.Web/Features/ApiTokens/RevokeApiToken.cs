using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.ApiTokens;

/// <summary>Its person, or an administrator, ends a token.</summary>
internal sealed record RevokeApiToken(Guid Id) : ICommand;

internal sealed class RevokeApiTokenHandler(MissionGovDb db) : CommandHandler<RevokeApiToken>
{
    protected override Permission Requires => Permission.ManageOwnAccount;

    internal override async Task<Result> HandleAsync(RevokeApiToken command, Person person, Change change, CancellationToken ct)
    {
        var token = await db.ApiTokens.SingleOrDefaultAsync(held => held.Id == command.Id, ct);
        return token is not null && (token.PersonId == person.Id || person.May(Permission.Administer, mission: null)) ? token.Revoke(change.At) : NotHere;
    }
}
