using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Domain.Missions;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.DataCatalogue;

/// <summary>The day that a publisher has named, in a plain form.</summary>
internal static class AnnounceRoutes
{
    public static string AddressOf(string indicator) => $"/data/late/{indicator}";

    public static void MapAnnounce(this IEndpointRouteBuilder app)
    {
        app.MapGet(AddressOf("{indicator}"), (string indicator, HttpContext http, Mediator mediator, CancellationToken ct) => PageAsync(indicator, http, mediator, null, null, ct));
        app.MapPost(AddressOf("{indicator}"), SaveAsync);
    }

    private static async Task<IResult> PageAsync(string indicator, HttpContext http, Mediator mediator, string? error, string? entered, CancellationToken ct)
    {
        if (await mediator.AskAsync(new GetNextRelease(indicator), ct) is not { } release) return Results.NotFound();
        return new RazorComponentResult<AnnouncePage>(new Dictionary<string, object?>
        {
            [nameof(AnnouncePage.Release)] = release,
            [nameof(AnnouncePage.Token)] = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken,
            [nameof(AnnouncePage.CommandId)] = Guid.CreateVersion7(),
            [nameof(AnnouncePage.Error)] = error,
            [nameof(AnnouncePage.Entered)] = entered,
        })
        { StatusCode = error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    private static async Task<IResult> SaveAsync(string indicator, HttpContext http, Mediator mediator, IAntiforgery antiforgery, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return await PageAsync(indicator, http, mediator, "The form was open for too long. Save again.", null, ct);
        var form = await http.Request.ReadFormAsync(ct);
        var entered = form["on"].ToString();
        if (!DateOnly.TryParseExact(entered, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)) return await PageAsync(indicator, http, mediator, "Choose a day.", entered, ct);
        if (Period.FromIso(form["period"].ToString()) is not { } period) return await PageAsync(indicator, http, mediator, "The form was not complete. Save again.", entered, ct);

        var problem = await mediator.SendAsync(new AnnounceRelease(indicator, period, on), commandId: Guid.TryParse(form["command"], out var id) ? id : null, ct: ct);
        return problem is null ? Results.Redirect("/data/late#calendar") : await PageAsync(indicator, http, mediator, problem.Message, entered, ct);
    }
}
