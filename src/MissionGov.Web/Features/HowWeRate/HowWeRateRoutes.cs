using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.HowWeRate;

internal static class HowWeRateRoutes
{
    public static void MapHowWeRate(this IEndpointRouteBuilder app) => app.MapGet("/how-we-rate", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
        StaticPage.Of<HowWeRatePage>(http, new { Versions = await mediator.AskAsync(new GetMethodVersions(), ct) })).AsPage();
}
