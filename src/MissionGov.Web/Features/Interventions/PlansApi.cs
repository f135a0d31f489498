using MissionGov.Domain.Interventions;
using MissionGov.Web.Data;
using MissionGov.Web.Serving.Api;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Interventions;

/// <summary>Plans for programs: all of them, and one with what is said of its effect.</summary>
internal static class PlansApi
{
    private const string Plan = """
        "mission": "nhs", "target": "18-week-waits", "name": "Evening and weekend clinics", "state": "test", "evidence": "trial", "estimates": 2, "low": 4.6, "central": 6, "high": 7.4, "chanceOfDelivery": 1,
          "starts": "2026-02-11", "firstEffect": "2026-04-11", "rampMonths": 18, "milestone": "40-evening-clinics-open", "costMillions": 38, "notCountedBecause": null, "assumptionsOverdue": 0, "illustrative": true, "address": "/missions/nhs/plans/evening-and-weekend-clinics",
          "boldness": 2, "execution": 2, "executionBecause": "Its milestone slipped by 42 days"
        """;

    private static readonly ApiExample All = new(
        "All plans",
        "Of all missions, or of the one asked for, in the order of their addresses. The effect is what arrives of it, in the unit of the target and signed.",
        $$"""{ "items": [{ {{Plan}} }], "next": null }""");

    private static readonly ApiExample One = new(
        "One plan",
        "With every estimate of its effect, also those set aside, what it rests on, and what it asks for.",
        $$"""
        { "plan": { {{Plan}} },
          "estimates": [{ "low": 4.8, "central": 7.5, "high": 10.3, "evidence": "trial", "strength": 4, "source": "A trial in 40 hospitals", "sourceUrl": null, "givenOn": "2026-02-01", "setAsideBecause": null }],
          "assumptions": [{ "what": "Staff take evening shifts.", "owner": "Director", "reviewOn": "2026-09-01", "stopIf": "One shift in five is empty.", "holds": null, "found": null }],
          "requests": [{ "kind": "budget", "what": "£38m for 40 clinics", "from": "Minister", "askedOn": "2026-01-05", "answer": "waiting", "answeredOn": null, "because": null }] }
        """);

    public static void MapPlansApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/plans", ListAsync).AsRead(All, [ApiParameter.Cursor, ApiParameter.Limit, ApiParameter.Mission]).Produces<ApiList<PlanJson>>();
        app.MapGet("/api/v1/plans/{mission}/{plan}", OneAsync).AsRead(One, []).Produces<OnePlanJson>();
    }

    private static async Task<IResult> ListAsync(HttpContext http, Mediator mediator, CancellationToken ct) =>
        ApiListing.Of(http, await mediator.AskAsync(new GetPlanList(new ApiQuery(http).Text(ApiParameter.Mission)), ct), row => row.Key, PlanJson.Of);

    private static async Task<IResult> OneAsync(Mediator mediator, string mission, string plan, CancellationToken ct) =>
        (await mediator.AskAsync(new GetPlanList(mission), ct)).FirstOrDefault(row => row.Row.Plan.Slug == plan) is { } found ? Results.Json(OnePlanJson.Of(found), AsJson.Options) : Results.NotFound();
}

/// <summary>A plan with its parts. The names are a contract; add, never rename.</summary>
internal sealed record OnePlanJson(PlanJson Plan, IReadOnlyList<EstimateJson> Estimates, IReadOnlyList<AssumptionJson> Assumptions, IReadOnlyList<RequestJson> Requests)
{
    public static OnePlanJson Of(ListedPlan row) => new(
        PlanJson.Of(row),
        [.. row.Row.Plan.Estimates.Select(one => new EstimateJson(one.Low, one.Central, one.High, one.Evidence, one.Strength, one.Source, Said(one.SourceUrl), one.GivenOn, one.SetAside?.Reason))],
        [.. row.Row.Plan.Assumptions.Select(one => new AssumptionJson(one.What, one.Owner, one.ReviewOn, one.StopIf, one.Review?.Holds, one.Review?.Found))],
        [.. row.Row.Plan.Mandates.Select(one => new RequestJson(one.Kind, one.What, one.From, one.AskedOn, one.Answer, one.AnsweredOn, Said(one.Because)))]);

    private static string? Said(string text) => text.Length == 0 ? null : text;
}

/// <summary>What a source says of the whole effect, before anything is taken off; in the unit of the target.</summary>
/// <param name="SetAsideBecause">Why it does not count; null where it does.</param>
internal sealed record EstimateJson(double Low, double Central, double High, EvidenceLevel Evidence, int Strength, string Source, string? SourceUrl, DateOnly GivenOn, string? SetAsideBecause);

/// <param name="Holds">As somebody last found it; null where nobody has looked.</param>
internal sealed record AssumptionJson(string What, string Owner, DateOnly ReviewOn, string StopIf, bool? Holds, string? Found);

internal sealed record RequestJson(MandateKind Kind, string What, string From, DateOnly AskedOn, MandateAnswer Answer, DateOnly? AnsweredOn, string? Because);
