using System.Globalization;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>Browsers of people with an account, as the program's own sign-in leaves them.</summary>
internal static class SignedIn
{
    private const string Scheme = "Identity.Application";

    /// <param name="proved">When they last proved who they are.</param>
    public static ClaimsPrincipal Principal(Guid account, DateTimeOffset proved = default) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, account.ToString()), new Claim(new ClaimsIdentityOptions().SecurityStampClaimType, Stamp(account)), new Claim("proved", Math.Max(proved.ToUnixTimeSeconds(), 0).ToString(CultureInfo.InvariantCulture))], Scheme));

    /// <summary>What an account made by a test has in its row.</summary>
    public static string Stamp(Guid account) => $"stamp-{account}";

    /// <param name="principal">Without a name, a visitor's.</param>
    public static Caller Browser(TestApp app, ClaimsPrincipal principal)
    {
        var caller = Caller.At(app.Address);
        if (principal.Identity is not { IsAuthenticated: true }) return caller;
        var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Scheme);
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = app.Clock.Now, ExpiresUtc = app.Clock.Now.AddHours(1) }, Scheme);
        caller.Cookies.Add(new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket), "/", app.Address.Host));
        return caller;
    }

    /// <summary>Lets somebody's browser send forms.</summary>
    /// <returns>What each form carries.</returns>
    public static string FormToken(TestApp app, Caller caller, ClaimsPrincipal principal)
    {
        using var scope = app.Services.CreateScope();
        var tokens = app.Services.GetRequiredService<IAntiforgery>().GetTokens(new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = principal });
        caller.Cookies.Add(new Cookie(app.Services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name!, tokens.CookieToken!, "/", app.Address.Host));
        return tokens.RequestToken!;
    }
}
