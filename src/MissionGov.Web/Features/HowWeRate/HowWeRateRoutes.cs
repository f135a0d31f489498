using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.HowWeRate;

internal static class HowWeRateRoutes
{
    public static void MapHowWeRate(this IEndpointRouteBuilder app) => app.MapPage("/how-we-rate", (HttpContext http) => StaticPage.Of<HowWeRatePage>(http, new { }));
}
