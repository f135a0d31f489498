using MissionGov.Domain.Interventions;
using MissionGov.Web.Components.Forms;

namespace MissionGov.Web.Features.Interventions;

/// <summary>The fields of an estimate's form, and what they say.</summary>
internal static class EstimateForm
{
    public static readonly IReadOnlyList<string> Fields = ["low", "central", "high", "plain", "source", "source-url", "evidence", "strength", "cost", "harm"];

    public static readonly IReadOnlyList<(string, string)> Levels =
    [
        .. EvidenceWords.All.Select(level => (level.ToString(), $"{level.Dots()} {char.ToUpperInvariant(level.InWords()[0])}{level.InWords()[1..]}")),
    ];

    public static readonly IReadOnlyList<(string, string)> Strengths =
    [
        ("0", "0: nobody knows"), ("1", "1: very weak"), ("2", "2: weak"), ("3", "3: fair"), ("4", "4: strong"), ("5", "5: very strong"),
    ];

    public static readonly IReadOnlyList<(string, string)> Costs =
    [
        ("1", "1: very cheap"), ("2", "2: cheap"), ("3", "3: fair"), ("4", "4: dear"), ("5", "5: very dear"),
    ];

    public static Dictionary<string, string> Of(EffectEstimate? estimate) => new()
    {
        ["low"] = FieldText.Of(estimate?.Low),
        ["central"] = FieldText.Of(estimate?.Central),
        ["high"] = FieldText.Of(estimate?.High),
        ["plain"] = estimate?.Plain ?? "",
        ["source"] = estimate?.Source ?? "",
        ["source-url"] = estimate?.SourceUrl ?? "",
        ["evidence"] = (estimate?.Evidence ?? EvidenceLevel.Belief).ToString(),
        ["strength"] = FieldText.Of(estimate?.Strength ?? 0),
        ["cost"] = FieldText.Of(estimate?.Cost ?? 1),
        ["harm"] = FieldText.Of(estimate?.IsKnownHarm == true),
    };

    /// <returns>Null where a number is missing; what cannot be read is refused at its field.</returns>
    public static EffectEstimate? Read(FormEntry entry, Guid id, DateOnly today)
    {
        var (low, central, high) = (Needed(entry, "low", "Enter the low end as a number"), Needed(entry, "central", "Enter the effect as a number"), Needed(entry, "high", "Enter the high end as a number"));
        var (strength, cost) = (entry.Whole("strength"), entry.Whole("cost"));
        return low is null || central is null || high is null ? null : new EffectEstimate(id, low.Value, central.Value, high.Value)
        {
            Plain = entry["plain"],
            Source = entry["source"],
            SourceUrl = entry["source-url"],
            Evidence = Enum.GetNames<EvidenceLevel>().Contains(entry["evidence"]) ? Enum.Parse<EvidenceLevel>(entry["evidence"]) : EvidenceLevel.Belief,
            Strength = strength ?? 0,
            Cost = cost ?? 1,
            IsKnownHarm = entry["harm"] == "yes",
            GivenOn = today,
        };
    }

    private static double? Needed(FormEntry entry, string field, string message)
    {
        var number = entry.Number(field);
        if (number is null) entry.Refuse(field, message);
        return number;
    }
}
