using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Interventions;

/// <summary>A mission's plans, all and one by one.</summary>
internal static class PlanRoutes
{
    public static void MapPlans(this IEndpointRouteBuilder app)
    {
        app.MapGet("/missions/{mission}/plans", async (HttpContext http, Mediator mediator, string mission, CancellationToken ct) =>
            await mediator.AskAsync(new GetPlans(mission), ct) is { } view ? StaticPage.Of<PlansPage>(http, new { View = view }) : Results.NotFound()).AsPage();
        app.MapGet("/missions/{mission}/plans/{plan}", async (HttpContext http, Mediator mediator, string mission, string plan, CancellationToken ct) =>
            await mediator.AskAsync(new GetPlan(mission, plan), ct) is { } view ? StaticPage.Of<PlanPage>(http, new { View = view }) : Results.NotFound()).AsPage();
        app.MapPlanForms();
    }
}
