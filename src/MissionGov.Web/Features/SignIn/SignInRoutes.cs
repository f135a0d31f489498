using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Accounts;

namespace MissionGov.Web.Features.SignIn;

/// <summary>Sign in with a password, and out again. Plain forms: no step but a passkey needs a script.</summary>
internal static class SignInRoutes
{
    public const string Address = "/sign-in";

    private const string Refused = "Your organisation's sign-in did not let you in here. Try again, or ask an administrator";

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, async (HttpContext http, FirstRun first, Configured settings, string? from, string? ended, string? refused, CancellationToken ct) =>
            settings.Oidc is null && await first.HasNobodyAsync(ct) ? Results.LocalRedirect(SetUpRoutes.Address) : Form(http, new(from, Problem: refused is null ? null : Refused, Ended: ended is not null)));
        app.MapPost(Address, SubmitAsync);
        app.MapPost("/sign-out", SignOutAsync);
        app.MapSecondStep();
        app.MapPasskeySignIn();
        app.MapProveAgain();
        app.MapNewPassword();
        app.MapSetUp();
        app.MapProvider();
    }

    public static IResult Form(HttpContext http, SignInEntry entry) =>
        PostedForm.Page<SignInPage>(http, new { Entry = entry with { From = LocalAddress.Of(entry.From) } }, entry.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> SubmitAsync(HttpContext http, PasswordSignIn passwords, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is not { } form) return Form(http, new(http.Request.Query["from"], Problem: "The form was open for too long. Try again"));
        var (email, from) = (form["email"].ToString(), LocalAddress.Of(form["from"]));
        var (account, problem) = await passwords.TryAsync(http, email, form["password"].ToString());
        if (account is null) return Form(http, new(from, email, problem));
        return await GoOnAsync(http, account, from);
    }

    /// <summary>The password was right: on to the code where the person has an authenticator, else in.</summary>
    private static async Task<IResult> GoOnAsync(HttpContext http, Account account, string from)
    {
        if (account.TwoFactorEnabled) return await SecondStepRoutes.AskAsync(http, account, from);
        await http.RequestServices.GetRequiredService<Session>().StartAsync(http, account);
        return Results.LocalRedirect(LocalAddress.With("/me/protect", from));
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is null) return Results.BadRequest();

        // Whoever came in by the organisation's sign-in leaves by it, or the next person at the device is in again by one click.
        var token = await http.GetTokenAsync(IdentityConstants.ApplicationScheme, OpenIdConnectParameterNames.IdToken);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return token is not null && await ProviderSignIn.SignOutAddressAsync(http, token) is { } address
            ? PostedForm.Page<SignedOutPage>(http, new { Address = address })
            : Results.LocalRedirect(LocalAddress.Home);
    }
}

/// <summary>What the form shows: where to go afterwards, what was entered, what is wrong with it.</summary>
/// <param name="Ended">The person was signed in and is not any more.</param>
public sealed record SignInEntry(string? From, string Email = "", string? Problem = null, bool Ended = false);
