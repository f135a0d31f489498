using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.OwnAccount;

/// <summary>What a person sees of their own account.</summary>
internal sealed record GetOwnAccount : IQuery<OwnAccountView>;

/// <param name="Name">Empty for a role of the demo, which is nobody's.</param>
/// <param name="Provider">The organisation's sign-in, where that is how the person comes in.</param>
public sealed record OwnAccountView(string Name, string Email, IReadOnlyList<OwnPost> Posts, bool HasPassword, bool HasAuthenticator, int CodesLeft, string? Provider, IReadOnlyList<OwnPasskey> Passkeys)
{
    public bool IsProtected => HasAuthenticator || Passkeys.Count > 0 || Provider is not null;
}

public sealed record OwnPost(string Title, string? Mission);

public sealed record OwnPasskey(string Id, string Name, DateTimeOffset AddedAt);

internal sealed class GetOwnAccountHandler(UserManager<Account> accounts) : QueryHandler<GetOwnAccount, OwnAccountView>
{
    internal override Permission Requires => Permission.ManageOwnAccount;

    internal override async Task<OwnAccountView> ReadAsync(GetOwnAccount query, Person person, CancellationToken ct)
    {
        IReadOnlyList<OwnPost> posts = [.. person.Posts.Select(post => new OwnPost(post.Title, post.Mission))];
        if (person.Id is not { } id || await accounts.FindByIdAsync(id.ToString()) is not { } account) return new("", "", posts, false, false, 0, null, []);
        var passkeys = await accounts.GetPasskeysAsync(account);
        return new(
            account.Name,
            account.Email ?? "",
            posts,
            account.PasswordHash is not null,
            account.TwoFactorEnabled,
            await accounts.CountRecoveryCodesAsync(account),
            (await accounts.GetLoginsAsync(account)).FirstOrDefault()?.ProviderDisplayName,
            [.. passkeys.OrderBy(key => key.CreatedAt).Select(key => new OwnPasskey(Base64Url.EncodeToString(key.CredentialId), key.Name ?? "Passkey", key.CreatedAt))]);
    }
}
