using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Digest;

internal static class DigestRoutes
{
    public static void MapDigest(this IEndpointRouteBuilder app)
    {
        app.MapGet(DigestLinks.Page, (HttpContext http, Mediator mediator, CancellationToken ct) => PageAsync(http, mediator, null, ct));
        app.MapPost(DigestLinks.Page, ChooseAsync);
        app.MapGet($"{StopLink.Path}/{{token}}", (HttpContext http, StopLink link, string token) => link.PersonOf(token) is null ? Results.NotFound() : Stop(http, done: false));

        // RFC 8058: the program that reads the mail sends this by itself, without a cookie or a token of a form. The address is the secret.
        app.MapPost($"{StopLink.Path}/{{token}}", StopAsync);
    }

    private static async Task<IResult> PageAsync(HttpContext http, Mediator mediator, string? error, CancellationToken ct)
    {
        var preview = await mediator.AskAsync(new GetDigest(), ct);
        return new RazorComponentResult<DigestPage>(new Dictionary<string, object?>
        {
            [nameof(DigestPage.Preview)] = preview,
            [nameof(DigestPage.Token)] = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken,
            [nameof(DigestPage.CommandId)] = Guid.CreateVersion7(),
            [nameof(DigestPage.Error)] = error,
        })
        { StatusCode = error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    private static async Task<IResult> ChooseAsync(HttpContext http, Mediator mediator, IAntiforgery antiforgery, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return await PageAsync(http, mediator, "The form was open for too long. Choose again.", ct);
        var form = await http.Request.ReadFormAsync(ct);
        var problem = await mediator.SendAsync(new ChooseDigest(form["wanted"] == "yes"), commandId: Guid.TryParse(form["command"], out var id) ? id : null, ct: ct);
        return problem is null ? Results.Redirect(DigestLinks.Page) : await PageAsync(http, mediator, problem.Message, ct);
    }

    // Asked for twice it is stopped all the same.
    private static async Task<IResult> StopAsync(HttpContext http, Mediator mediator, string token, CancellationToken ct) =>
        await mediator.SendAsync(new StopDigest(token), ct: ct) is { Code: Mediator.NotFound } ? Results.NotFound() : Stop(http, done: true);

    private static RazorComponentResult<StopDigestPage> Stop(HttpContext http, bool done)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return new RazorComponentResult<StopDigestPage>(new { Done = done });
    }
}
