using MissionGov.Web.Serving.Api;

namespace MissionGov.Web.Features.Delivery;

/// <summary>What the description of the API says of milestones.</summary>
internal static class MilestoneExamples
{
    private const string Milestone = """
        { "mission": "nhs", "name": "40 evening clinics open", "owner": "Director, Outpatients, NHS England", "baseline": "2026-02-11", "forecast": "2026-02-11", "metOn": null, "daysSlipped": 0, "late": false, "reason": null,
          "illustrative": true, "address": "/missions/nhs/milestones/40-evening-clinics-open", "start": null, "comparedWith": "2026-02-11", "blockers": 0, "stoppedOn": null, "version": 1234 }
        """;

    public static readonly ApiExample All = new("All milestones", "Of all open missions, or of the one asked for, in the order of their addresses.", $$"""{ "items": [{{Milestone}}], "next": null }""");

    public static readonly ApiExample One = new("One milestone", "Its ETag is the version to send an update with.", Milestone);
}
