namespace MissionGov.Analysis.Trajectories;

/// <summary>How fast must it go from here, and how far has it come?</summary>
/// <remarks>
/// Sources: R. Findlay, tracking progress towards 18 weeks ("the shortfall does not disappear, it is carried forward"); the compound
/// growth ratio is Statistics Canada's. Every argument must be finite, and so must what comes of them, else
/// <see cref="ArgumentException"/>. Values are in the unit of the measure, times in periods of its series.
/// </remarks>
public static class Pace
{
    // Fine enough not to step over a season's turn; then each halving adds a binary digit.
    private const int StepsPerPeriod = 4;
    private const int Halvings = 40;

    // More than any calendar holds, and no wait to walk through.
    private const int MostPeriods = 100_000;

    /// <summary>What change a period is needed from now on, the shortfall so far carried forward?</summary>
    /// <param name="current">The latest value.</param>
    /// <param name="goal">The value to reach.</param>
    /// <param name="periodsLeft">From the latest value to the deadline.</param>
    /// <returns>(goal - current) / periods left, signed; null when no period is left.</returns>
    public static double? Needed(double current, double goal, double periodsLeft)
    {
        RequireFinite(current, goal, periodsLeft);
        return periodsLeft > 0 ? Finite((goal - current) / periodsLeft) : null;
    }

    /// <summary>What change is needed in one coming period, where some periods usually bring more than others?</summary>
    /// <param name="current">The latest value.</param>
    /// <param name="goal">The value to reach.</param>
    /// <param name="periodsLeft">From the latest value to the deadline.</param>
    /// <param name="usualChanges">The usual change in each period of a year, in the unit of the measure.</param>
    /// <param name="period">Which of them the coming period is, from 0.</param>
    /// <returns>
    /// The even pace, plus how much this period's usual change differs from their mean; the last period has all the rest to bring,
    /// whatever it usually does. Null when no period is left.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The period is not one of the year.</exception>
    public static double? NeededIn(double current, double goal, double periodsLeft, IReadOnlyList<double> usualChanges, int period)
    {
        ArgumentNullException.ThrowIfNull(usualChanges);
        ArgumentOutOfRangeException.ThrowIfNegative(period);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(period, usualChanges.Count);
        RequireFinite([.. usualChanges]);
        return periodsLeft is > 0 and <= 1 ? Finite(goal - current) : Needed(current, goal, periodsLeft) is { } even ? Finite(even + usualChanges[period] - usualChanges.Average()) : null;
    }

    /// <summary>What share of the promised change has happened?</summary>
    /// <param name="baseline">The value at the start.</param>
    /// <param name="current">The latest value.</param>
    /// <param name="goal">The value to reach.</param>
    /// <returns>1 when all of it has, more beyond the goal, below 0 when it went the wrong way; null when no change was promised.</returns>
    public static double? ShareOfChange(double baseline, double current, double goal)
    {
        RequireFinite(baseline, current, goal);
        return goal == baseline ? null : Finite((current - baseline) / (goal - baseline));
    }

    /// <summary>How does the yearly growth achieved compare with the yearly growth required?</summary>
    /// <param name="baseline">Where and when it started.</param>
    /// <param name="current">The latest value and its time.</param>
    /// <param name="goal">The value to reach, and by when.</param>
    /// <returns>
    /// Compound growth achieved over compound growth required, 1 when equal. Null where growth means nothing: a value that is
    /// not positive, no time elapsed, or no change promised. Not for measures bounded on both sides.
    /// </returns>
    public static double? CompoundGrowthRatio(TrajectoryPoint baseline, TrajectoryPoint current, TrajectoryPoint goal)
    {
        RequireFinite(baseline.At, baseline.Value, current.At, current.Value, goal.At, goal.Value);
        if (baseline.Value <= 0 || current.Value <= 0 || goal.Value <= 0) return null;
        if (current.At <= baseline.At || goal.At <= baseline.At || goal.Value == baseline.Value) return null;
        return Finite(Growth(baseline, current) / Growth(baseline, goal));
    }

    /// <summary>How far is it from where it needs to be?</summary>
    /// <param name="current">The latest value.</param>
    /// <param name="required">The value required at the same moment.</param>
    /// <param name="direction">Which side is better.</param>
    /// <returns>Positive when better than needed, in either direction.</returns>
    public static double Gap(double current, double required, Direction direction)
    {
        RequireFinite(current, required);
        return Finite(direction == Direction.AtLeast ? current - required : required - current);
    }

    /// <summary>How long ago should it have been where it is now?</summary>
    /// <param name="current">The latest value.</param>
    /// <param name="at">The moment of that value.</param>
    /// <param name="direction">Which side is better.</param>
    /// <param name="from">When the path starts.</param>
    /// <param name="path">The required value at a moment, such as <see cref="RequiredTrajectory.At"/> with its points.</param>
    /// <returns>
    /// Periods since the path was last no better than the current value: positive when behind, 0 when exactly on the path, null
    /// when ahead. Where it is worse than where the path started, the whole time since then: it is at least that far behind.
    /// </returns>
    public static double? PeriodsBehind(double current, double at, Direction direction, double from, Func<double, double> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        RequireFinite(current, at, from);
        if (at - from > MostPeriods) throw new ArgumentOutOfRangeException(nameof(from), from, $"At most {MostPeriods} periods are looked back.");
        var gap = Gap(current, path(at), direction);
        if (gap > 0) return null;
        if (gap == 0 || at <= from) return 0;

        // The last step back at which the path was still within reach; a path may rise and fall with the season.
        var step = (at - from) / Math.Ceiling((at - from) * StepsPerPeriod);
        var reached = at;
        while (reached > from && Gap(current, path(reached), direction) < 0) reached = Math.Max(from, reached - step);
        if (Gap(current, path(reached), direction) < 0) return at - from;

        double low = reached, high = Math.Min(reached + step, at);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            if (Gap(current, path(middle), direction) < 0) high = middle; else low = middle;
        }

        return at - low;
    }

    private static double Finite(double result) => double.IsFinite(result) ? result : throw new ArgumentException("The numbers differ too much in size to compute with.");

    private static double Growth(TrajectoryPoint from, TrajectoryPoint to) => Math.Pow(to.Value / from.Value, 1 / (to.At - from.At)) - 1;

    private static void RequireFinite(params ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) throw new ArgumentException("Every number must be finite.", nameof(values));
        }
    }
}
