using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Tables;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Interventions;

/// <summary>A mission's plans, all and one by one.</summary>
internal static class PlanRoutes
{
    private const string All = "/missions/{mission}/plans";

    public static void MapPlans(this IEndpointRouteBuilder app)
    {
        app.MapGet(All, async (HttpContext http, Mediator mediator, string mission, CancellationToken ct) =>
            await mediator.AskAsync(new GetPlans(mission), ct) is { } view ? StaticPage.Of<PlansPage>(http, new { View = view }) : Results.NotFound()).AsPage();
        app.MapAnswer($"{All}.json", http => FileAsync(http, view => Results.Json(PlanJson.Of(view), AsJson.Options))).AsPage();
        app.MapTable(All, (http, write) => FileAsync(http, view => write(PlansTable.Of(view))));
        app.MapGet($"{All}/map", async (HttpContext http, Mediator mediator, string mission, CancellationToken ct) =>
            await mediator.AskAsync(new GetPlanMap(mission), ct) is { } view ? StaticPage.Of<PlanMapPage>(http, new { View = view }) : Results.NotFound()).AsPage();
        app.MapGet($"{All}/{{plan}}", async (HttpContext http, Mediator mediator, string mission, string plan, CancellationToken ct) =>
            await mediator.AskAsync(new GetPlan(mission, plan), ct) is { } view ? StaticPage.Of<PlanPage>(http, new { View = view }) : Results.NotFound()).AsPage();
        app.MapPlanForms();
        app.MapPlansApi();
        app.MapSum();
    }

    private static async Task<IResult> FileAsync(HttpContext http, Func<PlansView, IResult> answer) =>
        await http.AskAsync(new GetPlans(http.Part("mission"))) is { } view ? answer(view) : Results.NotFound();
}
