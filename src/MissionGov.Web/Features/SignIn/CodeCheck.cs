using Microsoft.AspNetCore.Identity;
using MissionGov.Web.Access.SignIn;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.SignIn;

/// <summary>Checks a code: six digits from the app, or one of the ten recovery codes, which it uses up. Tries are bounded like those of passwords.</summary>
internal sealed partial class CodeCheck(UserManager<Account> accounts, SignInThrottle throttle, KnownDevices devices, ILogger<CodeCheck> log)
{
    public async Task<(bool ByRecovery, string? Problem)> TryAsync(HttpContext http, Account account, string typed)
    {
        var (key, device) = ($"code {account.Id}", devices.NameFor(http, account.Id));
        if (throttle.Enter(key, PasswordSignIn.AddressOf(http), device) is { } wait) return (false, PasswordSignIn.TooMany(wait));
        var code = typed.Trim();
        var recovery = false;
        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code) && !(recovery = (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded))
        {
            LogRefused(account.Id);
            return (false, "That code is not right, or was used before. Wait for the next one, then try again");
        }

        throttle.Succeeded(key, device);
        return (recovery, null);
    }

    [LoggerMessage(LogLevel.Warning, "A code was refused. Account {Account}")]
    private partial void LogRefused(Guid account);
}
