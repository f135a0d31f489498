using MissionGov.Analysis;
using MissionGov.Domain.Interventions;
using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Features.Interventions;

/// <summary>A plan as programs read it. The names are a contract; add, never rename. The effect is what arrives of it, in the unit of the target.</summary>
internal sealed record PlanJson(
    string Mission, string? Target, string Name, InterventionState State, EvidenceLevel? Evidence, int Estimates, double? Low, double? Central, double? High, double ChanceOfDelivery,
    DateOnly? Starts, DateOnly? FirstEffect, int RampMonths, string? Milestone, double? CostMillions, string? NotCountedBecause, int AssumptionsOverdue, bool Illustrative, string Address, int? Boldness, int? Execution, string ExecutionBecause)
{
    public static IEnumerable<PlanJson> Of(PlansView view) => view.Groups.SelectMany(group => group.Rows.Select(row => Of(view.Mission, group.Target?.Slug, row)));

    public static PlanJson Of(ListedPlan listed) => Of(listed.Mission, listed.Target, listed.Row);

    private static PlanJson Of(string mission, string? target, PlanRow row)
    {
        var (plan, effect, execution) = (row.Plan, row.Plan.Effect, row.Execution);
        var known = (execution as Answer<Execution>.Found)?.Value;
        return new(
            mission, target, plan.Name, plan.State, plan.Evidence, plan.Counting.Count, effect?.Low, effect?.Central, effect?.High, plan.RollOut.ChanceOfDelivery,
            plan.StartsOn(row.Tied), plan.FirstEffectOn(row.Tied), plan.RollOut.RampMonths, row.Tied?.Slug, plan.CostMillions, plan.WhyNotCounted(row.Tied), row.Overdue, plan.Illustrative, $"/missions/{mission}/plans/{plan.Slug}",
            plan.Boldness, known?.Score, known?.Because ?? ((Answer<Execution>.Refused)execution).Message);
    }
}

/// <summary>The same as a table. The headings are a contract; add, never rename.</summary>
internal static class PlansTable
{
    private static readonly Columns<PlanJson> All = new Columns<PlanJson>()
        .Text("mission", "The mission it belongs to, as in addresses", row => row.Mission)
        .Text("target", "The target it is to move, as in addresses", row => row.Target)
        .Text("plan", "Its name", row => row.Name)
        .Text("state", "How far it has come", row => row.State.InWords())
        .Text("evidence", "The best that its effect rests on", row => row.Evidence?.InWords())
        .Whole("estimates", "How many estimates count", row => row.Estimates)
        .Number("low", "Low end of the effect, in the unit of the target", row => row.Low)
        .Number("central", "Likeliest effect, when all of it has arrived", row => row.Central)
        .Number("high", "High end of the effect", row => row.High)
        .Number("chance_of_delivery", "Chance that it is done at all, 0 to 1", row => row.ChanceOfDelivery)
        .Day("starts", "The day it starts", row => row.Starts)
        .Day("first_effect", "The day of its first effect", row => row.FirstEffect)
        .Whole("ramp_months", "Months from there to the whole effect", row => row.RampMonths)
        .Text("milestone", "The milestone it starts with, as in addresses", row => row.Milestone)
        .Number("cost_millions", "All it costs, in millions of pounds", row => row.CostMillions)
        .Text("not_counted_because", "Why no sum can count it", row => row.NotCountedBecause)
        .Whole("assumptions_overdue", "Assumptions that nobody looked at by their day", row => row.AssumptionsOverdue)
        .YesNo("illustrative", "Made up for the demo, not a fact", row => row.Illustrative)
        .Text("address", "Its own page", row => row.Address)
        .Whole("boldness", "How much it changes, 1 to 5, as somebody judged it", row => row.Boldness)
        .Whole("execution", "How well it is carried out, 1 to 5, worked out", row => row.Execution)
        .Text("execution_because", "What decides that, or why nobody knows", row => row.ExecutionBecause);

    public static DataTable Of(PlansView view) => All.Table($"{view.Mission}-plans", $"Plans of {view.MissionName}", $"/missions/{view.Mission}/plans", PlanJson.Of(view)) with { Notes = ["Plans marked illustrative are made up for the demo."] };
}
