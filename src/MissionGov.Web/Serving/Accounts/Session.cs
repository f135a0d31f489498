using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using MissionGov.Web.Access.SignIn;
using MissionGov.Web.Data;

namespace MissionGov.Web.Serving.Accounts;

/// <summary>What the sealed cookie says: which account, since when, and when its person last proved who they are. What they may do is never in it.</summary>
internal sealed class Session(TimeProvider clock, KnownDevices devices, Configured configured)
{
    public static readonly string Stamp = new ClaimsIdentityOptions().SecurityStampClaimType;

    private const string Since = "since";
    private const string Proved = "proved";

    // Long enough to add a passkey and an authenticator in one go.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>Signs the person in on this device.</summary>
    public Task StartAsync(HttpContext http, Account account)
    {
        devices.Remember(http, account.Id);
        return http.SignInAsync(IdentityConstants.ApplicationScheme, Principal(account, Now, Now));
    }

    /// <summary>The person proved anew who they are, or changed what they sign in with; the session ends no later for it.</summary>
    public Task RenewAsync(HttpContext http, Account account, bool proved = false) =>
        http.SignInAsync(IdentityConstants.ApplicationScheme, Principal(account, Number(http.User, Since) ?? Now, proved ? Now : Number(http.User, Proved) ?? 0));

    public ClaimsPrincipal New(Account account) => Principal(account, Now, Now);

    /// <summary>Whether the person proved who they are so lately that they may change how.</summary>
    public bool IsFresh(ClaimsPrincipal principal) => Number(principal, Proved) + (long)Fresh.TotalSeconds > Now;

    /// <summary>Whether the session has reached its longest time, however busy it was.</summary>
    public bool IsOver(ClaimsPrincipal principal) => Number(principal, Since) is { } since && since + (long)configured.Session.Most.TotalSeconds <= Now;

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    private static ClaimsPrincipal Principal(Account account, long since, long proved) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()),
            new Claim(Stamp, account.SecurityStamp ?? ""),
            new Claim(Since, since.ToString(CultureInfo.InvariantCulture)),
            new Claim(Proved, proved.ToString(CultureInfo.InvariantCulture)),
        ],
        IdentityConstants.ApplicationScheme));

    private static long? Number(ClaimsPrincipal principal, string claim) => long.TryParse(principal.FindFirstValue(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
