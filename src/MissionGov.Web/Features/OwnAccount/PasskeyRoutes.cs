using Microsoft.AspNetCore.Identity;
using MissionGov.Web.Components.Forms;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.OwnAccount;

/// <summary>Add a passkey: the browser asks the device, the device its person.</summary>
internal static class PasskeyRoutes
{
    private const string Address = $"{OwnAccountRoutes.Address}/passkeys";

    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        app.MapPost($"{Address}/options", async (HttpContext http, SignInManager<Account> signIn, CancellationToken ct) =>
        {
            var (_, me, instead) = await OwnAccountRoutes.ReadAsync(http, ct);
            return instead ?? Results.Content(await signIn.MakePasskeyCreationOptionsAsync(new() { Id = me!.Id.ToString(), Name = me.Email ?? me.Name, DisplayName = me.Name }), "application/json");
        });
        app.MapPost(Address, AddAsync);
    }

    private static async Task<IResult> AddAsync(HttpContext http, SignInManager<Account> signIn, Mediator mediator, CancellationToken ct)
    {
        var (form, me, instead) = await OwnAccountRoutes.ReadAsync(http, ct);
        if (instead is not null) return instead;
        if (await CheckAsync(signIn, form!["credential"].ToString(), me!) is not { } passkey) return await OwnAccountRoutes.PageAsync(http, FormProblems.Of("The device's answer could not be used. Try again", "passkey-name"), ct);
        if (await mediator.SendAsync(new AddPasskey(passkey, form["passkey-name"].ToString().Trim()), commandId: form.CommandId(), ct: ct) is { } problem) return await OwnAccountRoutes.PageAsync(http, FormProblems.Of(problem.Message, "passkey-name"), ct);
        await OwnAccountRoutes.KeepAsync(http, me!);
        return Results.LocalRedirect($"{OwnAccountRoutes.Address}?saved=yes");
    }

    private static async Task<UserPasskeyInfo?> CheckAsync(SignInManager<Account> signIn, string credential, Account me)
    {
        if (credential.Length == 0) return null;
        try
        {
            var check = await signIn.PerformPasskeyAttestationAsync(credential);
            return check.Succeeded && check.UserEntity.Id == me.Id.ToString() ? check.Passkey : null;
        }
        catch (Exception fault) when (fault is InvalidOperationException or System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
