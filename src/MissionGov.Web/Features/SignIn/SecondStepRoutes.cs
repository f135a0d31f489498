using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Accounts;

namespace MissionGov.Web.Features.SignIn;

/// <summary>After the password, a code: six digits from the app, or one of the ten recovery codes.</summary>
internal static class SecondStepRoutes
{
    private const string Address = "/sign-in/code";

    /// <summary>How long a right password waits for its code, and a passkey for its device.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static void MapSecondStep(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, async (HttpContext http, UserManager<Account> accounts, string? from) =>
            await WaitingAsync(http, accounts) is null ? Results.LocalRedirect(LocalAddress.With(SignInRoutes.Address, from)) : Form(http, from, null));
        app.MapPost(Address, SubmitAsync);
    }

    /// <summary>Remembers for five minutes whose password was right; that alone opens nothing.</summary>
    public static async Task<IResult> AskAsync(HttpContext http, Account account, string from)
    {
        var half = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()), new Claim(Session.Stamp, account.SecurityStamp ?? "")], IdentityConstants.TwoFactorUserIdScheme);
        await http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(half));
        return Results.LocalRedirect(LocalAddress.With(Address, from));
    }

    private static RazorComponentResult Form(HttpContext http, string? from, string? problem) =>
        PostedForm.Page<SecondStepPage>(http, new { From = LocalAddress.Of(from), Problem = problem }, problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> SubmitAsync(HttpContext http, UserManager<Account> accounts, CodeCheck codes, Session session, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is not { } form) return Results.BadRequest();
        var from = LocalAddress.Of(form["from"]);
        if (await WaitingAsync(http, accounts) is not { } account) return Results.LocalRedirect(LocalAddress.With(SignInRoutes.Address, from));

        var (recovery, problem) = await codes.TryAsync(http, account, form["code"].ToString());
        if (problem is not null) return Form(http, from, problem);
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await session.StartAsync(http, account);
        return Results.LocalRedirect(recovery ? "/me#recovery" : from);
    }

    // Whose password was right just now, unless they lost their rights or changed the password since.
    private static async Task<Account?> WaitingAsync(HttpContext http, UserManager<Account> accounts)
    {
        var half = await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (half.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id) return null;
        return await accounts.FindByIdAsync(id) is { DisabledAt: null } account && account.SecurityStamp == half.Principal.FindFirstValue(Session.Stamp) ? account : null;
    }
}
