using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Digest;

/// <summary>Somebody stops their weekly email, or wants it again.</summary>
internal sealed record ChooseDigest(bool Wanted) : ICommand;

internal sealed class ChooseDigestHandler(MissionGovDb db) : CommandHandler<ChooseDigest>
{
    // Everyone's own business: there is nobody else's choice to reach.
    protected override Permission Requires => Permission.ManageOwnAccount;

    internal override async Task<Result> HandleAsync(ChooseDigest command, Person person, Change change, CancellationToken ct) =>
        person.Id is { } id ? (await db.NoticeChoiceOfAsync(id, ct)).SendDigest(command.Wanted) : NotAllowed(person);
}

/// <summary>The same by the link in a mail: the token is the right to stop, and to nothing else.</summary>
internal sealed record StopDigest(string Token) : ICommand;

internal sealed class StopDigestHandler(MissionGovDb db, StopLink link) : CommandHandler<StopDigest>
{
    protected override Permission Requires => Permission.ReadPublished;

    internal override async Task<Result> HandleAsync(StopDigest command, Person person, Change change, CancellationToken ct) =>
        link.PersonOf(command.Token) is { } id ? (await db.NoticeChoiceOfAsync(id, ct)).SendDigest(false) : NotHere;
}
