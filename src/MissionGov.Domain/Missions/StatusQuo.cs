using MissionGov.Analysis;
using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Domain.Missions;

/// <summary>Where a target's indicator is heading if nothing changes.</summary>
public static class StatusQuo
{
    public static int StepsToDeadline(Target target, Observation latest) =>
        (int)Math.Ceiling((target.Goal.Deadline.EndMonth - latest.Period.EndMonth) / (double)target.Indicator.MonthsPerPeriod);

    /// <param name="comparable">Outturns without a break between them, oldest first.</param>
    public static Answer<Projection> Project(Target target, IReadOnlyList<Observation> comparable, int steps) =>
        TrendProjection.Project(SeriesOf(target.Indicator, comparable), steps, new ProjectionOptions { Bounds = target.Indicator.Bounds });

    /// <summary>Lays dated figures out one slot a period; a slot that was not observed stays empty, the later of two wins.</summary>
    private static Series SeriesOf(Indicator indicator, IReadOnlyList<Observation> comparable)
    {
        var last = comparable[^1].Period.EndMonth;
        int SlotsBack(Observation seen) => (last - seen.Period.EndMonth) / indicator.MonthsPerPeriod;
        var values = new double?[SlotsBack(comparable[0]) + 1];
        foreach (var seen in comparable) values[values.Length - 1 - SlotsBack(seen)] = seen.Value;
        return new Series(indicator.Frequency, values);
    }
}
