namespace MissionGov.Domain.Missions;

/// <summary>How much of the progress came just before the deadline: much of it is a reason to look at how it was made.</summary>
internal static class DeadlineSprint
{
    private const double LastPart = 0.1;

    /// <summary>The share of all progress from baseline to deadline that came in the last tenth of the time.</summary>
    /// <param name="sinceBaseline">Comparable figures after the baseline, oldest first.</param>
    /// <param name="decides">The figure that decided; null before the verdict.</param>
    /// <returns>Null before the verdict, and where there was no progress. Above 1 where the rest of the time went the wrong way, below 0 where the last tenth did.</returns>
    public static double? Share(StretchGoal goal, IReadOnlyList<Observation> sinceBaseline, Observation? decides)
    {
        if (decides?.Value is not { } reached) return null;
        var progress = goal.Gap(reached, goal.BaselineValue);
        if (progress <= 0) return null;
        double start = goal.BaselinePeriod.EndMonth, end = decides.Period.EndMonth;
        return goal.Gap(reached, ValueAt(end - (LastPart * (end - start)))) / progress;

        // On the line between the figures around a moment.
        double ValueAt(double month)
        {
            var (before, value) = (start, goal.BaselineValue);
            foreach (var seen in sinceBaseline)
            {
                if (seen.Period.EndMonth >= month) return value + ((seen.Value!.Value - value) * (month - before) / (seen.Period.EndMonth - before));
                (before, value) = (seen.Period.EndMonth, seen.Value!.Value);
            }

            return value;
        }
    }
}
