using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.DeliveryPlans;

internal static class PlanRoutes
{
    public static void MapDeliveryPlan(this IEndpointRouteBuilder app)
    {
        app.MapGet("/missions/{mission}/plan", async (string mission, HttpContext http, Mediator mediator, CancellationToken ct) =>
            await mediator.AskAsync(new GetDeliveryPlan(mission), ct) is { } view ? StaticPage.Of<PlanPage>(http, new { View = view }) : Results.NotFound()).AsPage();
        app.MapGet("/missions/{mission}/plan/{question}", async (string mission, string question, HttpContext http, Mediator mediator, CancellationToken ct) =>
            await FindAsync(mediator, mission, question, ct) switch
            {
                (null, _) or (_, null) => Results.NotFound(),
                ({ MayEdit: false }, _) => Results.StatusCode(StatusCodes.Status403Forbidden),
                ({ } view, { } asked) => Page(http, view, asked, view.Plan.AnswerTo(question)?.Text ?? "", view.Plan.StrengthOf(question), view.Plan.AnswerTo(question)?.At),
            });
        app.MapPost("/missions/{mission}/plan/{question}", AnswerAsync);
    }

    private static async Task<IResult> AnswerAsync(string mission, string question, HttpContext http, Mediator mediator, CancellationToken ct)
    {
        if (await FindAsync(mediator, mission, question, ct) is not ({ } view, { } asked)) return Results.NotFound();
        if (!view.MayEdit) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await PostedForm.ReadAsync(http) is not { Fields: var form } posted) return Results.StatusCode(StatusCodes.Status400BadRequest);

        var text = form["answer"].ToString();
        var strength = Enum.TryParse<Strength>(form["strength"], out var chosen) && Enum.IsDefined(chosen) ? chosen : Strength.Red;
        DateTimeOffset? seen = DateTimeOffset.TryParseExact(form["seen"], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
        if (!posted.IsOurs) return Page(http, view, asked, text, strength, seen, PostedForm.TooOld);
        var problem = await mediator.SendAsync(new AnswerPlanQuestion(mission, question, text, strength, seen), commandId: form.CommandId(), ct: ct);
        if (problem is null) return Results.Redirect($"/missions/{mission}/plan#{question}");

        // Told what the other wrote, saving again is a decision with open eyes.
        var now = (await mediator.AskAsync(new GetDeliveryPlan(mission), ct))!;
        return Page(http, now, asked, text, strength, problem.Code == DeliveryPlan.Changed ? now.Plan.AnswerTo(question)?.At : seen, problem);
    }

    private static async Task<(PlanView? View, PlanQuestion? Question)> FindAsync(Mediator mediator, string mission, string question, CancellationToken ct) =>
        (await mediator.AskAsync(new GetDeliveryPlan(mission), ct), PlanQuestions.Find(question));

    private static RazorComponentResult Page(HttpContext http, PlanView view, PlanQuestion question, string text, Strength strength, DateTimeOffset? seen, Problem? problem = null) => PostedForm.Page<PlanAnswerPage>(
        http,
        new { View = view, Question = question, Text = text, Strength = strength, Seen = seen, Problem = problem, Token = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken!, CommandId = Guid.CreateVersion7() },
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
