using MissionGov.Domain.Interventions;
using MissionGov.Domain.Strategies;
using MissionGov.Web.Components.Strategies;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Api;
using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Features.Interventions;

/// <summary>The sum of the plans for a target, step by step as the page of the target shows it. The names are a contract; add, never rename.</summary>
/// <param name="Because">Why there is no sum; null where there is one.</param>
internal sealed record SumJson(string Mission, string Target, string Unit, string? Because, string Sentence, string? Verdict, double? Coverage, double? ProbabilityOfMeeting, double? ProbabilityWithoutPlans, IReadOnlyList<SumStepJson> Steps, IReadOnlyList<string> Warnings)
{
    public static SumJson Of(SumView view)
    {
        var (strategy, sum) = (view.Strategy, view.Strategy.Sum);
        return new(
            view.Mission, strategy.Target.Slug, strategy.Unit.Symbol, strategy.Because, StrategyWords.Sentence(strategy), sum is null ? null : char.ToLowerInvariant(sum.Verdict.ToString()[0]) + sum.Verdict.ToString()[1..],
            sum?.Coverage, strategy.ChanceWithPlans, strategy.Chance, sum is null ? [] : [.. WaterfallRows.Of(strategy).Select(row => SumStepJson.Of(view.Mission, row))], strategy.Warnings);
    }
}

/// <summary>One step on the way from now to the goal. Changes are signed, in the unit of the target.</summary>
/// <param name="Change">Null for where it begins and ends.</param>
/// <param name="After">Where it stands after the step.</param>
/// <param name="Low">Low end of the change in four cases of five; of a plan only.</param>
internal sealed record SumStepJson(string Step, string Name, double? Change, double After, double? Low, double? High, EvidenceLevel? Evidence, DateOnly? Starts, int? DaysSlipped, bool Illustrative, string? Address)
{
    public static SumStepJson Of(string mission, WaterfallRow row) => new(
        char.ToLowerInvariant(row.Step.ToString()[0]) + row.Step.ToString()[1..],
        row.Name,
        row.Step is WaterfallStep.Now or WaterfallStep.Goal ? null : row.To - row.From,
        row.To,
        row.Plan?.Lower,
        row.Plan?.Upper,
        row.Plan?.Plan.Evidence,
        row.Plan?.Starts,
        row.Plan?.DaysSlipped,
        row.Plan?.Plan.Illustrative == true,
        row.Plan is { } plan ? $"/missions/{mission}/plans/{plan.Plan.Slug}" : null);
}

/// <summary>The same as a table. The headings are a contract; add, never rename.</summary>
internal static class SumTable
{
    private static readonly Columns<SumStepJson> All = new Columns<SumStepJson>()
        .Text("step", "What it is: now, statusQuo, plan, overlap, missing, spare or goal", row => row.Step)
        .Text("name", "In words", row => row.Name)
        .Number("change", "What it changes, signed, in the unit of the target", row => row.Change)
        .Number("after", "Where it stands after the step", row => row.After)
        .Number("low", "Low end of the change, in four cases of five", row => row.Low)
        .Number("high", "High end of the change", row => row.High)
        .Text("evidence", "The best that the effect of a plan rests on", row => row.Evidence?.InWords())
        .Day("starts", "The day a plan starts", row => row.Starts)
        .Whole("days_slipped", "How much later than planned its milestone comes", row => row.DaysSlipped)
        .YesNo("illustrative", "Made up for the demo, not a fact", row => row.Illustrative)
        .Text("address", "The page of a plan", row => row.Address);

    public static DataTable Of(SumView view)
    {
        var json = SumJson.Of(view);
        return All.Table($"{json.Target}-sum", $"{view.Strategy.Target.Name}: from now to the goal", view.Address, json.Steps) with { Notes = [json.Sentence, .. json.Warnings] };
    }
}

/// <summary>The sum as files beside those of its target, and for programs.</summary>
internal static class SumRoutes
{
    private const string Pattern = "/missions/{mission}/targets/{target}/sum";

    private static readonly ApiExample Example = new(
        "Do the plans for a target add up?",
        "Step by step, as the page of the target shows it: each step begins where the one before ended, and the last is the goal.",
        """
        { "mission": "nhs", "target": "18-week-waits", "unit": "%", "because": null, "sentence": "Plans cover 16.4 of the 34.0 points needed. 17.6 points have no plan behind them.", "verdict": "doesNotAddUp", "coverage": 0.48, "probabilityOfMeeting": 0.18, "probabilityWithoutPlans": 0.01,
          "steps": [{ "step": "plan", "name": "Evening and weekend clinics", "change": 6, "after": 71.4, "low": 4.6, "high": 7.4, "evidence": "trial", "starts": "2026-02-11", "daysSlipped": 42, "illustrative": true, "address": "/missions/nhs/plans/evening-and-weekend-clinics" }], "warnings": [] }
        """);

    public static void MapSum(this IEndpointRouteBuilder app)
    {
        app.MapTable(Pattern, (http, write) => FileAsync(http, view => write(SumTable.Of(view))));
        app.MapAnswer($"{Pattern}.json", JsonAsync).AsPage();
        app.MapAnswer("/api/v1/targets/{mission}/{target}/sum", JsonAsync).AsRead(Example, []).Produces<SumJson>();
    }

    private static Task<IResult> JsonAsync(HttpContext http) => FileAsync(http, view => Results.Json(SumJson.Of(view), AsJson.Options));

    private static async Task<IResult> FileAsync(HttpContext http, Func<SumView, IResult> answer) =>
        await http.AskAsync(new GetSum(http.Part("mission"), http.Part("target"))) is { } view ? answer(view) : Results.NotFound();
}
