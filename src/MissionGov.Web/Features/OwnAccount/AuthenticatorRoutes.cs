using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using MissionGov.Web.Components.Forms;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;
using QRCoder;

namespace MissionGov.Web.Features.OwnAccount;

/// <summary>Add an authenticator: scan, enter the first code, keep the recovery codes.</summary>
internal static class AuthenticatorRoutes
{
    private const string Address = $"{OwnAccountRoutes.Address}/authenticator";

    private const int DotSize = 5;

    public static void MapAuthenticator(this IEndpointRouteBuilder app)
    {
        app.MapPost(Address, StartAsync);
        app.MapPost($"{Address}/check", CheckAsync);
        app.MapPost($"{OwnAccountRoutes.Address}/recovery-codes", NewCodesAsync);
    }

    private static async Task<IResult> StartAsync(HttpContext http, UserManager<Account> accounts, CancellationToken ct)
    {
        var (_, me, instead) = await OwnAccountRoutes.ReadAsync(http, ct);
        return instead ?? Form(http, me!, accounts.GenerateNewAuthenticatorKey(), FormProblems.None);
    }

    private static async Task<IResult> CheckAsync(HttpContext http, Mediator mediator, UserManager<Account> accounts, CancellationToken ct)
    {
        var (form, me, instead) = await OwnAccountRoutes.ReadAsync(http, ct);
        if (instead is not null) return instead;

        string key;
        try
        {
            key = Seal(http, me!).Unprotect(form!["key"].ToString());
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return Form(http, me!, accounts.GenerateNewAuthenticatorKey(), FormProblems.Of("The form was open for too long. Scan the new picture", "code"));
        }

        var codes = SecondStep.NewCodes();
        if (await mediator.SendAsync(new AddAuthenticator(key, form["code"].ToString(), codes), commandId: form.CommandId(), ct: ct) is { } problem) return Form(http, me!, key, FormProblems.Of(problem.Message, "code"));
        await OwnAccountRoutes.KeepAsync(http, me!);
        return PostedForm.Page<RecoveryCodesPage>(http, new { Codes = codes });
    }

    private static async Task<IResult> NewCodesAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        var (form, me, instead) = await OwnAccountRoutes.ReadAsync(http, ct);
        if (instead is not null) return instead;
        var codes = SecondStep.NewCodes();
        if (await mediator.SendAsync(new MakeRecoveryCodes(codes), commandId: form!.CommandId(), ct: ct) is { } problem) return await OwnAccountRoutes.PageAsync(http, FormProblems.Of(problem.Message), ct);
        await OwnAccountRoutes.KeepAsync(http, me!);
        return PostedForm.Page<RecoveryCodesPage>(http, new { Codes = codes });
    }

    // Nothing is kept of the key before a first code was right: until then it travels in the form, sealed for this account.
    private static RazorComponentResult Form(HttpContext http, Account me, string key, FormProblems problems)
    {
        var uri = $"otpauth://totp/MissionGov:{Uri.EscapeDataString(me.Email ?? me.Name)}?secret={key}&issuer=MissionGov";
        using var drawn = QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        var picture = new SvgQRCode(drawn).GetGraphic(DotSize, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
        return PostedForm.Page<AuthenticatorPage>(http, new { Picture = picture, Key = key, Sealed = Seal(http, me).Protect(key), Problems = problems }, problems.All.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static IDataProtector Seal(HttpContext http, Account me) =>
        http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("MissionGov.NewAuthenticator", me.Id.ToString(), me.SecurityStamp ?? "");
}
