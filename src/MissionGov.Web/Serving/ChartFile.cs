using MissionGov.Domain.Missions;
using MissionGov.Web.Components.Charts;

namespace MissionGov.Web.Serving;

/// <summary>A chart as a picture of its own.</summary>
internal static class ChartFile
{
    public static IResult Of(HttpContext http, TargetAssessment assessment) =>
        AsPicture(StaticPage.Of<TrajectoryChart>(http, new { Assessment = assessment, Size = TrajectorySize.Standalone }));

    public static IResult Of(HttpContext http, SignalSeries signal) =>
        AsPicture(StaticPage.Of<ControlChart>(http, new { Signal = signal, Size = TrajectorySize.Standalone }));

    public static IResult Of(HttpContext http, GanttSeries series) =>
        AsPicture(StaticPage.Of<GanttChart>(http, new { Series = series, Alone = true }));

    private static Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult AsPicture(IResult drawn)
    {
        var chart = (Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult)drawn;
        chart.ContentType = "image/svg+xml";
        return chart;
    }
}
