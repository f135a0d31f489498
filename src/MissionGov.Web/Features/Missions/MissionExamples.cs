using MissionGov.Web.Serving.Api;

namespace MissionGov.Web.Features.Missions;

/// <summary>What the description of the API says of missions.</summary>
internal static class MissionExamples
{
    private const string Mission = """
        { "mission": "nhs", "name": "An NHS fit for the future", "purpose": "Care when you need it.", "closed": false, "status": "atRisk", "sentence": "18-week waits: 61.8% in October 2025, 3.1 points behind the path.", "notRated": 0,
          "targets": [{ "target": "18-week-waits", "name": "18-week waits", "address": "/api/v1/targets/nhs/18-week-waits", "status": "atRisk", "sentence": "61.8% in October 2025.", "latest": 61.8, "period": "2025-10", "requiredNow": 64.9, "gap": -3.1, "monthsBehind": 7, "probabilityOfMeeting": 0.24 }] }
        """;

    public static readonly ApiExample All = new("All missions", "Each with its level and its targets, by its name in addresses.", $"[{Mission}]");

    public static readonly ApiExample One = new("One mission", "The same as its page with .json.", Mission);
}
