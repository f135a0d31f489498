using Microsoft.AspNetCore.Identity;
using MissionGov.Web.Access.SignIn;
using MissionGov.Web.Data;
using MissionGov.Web.Serving.Accounts;

namespace MissionGov.Web.Features.SignIn;

/// <summary>Checks an e-mail address and a password. Whether or not there is such an account, one hash is worked out and the same is said.</summary>
internal sealed partial class PasswordSignIn(UserManager<Account> accounts, SignInThrottle throttle, KnownDevices devices, DummyHash dummy, ILogger<PasswordSignIn> log)
{
    public const string Wrong = "The e-mail address or the password is not right. Check both and try again";

    // RFC 5321: no address is longer. What is counted is remembered for a while, and a form has room for megabytes.
    private const int LongestEmail = 254;

    public async Task<(Account? Account, string? Problem)> TryAsync(HttpContext http, string email, string password)
    {
        if (email.Trim().Length > LongestEmail) return (null, Wrong);
        var account = await accounts.FindByNameAsync(email.Trim());
        var device = devices.NameFor(http, account?.Id);
        if (throttle.Enter(email, AddressOf(http), device) is { } wait) return (null, TooMany(wait));

        var own = account is { DisabledAt: null, PasswordHash: { } hash } ? hash : null;
        var verdict = accounts.PasswordHasher.VerifyHashedPassword(account ?? Nobody, own ?? dummy.Text, password);
        if (account is null || own is null || verdict == PasswordVerificationResult.Failed)
        {
            LogRefused(account?.Id, AddressOf(http));
            return (null, Wrong);
        }

        throttle.Succeeded(email, device);
        return (account, null);
    }

    /// <summary>The same text for an account that exists and one that does not.</summary>
    public static string TooMany(TimeSpan wait) => wait.TotalSeconds <= 90
        ? $"Too many tries. Wait {Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))} seconds, then try again"
        : $"Too many tries. Wait {(int)Math.Ceiling(wait.TotalMinutes)} minutes, then try again. A passkey works at once";

    public static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static readonly Account Nobody = new() { Name = "" };

    [LoggerMessage(LogLevel.Warning, "A sign-in was refused. Account {Account}, from {Address}")]
    private partial void LogRefused(Guid? account, string address);
}
