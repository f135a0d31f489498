namespace MissionGov.Analysis.TimeSeries.Seasonality;

/// <summary>Does the period of the year matter, or is what looks like a season chance?</summary>
/// <remarks>
/// Source: the strength of seasonality of Wang, Smith and Hyndman, Data Mining and Knowledge Discovery 13 (2006), with the
/// threshold of R forecast <c>nsdiffs</c>. Deviations: measured on ranks, as Kruskal and Wallis (1952) do, so that one odd value
/// cannot hide a season; corrected for the number of periods, as an R squared is, so that few years cannot feign one.
/// </remarks>
internal static class SeasonStrength
{
    // Share of what the trend leaves over that must lie between the periods of the year.
    private const double Threshold = 0.64;

    public static bool IsSeason(Decomposition parts, int season)
    {
        var ranks = Ranks([.. parts.Remainder.Zip(parts.Seasonal, (rest, departure) => rest!.Value + departure)]);
        var within = ranks.Index().GroupBy(pair => pair.Index % season).Sum(period => Squares([.. period.Select(pair => pair.Item)]));
        return 1 - (within / (ranks.Length - season) / (Squares(ranks) / (ranks.Length - 1))) > Threshold;
    }

    private static double Squares(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean));
    }

    // From 1; equal values share the mean of their ranks.
    private static double[] Ranks(double[] values) =>
        [.. values.Select(value => (values.Count(other => other < value) + values.Count(other => other <= value) + 1) / 2.0)];
}
