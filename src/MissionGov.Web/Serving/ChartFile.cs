using MissionGov.Domain.Missions;
using MissionGov.Web.Components.Charts;

namespace MissionGov.Web.Serving;

/// <summary>A target's chart as a picture of its own.</summary>
internal static class ChartFile
{
    public static IResult Of(HttpContext http, TargetAssessment assessment)
    {
        var chart = (Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult)StaticPage.Of<TrajectoryChart>(http, new { Assessment = assessment, Size = TrajectorySize.Standalone });
        chart.ContentType = "image/svg+xml";
        return chart;
    }
}
