using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.TimeSeries;

/// <summary>Where is a running total heading, such as homes built since a day?</summary>
/// <remarks>
/// What is added in each period is projected, and the additions are summed along paths that keep the fan of each period. How
/// periods hang together follows from how that fan opens: an error that lasts widens it, so a path carries the share of each
/// shock by which the variance grew (the weights of its moving-average form; Hyndman, Koehler, Ord, Snyder 2008, ch. 6).
/// </remarks>
public static class RunningTotal
{
    // Seeded, so that the same figures give the same answer. A chance read from the most draws errs by less than a point; a long
    // look ahead takes fewer.
    private const int MostPaths = 4_000;
    private const int FewestPaths = 1_000;
    private const int MostDraws = 400_000;
    private const int Seed = 1;

    // Of the ordered outcomes every tenth is kept: enough for whole per cent and the ends of a 95% interval.
    private const int Kept = 10;

    // Where one standard deviation ends on either side.
    private const double OneBelow = 0.158655253931457;

    // The quantiles of a period are read off a table; nothing beyond its ends is drawn.
    private const double TableEnd = 4;
    private const int TableSlices = 80;

    // Far beyond any count, and its squares and sums still fit a double: a fan on a log scale may open without end.
    private const double Largest = 1e100;

    /// <summary>Projects a running total over the coming periods.</summary>
    /// <param name="added">What was added in each period, oldest first; in the unit of the total.</param>
    /// <param name="total">The total after the last of them.</param>
    /// <param name="horizon">How many periods to look ahead, at least 1.</param>
    /// <returns>
    /// The totals, which never fall; method, warnings and back-test are those of the additions. Refused as
    /// <see cref="TrendProjection.Project"/> refuses the additions.
    /// </returns>
    /// <exception cref="ArgumentException">A number is NaN or infinite, or the horizon is below 1.</exception>
    public static Answer<Projection> Project(Series added, double total, int horizon)
    {
        ArgumentNullException.ThrowIfNull(added);
        if (!double.IsFinite(total)) throw new ArgumentException("The total must be finite.", nameof(total));

        // A total that was corrected downwards has additions below zero, which a scale from zero on would refuse.
        var bounds = added.Values.Any(value => value < 0) ? Bounds.None : new Bounds(0, null);
        return TrendProjection.Project(added, horizon, new ProjectionOptions { Bounds = bounds }) switch
        {
            Answer<Projection>.Found(var flow) => new Answer<Projection>.Found(new Projection
            {
                Method = flow.Method,
                Why = flow.Why,
                Points = Totals(flow.Points, total),
                Parameters = flow.Parameters,
                Backtest = flow.Backtest,
                Warnings = flow.Warnings,
                HasFan = flow.HasFan,
            }),
            var refused => refused,
        };
    }

    internal static ProjectedPoint[] Totals(IReadOnlyList<ProjectedPoint> added, double total)
    {
        var weights = Weights(added);
        double[][] tables = [.. added.Select(Table)];
        var paths = Math.Clamp(MostDraws / added.Count, FewestPaths, MostPaths);
        double[][] totals = [.. added.Select(_ => new double[paths])];

        var random = new Random(Seed);
        var shocks = new double[added.Count];
        for (var path = 0; path < paths; path++)
        {
            var sum = total;
            for (var step = 0; step < shocks.Length; step++)
            {
                shocks[step] = Normal(random);
                sum += Math.Max(0, Read(tables[step], Score(weights, shocks, step)));
                totals[step][path] = sum;
            }
        }

        return [.. totals.Select((outcomes, step) => new ProjectedPoint(step + 1, new SampledDistribution(outcomes.Order().Where((_, rank) => rank % Kept == Kept / 2))))];
    }

    // How much of a shock is left in each period after it: the root of what the variance has grown by.
    private static double[] Weights(IReadOnlyList<ProjectedPoint> added)
    {
        var weights = new double[added.Count];
        double widest = 0;
        for (var step = 0; step < weights.Length; step++)
        {
            var spread = (Quantile(added[step], 1 - OneBelow) - Quantile(added[step], OneBelow)) / 2;
            var variance = Math.Max(widest, spread * spread);
            weights[step] = Math.Sqrt(variance - widest);
            widest = variance;
        }

        return weights;
    }

    // Box and Muller 1958; a logarithm of zero is not drawn.
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    // Where a path stands in the fan of a period, in standard deviations.
    private static double Score(double[] weights, double[] shocks, int step)
    {
        double sum = 0, squares = 0;
        for (var back = 0; back <= step; back++)
        {
            sum += weights[back] * shocks[step - back];
            squares += weights[back] * weights[back];
        }

        return squares > 0 ? sum / Math.Sqrt(squares) : 0;
    }

    private static double[] Table(ProjectedPoint point) =>
        [.. Enumerable.Range(0, TableSlices + 1).Select(slice => Quantile(point, StandardNormal.Cumulative(TableEnd * ((2.0 * slice / TableSlices) - 1))))];

    private static double Quantile(ProjectedPoint point, double probability) => Math.Clamp(point.Distribution.Quantile(probability), -Largest, Largest);

    private static double Read(double[] table, double score)
    {
        var place = (Math.Clamp(score, -TableEnd, TableEnd) + TableEnd) * TableSlices / (2 * TableEnd);
        var whole = Math.Min((int)place, TableSlices - 1);
        return table[whole] + ((place - whole) * (table[whole + 1] - table[whole]));
    }
}
