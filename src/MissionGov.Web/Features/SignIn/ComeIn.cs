using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.SignIn;

/// <summary>Somebody came in by the organisation's provider, whose groups say which posts they hold. Given by the sign-in itself, once the provider's answer was checked.</summary>
/// <param name="AccountId">Of the account, should it be new.</param>
internal sealed record ComeIn(Guid AccountId, string Key, string Name, string Email, IReadOnlyList<string> Groups) : ICommand;

/// <summary>How an account knows its person at the provider.</summary>
internal static class ProviderKey
{
    /// <summary>Issuer and subject as one text of a length that fits.</summary>
    public static string Of(string issuer, string subject) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")));
}

internal sealed class ComeInHandler(MissionGovDb db, UserManager<Account> accounts, Arrival arrival, Configured settings) : CommandHandler<ComeIn>
{
    protected override Permission Requires => Permission.ComeIn;

    internal override async Task<Result> HandleAsync(ComeIn command, Person person, Change change, CancellationToken ct)
    {
        if (settings.Oidc is null) return NotAllowed(person);
        var account = await accounts.FindByLoginAsync(ProviderRoutes.Scheme, command.Key);
        if (account is { DisabledAt: not null }) return new Problem(Mediator.Forbidden, "This account is disabled. Ask an administrator.");
        var isNew = account is null;
        if (account is null)
        {
            // Its name here is its own id: an account with the same e-mail address stays somebody else's.
            account = new Account { Id = command.AccountId, UserName = command.AccountId.ToString("N"), Name = command.Name, Email = command.Email };
            if (await accounts.CreateAsync(account) is { Succeeded: false } refused) return refused.ToProblem();
            if (await accounts.AddLoginAsync(account, new UserLoginInfo(ProviderRoutes.Scheme, command.Key, settings.Oidc!.Name)) is { Succeeded: false } taken) return taken.ToProblem();
        }
        else if ((account.Name, account.Email) != (command.Name, command.Email))
        {
            (account.Name, account.Email) = (command.Name, command.Email);
            if (await accounts.UpdateAsync(account) is { Succeeded: false } refused) return refused.ToProblem();
        }

        var day = LondonDay.Of(change.At);
        var (gained, lost) = await arrival.PostsAsync(account.Id, command.Groups, day, ct);
        db.Appointments.AddRange(gained);
        foreach (var post in lost) post.Until = day.AddDays(-1);
        return new PostsByGroup(account.Id, settings.Oidc!.Name, isNew, [.. gained.Select(post => post.Title)], [.. lost.Select(post => post.Title)]);
    }
}
