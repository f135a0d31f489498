using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.WhatIf;

internal static class WhatIfRoutes
{
    // Not kept as other pages are: nearly every address is asked for once.
    public static void MapWhatIf(this IEndpointRouteBuilder app) => app.MapGet("/missions/{mission}/targets/{target}/what-if", PageAsync);

    private static async Task<IResult> PageAsync(HttpContext http, Mediator mediator, string mission, string target, CancellationToken ct)
    {
        if (await mediator.AskAsync(new GetWhatIf(mission, target, http.Request.Query), ct) is not { } view) return Results.NotFound();
        var page = (RazorComponentResult)StaticPage.Of<WhatIfPage>(http, new { View = view });
        if (view.Typed.Problems.Count > 0) page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }
}
