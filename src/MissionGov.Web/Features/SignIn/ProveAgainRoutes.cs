using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Accounts;

namespace MissionGov.Web.Features.SignIn;

/// <summary>Before somebody changes what they sign in with, they prove once more who they are: an open page left alone is not enough.</summary>
internal static class ProveAgainRoutes
{
    public const string Address = "/sign-in/again";

    public static void MapProveAgain(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, async (HttpContext http, UserManager<Account> accounts, string? from) => await MeAsync(http, accounts) is { } me ? await FormAsync(http, accounts, me, from) : SignIn(from));
        app.MapPost(Address, ByPasswordAsync);
        app.MapPost($"{Address}/passkey", ByPasskeyAsync);
    }

    private static async Task<IResult> ByPasswordAsync(HttpContext http, UserManager<Account> accounts, PasswordSignIn passwords, Session session, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is not { } form) return Results.BadRequest();
        var from = LocalAddress.Of(form["from"]);
        if (await MeAsync(http, accounts) is not { } me) return SignIn(from);
        var (account, problem) = await passwords.TryAsync(http, me.UserName!, form["password"].ToString());
        if (account is null) return await FormAsync(http, accounts, me, from, problem == PasswordSignIn.Wrong ? "The password is not right. Try again" : problem);
        await session.RenewAsync(http, account, proved: true);
        return Results.LocalRedirect(from);
    }

    private static async Task<IResult> ByPasskeyAsync(HttpContext http, SignInManager<Account> signIn, Session session, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is not { } form) return Results.BadRequest();
        var from = LocalAddress.Of(form["from"]);
        if (await MeAsync(http, signIn.UserManager) is not { } me) return SignIn(from);
        if (await PasskeySignInRoutes.CheckAsync(signIn, form["credential"].ToString()) is not { } account || account.Id != me.Id) return await FormAsync(http, signIn.UserManager, me, from, "That passkey is not yours. Try again");
        await session.RenewAsync(http, account, proved: true);
        return Results.LocalRedirect(from);
    }

    private static async Task<IResult> FormAsync(HttpContext http, UserManager<Account> accounts, Account me, string? from, string? problem = null) =>
        PostedForm.Page<ProveAgainPage>(http, new { From = LocalAddress.Of(from), Problem = problem, HasPassword = me.PasswordHash is not null, HasPasskey = (await accounts.GetPasskeysAsync(me)).Count > 0 }, problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<Account?> MeAsync(HttpContext http, UserManager<Account> accounts) =>
        http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? await accounts.FindByIdAsync(id) : null;

    private static IResult SignIn(string? from) => Results.LocalRedirect(LocalAddress.With(SignInRoutes.Address, from));
}
