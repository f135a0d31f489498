using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using MissionGov.Web.Access;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Updates;

/// <summary>From a mail to one's own rows. Opening the address only shows a button: scanners of mail open every address, and must not use the link up.</summary>
internal static class UpdateLinkRoutes
{
    // Long enough for a week's update; whoever finds the window open later finds nothing.
    private static readonly TimeSpan OpenFor = TimeSpan.FromHours(1);

    public static void MapUpdateLinks(this IEndpointRouteBuilder app)
    {
        app.MapGet($"{UpdateLinks.Address}{{token}}", async (HttpContext http, string token, UpdateLinks links, CancellationToken ct) => Page(http, await links.IsGoodAsync(token, ct)));
        app.MapPost($"{UpdateLinks.Address}{{token}}", UseAsync);
    }

    private static async Task<IResult> UseAsync(HttpContext http, string token, UpdateLinks links, People people, IAntiforgery antiforgery, TimeProvider clock, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(http)) return Page(http, await links.IsGoodAsync(token, ct));
        if ((await http.Request.ReadFormAsync(ct))["action"] == "cancel")
        {
            await links.RevokeAsync(token, ct);
            return Page(http, isGood: false);
        }

        if (await links.UseAsync(token, ct) is not { } person || await people.PrincipalAsync(person, [Permission.ReportDelivery]) is not { } principal) return Page(http, isGood: false);
        await http.SignInAsync(IdentityConstants.ApplicationScheme, principal, new AuthenticationProperties { ExpiresUtc = clock.GetUtcNow() + OpenFor, AllowRefresh = false });
        return Results.Redirect(UpdatesRoutes.Address);
    }

    private static RazorComponentResult<UpdateLinkPage> Page(HttpContext http, bool isGood)
    {
        http.Response.Headers.CacheControl = "no-store";
        return new(new { IsGood = isGood, Token = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken! })
        {
            StatusCode = isGood ? StatusCodes.Status200OK : StatusCodes.Status410Gone,
        };
    }
}
