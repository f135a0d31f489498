using MissionGov.Domain.Missions;
using MissionGov.Web.Components.Forms;

namespace MissionGov.Web.Features.Missions;

/// <summary>The fields of a mission's form, and what they say.</summary>
internal static class MissionForm
{
    public static readonly IReadOnlyList<string> Fields = ["name", "purpose", "lead-minister", "lead-minister-since", "sro", "sro-since", "two-people", "reason"];

    public static Dictionary<string, string> Of(MissionDetails details) => new()
    {
        ["name"] = details.Name,
        ["purpose"] = details.Purpose,
        ["lead-minister"] = details.LeadMinister,
        ["lead-minister-since"] = FieldText.Of(details.LeadMinisterSince),
        ["sro"] = details.SeniorResponsibleOwner,
        ["sro-since"] = FieldText.Of(details.SeniorResponsibleOwnerSince),
        ["two-people"] = FieldText.Of(details.RequiresTwoPeople),
    };

    /// <summary>What cannot be read is refused at its field.</summary>
    public static MissionDetails Read(FormEntry entry) => new()
    {
        Name = entry["name"],
        Purpose = entry["purpose"],
        LeadMinister = entry["lead-minister"],
        LeadMinisterSince = entry.Day("lead-minister-since"),
        SeniorResponsibleOwner = entry["sro"],
        SeniorResponsibleOwnerSince = entry.Day("sro-since"),
        RequiresTwoPeople = entry["two-people"] == "yes",
    };
}
