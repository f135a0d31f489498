using Microsoft.AspNetCore.Identity;
using MissionGov.Web.Components.Forms;
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
        app.MapGet(Address, async (HttpContext http, UserManager<Account> accounts, string? from) => await MeAsync(http, accounts) is { } me ? await FormAsync(http, accounts, me, from, FormProblems.None) : SignIn(from));
        app.MapPost(Address, ByPasswordAsync);
        app.MapPost($"{Address}/passkey", ByPasskeyAsync);
    }

    private static async Task<IResult> ByPasswordAsync(HttpContext http, UserManager<Account> accounts, PasswordSignIn passwords, CodeCheck codes, Session session, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is not { } form) return Results.BadRequest();
        var from = LocalAddress.Of(form["from"]);
        if (await MeAsync(http, accounts) is not { } me) return SignIn(from);
        var (account, problem) = await passwords.TryAsync(http, me.UserName!, form["password"].ToString());
        if (account is null) return await FormAsync(http, accounts, me, from, FormProblems.Of(problem == PasswordSignIn.Wrong ? "The password is not right. Try again" : problem!, "password"));

        // No less than signing in asks for: else the password alone would take the second step away.
        if (account.TwoFactorEnabled && (await codes.TryAsync(http, account, form["code"].ToString())).Problem is { } wrong) return await FormAsync(http, accounts, me, from, FormProblems.Of(wrong, "code"));
        await session.RenewAsync(http, account, proved: true);
        return Results.LocalRedirect(from);
    }

    private static async Task<IResult> ByPasskeyAsync(HttpContext http, SignInManager<Account> signIn, Session session, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is not { } form) return Results.BadRequest();
        var from = LocalAddress.Of(form["from"]);
        if (await MeAsync(http, signIn.UserManager) is not { } me) return SignIn(from);
        if (await PasskeySignInRoutes.CheckAsync(signIn, form["credential"].ToString()) is not { } account || account.Id != me.Id) return await FormAsync(http, signIn.UserManager, me, from, FormProblems.Of("That passkey is not yours. Try again"));
        await session.RenewAsync(http, account, proved: true);
        return Results.LocalRedirect(from);
    }

    private static async Task<IResult> FormAsync(HttpContext http, UserManager<Account> accounts, Account me, string? from, FormProblems problems) =>
        PostedForm.Page<ProveAgainPage>(http, problems.All.Count > 0, new { From = LocalAddress.Of(from), Problems = problems, HasPassword = me.PasswordHash is not null, HasAuthenticator = me.TwoFactorEnabled, HasPasskey = (await accounts.GetPasskeysAsync(me)).Count > 0 });

    // Whoever came in by the link of a mail signs in first: what they prove must not make a full sign-in of it.
    private static async Task<Account?> MeAsync(HttpContext http, UserManager<Account> accounts) =>
        http.Person() is { Id: { } id, Only: null } ? await accounts.FindByIdAsync(id.ToString()) : null;

    private static IResult SignIn(string? from) => Results.LocalRedirect(LocalAddress.With(SignInRoutes.Address, from));
}
