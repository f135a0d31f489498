using MissionGov.Domain.Missions;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.HowWeRate;

internal static class HowWeRateRoutes
{
    public static void MapHowWeRate(this IEndpointRouteBuilder app) => app.MapPage("/how-we-rate", (HttpContext http, RatingRules rules) => StaticPage.Of<HowWeRatePage>(http, new { Rules = rules }));
}
