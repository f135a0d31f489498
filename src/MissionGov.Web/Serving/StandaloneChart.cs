using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;
using MissionGov.Web.Components.Charts;

namespace MissionGov.Web.Serving;

/// <summary>A chart that leaves the site, before it is known in which kind of file.</summary>
internal sealed record StandaloneChart(Type Component, Dictionary<string, object?> Parameters)
{
    public static StandaloneChart Of(TargetAssessment assessment, TargetStrategy? plans = null) =>
        new(typeof(TrajectoryChart), new() { [nameof(TrajectoryChart.Assessment)] = assessment, [nameof(TrajectoryChart.Plans)] = plans, [nameof(TrajectoryChart.Size)] = TrajectorySize.Standalone });

    public static StandaloneChart Of(SignalSeries signal) =>
        new(typeof(ControlChart), new() { [nameof(ControlChart.Signal)] = signal, [nameof(ControlChart.Size)] = TrajectorySize.Standalone });

    public static StandaloneChart Of(GanttSeries series) =>
        new(typeof(GanttChart), new() { [nameof(GanttChart.Series)] = series, [nameof(GanttChart.Alone)] = true });
}
