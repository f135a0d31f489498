using MissionGov.Web.Serving.Api;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>What the description of the API says of targets.</summary>
internal static class TargetExamples
{
    public static readonly ApiExample All = new(
        "All targets",
        "How each stands, also those of closed missions, in the order of their addresses.",
        """
        { "items": [{ "mission": "nhs", "target": "18-week-waits", "name": "18-week waits", "promise": "92% by March 2029.", "address": "/api/v1/targets/nhs/18-week-waits", "indicator": "18-week-waits", "place": "E92000001",
            "status": "atRisk", "sentence": "61.8% in October 2025.", "unit": "%", "latest": 61.8, "period": "2025-10", "baselineValue": 58.8, "baselineOn": "2024-07", "goal": 92, "by": "2029-03",
            "requiredNow": 64.9, "gap": -3.1, "monthsBehind": 7, "probabilityOfMeeting": 0.24, "dataAgeDays": 93, "daysLate": 0, "owner": "NHS senior responsible owner" }],
          "next": "https://example.org/api/v1/targets?cursor=bmhzLzE4" }
        """);

    public static readonly ApiExample One = new(
        "One target",
        "Figures with their revisions, path, gap, forecast and facts. The same as its page with .json.",
        """
        { "mission": "nhs", "target": "18-week-waits", "name": "18-week waits", "sentence": "61.8% in October 2025.", "status": "atRisk", "statusReason": { "code": "chance", "text": "The chance is under 50%." }, "methodVersion": "1", "unit": "%",
          "baseline": { "value": 58.8, "on": "2024-07" }, "goal": { "value": 92, "by": "2029-03", "direction": "atLeast" }, "latest": { "value": 61.8, "period": "2025-10" }, "requiredNow": 64.9, "gap": -3.1, "monthsBehind": 7,
          "requiredPace": 0.7, "nextChange": null, "pastTrend": null, "chanceEver": null, "evenChance": null, "projection": null, "withPlans": null, "whatHappened": null, "facts": { "firstReached": null, "heldAtDeadline": null, "reachedLate": null, "reversed": null, "heldThreeOn": null, "shareInLastTenth": null },
          "observations": [{ "period": "2025-10", "value": 61.8, "quality": "", "knownOn": "2025-12-11" }], "required": [{ "period": "2029-03", "value": 92, "interim": false }],
          "owner": "NHS senior responsible owner", "source": "NHS England", "nextDue": "2026-03-12", "daysLate": 0, "noForecastBecause": null, "progress": [] }
        """);
}
