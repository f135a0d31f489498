using MissionGov.Domain.Interventions;
using MissionGov.Web.Components.Forms;

namespace MissionGov.Web.Features.Interventions;

/// <summary>The fields of a plan's form, and what they say.</summary>
internal static class PlanForm
{
    public static readonly IReadOnlyList<string> Fields =
    [
        "name", "what", "for-whom", "done-by", "target", "cost", "boldness", "milestone", "start", "lag", "ramp", "end", "half-life", "reach", "fidelity", "deadweight", "chance", "haircut",
    ];

    public static readonly IReadOnlyList<string> StartFields = ["milestone", "lag"];

    public static Dictionary<string, string> Of(PlanFormView view)
    {
        var details = view.Plan?.Details ?? new();
        var roll = details.RollOut;
        return new()
        {
            ["name"] = details.Name,
            ["what"] = details.What,
            ["for-whom"] = details.ForWhom,
            ["done-by"] = details.DoneBy,
            ["target"] = view.Plan is null ? (view.Targets is [var only] ? only.Slug : "") : view.Target?.Slug ?? "",
            ["cost"] = FieldText.Of(details.CostMillions),
            ["boldness"] = FieldText.Of(details.Boldness),
            ["milestone"] = view.Tied?.Slug ?? "",
            ["start"] = FieldText.Of(roll.StartDate),
            ["lag"] = FieldText.Of(roll.LagMonths),
            ["ramp"] = FieldText.Of(roll.RampMonths),
            ["end"] = FieldText.Of(roll.EndDate),
            ["half-life"] = FieldText.Of(roll.HalfLifeMonths),
            ["reach"] = Percent(roll.Reach),
            ["fidelity"] = Percent(roll.Fidelity),
            ["deadweight"] = Percent(roll.Deadweight),
            ["chance"] = Percent(roll.ChanceOfDelivery),
            ["haircut"] = Percent(roll.OptimismHaircut),
        };
    }

    /// <summary>What cannot be read is refused at its field.</summary>
    public static PlanSaid Read(FormEntry entry) => new(
        new InterventionDetails
        {
            Name = entry["name"],
            What = entry["what"],
            ForWhom = entry["for-whom"],
            DoneBy = entry["done-by"],
            CostMillions = entry.Number("cost"),
            Boldness = entry.Whole("boldness"),
            RollOut = new RollOut
            {
                StartDate = entry.Day("start"),
                LagMonths = entry.Whole("lag") ?? 0,
                RampMonths = entry.Whole("ramp") ?? 0,
                EndDate = entry.Day("end"),
                HalfLifeMonths = entry.Number("half-life"),
                Reach = Share(entry, "reach", 1),
                Fidelity = Share(entry, "fidelity", 1),
                Deadweight = Share(entry, "deadweight", 0),
                ChanceOfDelivery = Share(entry, "chance", 1),
                OptimismHaircut = Share(entry, "haircut", 0),
            },
        },
        entry["target"],
        entry["milestone"]);

    public static IReadOnlyList<(string, string)> Targets(PlanFormView view) => [("", "No target yet"), .. view.Targets.Select(target => (target.Slug, target.Name))];

    public static readonly IReadOnlyList<(string, string)> Boldness =
    [
        ("", "Nobody has said"), .. Enumerable.Range(BoldnessScale.Least, BoldnessScale.Most).Select(step => (FieldText.Of(step), $"{step}: {BoldnessScale.InWords(step)}")),
    ];

    public static IReadOnlyList<(string, string)> Milestones(PlanFormView view) => [("", "No milestone"), .. view.Milestones.Select(milestone => (milestone.Slug, $"{milestone.Name} ({FieldText.Of(milestone.Expected)})"))];

    internal static double? ShareIn(FormEntry entry, string field) => entry.Number(field) is { } percent ? percent / 100 : null;

    // In steps that a person types: 0.35 of a whole is 35%, not 35.000000000000004%.
    internal static string Percent(double share) => FieldText.Of(Math.Round(100 * share, 6));

    private static double Share(FormEntry entry, string field, double usual) => ShareIn(entry, field) ?? usual;
}
