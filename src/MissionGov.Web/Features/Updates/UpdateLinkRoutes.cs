using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using MissionGov.Web.Access;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Updates;

/// <summary>From a mail to one's own rows. Opening the address only shows a button: scanners of mail open every address, and must not use the link up.</summary>
internal static class UpdateLinkRoutes
{
    // Long enough for a week's update; whoever finds the window open later finds nothing.
    private static readonly TimeSpan OpenFor = TimeSpan.FromHours(1);

    public static void MapUpdateLinks(this IEndpointRouteBuilder app)
    {
        app.MapGet($"{UpdateLinks.Address}{{token}}", async Task<IResult> (HttpContext http, string token, UpdateLinks links, CancellationToken ct) =>
            await links.HolderAsync(token, ct) is var holder && IsSignedInAs(http, holder) ? Results.Redirect(UpdatesRoutes.Address) : Page(http, holder));
        app.MapPost($"{UpdateLinks.Address}{{token}}", UseAsync);
    }

    private static async Task<IResult> UseAsync(HttpContext http, string token, UpdateLinks links, People people, IAntiforgery antiforgery, TimeProvider clock, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(http)) return Page(http, await links.HolderAsync(token, ct));
        if ((await http.Request.ReadFormAsync(ct))["action"] == "cancel")
        {
            await links.RevokeAsync(token, ct);
            return Page(http, holder: null);
        }

        if (await links.UseAsync(token, ct) is not { } holder) return Page(http, holder: null);
        if (!IsSignedInAs(http, holder))
        {
            if (await people.PrincipalAsync(holder, [Permission.ReportDelivery]) is not { } principal) return Page(http, holder: null);
            await http.SignInAsync(IdentityConstants.ApplicationScheme, principal, new AuthenticationProperties { ExpiresUtc = clock.GetUtcNow() + OpenFor, AllowRefresh = false });
        }

        return Results.Redirect(UpdatesRoutes.Address);
    }

    // Whoever signed in fully would lose by the link: it allows less.
    private static bool IsSignedInAs(HttpContext http, Guid? holder) => holder is not null && http.Person() is { Only: null } person && person.Id == holder;

    private static RazorComponentResult<UpdateLinkPage> Page(HttpContext http, Guid? holder)
    {
        http.Response.Headers.CacheControl = "no-store";
        var other = http.Person() is { Id: { } id } person && id != holder ? person.Title : null;
        return new(new { IsGood = holder is not null, Other = other, Token = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken! })
        {
            StatusCode = holder is not null ? StatusCodes.Status200OK : StatusCodes.Status410Gone,
        };
    }
}
