using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.ApiTokens;

/// <summary>A person makes a way in for a program of theirs.</summary>
/// <param name="Hash">Of the secret that is shown to them once.</param>
internal sealed record MakeApiToken(Guid Id, ApiTokenWish Wish, [property: JsonIgnore] string Hash) : ICommand;

internal sealed class MakeApiTokenHandler(MissionGovDb db) : CommandHandler<MakeApiToken>
{
    private const int MostOpen = 20;

    private static readonly Problem Enough = new("token.many", $"You have {MostOpen} tokens that work. Revoke one that you do not need.");
    private static readonly Problem NoMission = new("token.mission", "Choose a mission from the list");

    // No token and no link in a mail gives this right: none of them makes another way in.
    protected override Permission Requires => Permission.ManageOwnAccount;

    internal override async Task<Result> HandleAsync(MakeApiToken command, Person person, Change change, CancellationToken ct)
    {
        if (person.Id is not { } id || !await db.Users.AnyAsync(account => account.Id == id && account.DisabledAt == null, ct)) return NotAllowed(person);
        if (command.Wish.MissionId is { } mission && !await db.Missions.AnyAsync(held => held.Id == mission, ct)) return NoMission;
        if (await db.ApiTokens.CountAsync(token => token.PersonId == id && token.RevokedAt == null && token.EndsAt > change.At, ct) >= MostOpen) return Enough;
        var (made, result) = ApiToken.Make(command.Id, id, command.Hash, command.Wish, change.At);
        if (made is not null) db.ApiTokens.Add(made);
        return result;
    }
}
