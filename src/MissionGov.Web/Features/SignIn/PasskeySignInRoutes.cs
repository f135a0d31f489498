using Microsoft.AspNetCore.Identity;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Accounts;

namespace MissionGov.Web.Features.SignIn;

/// <summary>Sign in with a passkey: nothing to type, nothing to steal, and no second step, since the device checks its person.</summary>
internal static class PasskeySignInRoutes
{
    public static void MapPasskeySignIn(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-in/passkey/options", async (HttpContext http, SignInManager<Account> signIn, CancellationToken ct) =>
            await PostedForm.OursAsync(http) is null ? Results.BadRequest() : Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json"));
        app.MapPost("/sign-in/passkey", SubmitAsync);
    }

    private static async Task<IResult> SubmitAsync(HttpContext http, SignInManager<Account> signIn, Session session, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is not { } form) return SignInRoutes.Form(http, new(null, Problem: "The form was open for too long. Try again"));
        var from = LocalAddress.Of(form["from"]);
        if (await CheckAsync(signIn, form["credential"].ToString()) is not { } account) return SignInRoutes.Form(http, new(from, Problem: "That passkey does not open an account here. Try another, or use your password"));
        await session.StartAsync(http, account);
        return Results.LocalRedirect(from);
    }

    /// <summary>Whose passkey this is; null when it is nobody's, or the person may not sign in.</summary>
    public static async Task<Account?> CheckAsync(SignInManager<Account> signIn, string credential)
    {
        if (credential.Length == 0) return null;
        try
        {
            var check = await signIn.PerformPasskeyAssertionAsync(credential);
            if (!check.Succeeded || check.User.DisabledAt is not null) return null;
            return (await signIn.UserManager.AddOrUpdatePasskeyAsync(check.User, check.Passkey)).Succeeded ? check.User : null;
        }
        catch (Exception fault) when (fault is InvalidOperationException or System.Text.Json.JsonException)
        {
            // Nothing was asked of this browser, or what it sent is no passkey.
            return null;
        }
    }
}
