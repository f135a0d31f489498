namespace MissionGov.Analysis.TimeSeries.Seasonality;

/// <summary>How to take a series apart by STL.</summary>
public sealed record StlOptions
{
    /// <summary>How many years count for the season of one, odd and at least 3; null for a season that is the same every year.</summary>
    public int? SeasonalWindow { get; init; }

    /// <summary>Whether unusual values count less, so that they end up in the remainder.</summary>
    public bool Robust { get; init; }
}

/// <summary>What are level and season of this series, where the level may bend and the season may change?</summary>
public static class Stl
{
    // Numbers of iterations of statsmodels, which the reference cases follow.
    private const int InnerPasses = 5;
    private const int InnerPassesRobust = 2;
    private const int RobustPasses = 15;

    // Six median absolute remainders away a value counts for nothing; the edges are those of the published program.
    private const double Outlying = 6;
    private const double Full = 0.001;
    private const double None = 0.999;

    // For a season that never changes, longer than any series of this many times its length.
    private const int Unending = 10;

    /// <summary>Takes a series apart.</summary>
    /// <param name="values">Equally spaced, oldest first, none missing.</param>
    /// <param name="season">Periods a year, at least 2.</param>
    /// <param name="options">How fast the season may change, and whether unusual values count less.</param>
    /// <returns>Parts that add up to the values at every period. Refused with less than two years.</returns>
    /// <exception cref="ArgumentException">A value is not finite, the season is below 2, or the window is even or below 3.</exception>
    /// <remarks>
    /// Source: Cleveland, Cleveland, McRae and Terpenning, Journal of Official Statistics 6 (1990), sections 2 and 3; windows of
    /// trend and low-pass filter as recommended there, local lines throughout, iterations as statsmodels.
    /// </remarks>
    public static Answer<Decomposition> Decompose(IReadOnlyList<double> values, int season, StlOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.SeasonalWindow is { } odd && (odd < 3 || odd % 2 == 0)) throw new ArgumentException("The seasonal window is an odd number of years, at least 3.", nameof(options));
        if (Decomposition.TooShort(values, season) is { } refused) return refused;

        var given = values.ToArray();
        var window = options.SeasonalWindow ?? ((Unending * given.Length) + 1);
        var loops = new StlLoops(season, new(window, options.SeasonalWindow is null ? 0 : 1), new(Odd(season + 1), 1), new(Odd((int)Math.Ceiling(1.5 * season / (1 - (1.5 / window)))), 1));
        var (trend, seasonal) = loops.Run(given, null, new double[given.Length], options.Robust ? InnerPassesRobust : InnerPasses);
        for (var pass = 0; options.Robust && pass < RobustPasses; pass++) (trend, seasonal) = loops.Run(given, Trust(given, trend, seasonal), trend, InnerPassesRobust);

        if (options.SeasonalWindow is null) seasonal = SameEveryYear(seasonal, season);
        double?[] remainder = [.. given.Select((value, t) => value - trend[t] - seasonal[t])];
        return Decomposition.Checked(new([.. trend.Select(value => (double?)value)], seasonal, remainder), given.Length);
    }

    private static int Odd(int window) => window + (window % 2 == 0 ? 1 : 0);

    // Bisquare weights of the remainders.
    private static double[] Trust(double[] values, double[] trend, double[] seasonal)
    {
        double[] sizes = [.. values.Select((value, t) => Math.Abs(value - trend[t] - seasonal[t]))];
        double[] sorted = [.. sizes.Order()];
        var reach = Outlying * (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return [.. sizes.Select(size => size <= Full * reach ? 1 : size <= None * reach ? Math.Pow(1 - Math.Pow(size / reach, 2), 2) : 0)];
    }

    private static double[] SameEveryYear(double[] seasonal, int season)
    {
        var means = Enumerable.Range(0, season).Select(phase => seasonal.Where((_, t) => t % season == phase).Average()).ToArray();
        return [.. seasonal.Select((_, t) => means[t % season])];
    }
}
