using MissionGov.Analysis.Trajectories;

namespace MissionGov.Domain.Missions;

/// <summary>What each period of the year usually brings, and how far each month usually lies from an even line.</summary>
internal static class Season
{
    private const int MonthsOfYear = 12;

    /// <summary>The usual changes from the next period on; null where the year has no pattern, and for a running total.</summary>
    public static IReadOnlyList<double>? ChangesOf(RegularSeries laid) => laid.Accumulation == Accumulation.Cumulative ? null : UsualChanges.Of(laid.Series);

    /// <summary>Departures from the line by month of the year, January first; between the ends of quarters they run evenly.</summary>
    public static IReadOnlyList<double>? DeparturesOf(RegularSeries laid)
    {
        if (ChangesOf(laid) is not { } changes) return null;
        var (mean, departure) = (changes.Average(), 0.0);
        var departures = new double[MonthsOfYear];
        for (var period = 0; period < changes.Count; period++)
        {
            var change = changes[period] - mean;
            for (var month = 1; month <= laid.MonthsPerStep; month++)
                departures[(laid.Last.Period.EndMonth + (period * laid.MonthsPerStep) + month) % MonthsOfYear] = departure + (change * month / laid.MonthsPerStep);
            departure += change;
        }

        return departures;
    }
}
