namespace MissionGov.Analysis.TimeSeries.Seasonality;

/// <summary>A series without its season.</summary>
/// <param name="Seasonal">Whether a season was found; if not, the values are those given.</param>
/// <param name="Values">As many as given, in their unit; null where nothing was observed.</param>
/// <param name="UsualDepartures">
/// How each period of a year usually departs from the level, in the unit of the series, the first belonging to the first value;
/// they sum to 0. All 0 where no season was found.
/// </param>
public sealed record SeasonallyAdjusted(bool Seasonal, IReadOnlyList<double?> Values, IReadOnlyList<double> UsualDepartures)
{
    /// <summary>How much each period of a year usually differs from the one before, for the pace needed with the season taken out.</summary>
    public IReadOnlyList<double> UsualChanges =>
        [.. UsualDepartures.Select((departure, p) => departure - UsualDepartures[(p + UsualDepartures.Count - 1) % UsualDepartures.Count])];
}

/// <summary>What would this series look like without its season?</summary>
public static class SeasonalAdjustment
{
    /// <summary>A season is taken out from this many years on: from fewer it would be made of the very values it is to judge.</summary>
    public const int MinimumYears = 3;

    private const int FewestYearsObserved = 2;

    /// <summary>Takes the season out, where there is one.</summary>
    /// <param name="series">The history; periods without a value are bridged for the search and stay empty in the answer.</param>
    /// <returns>Refused: an annual series; less than three years from the first value to the last, or values for less than two.</returns>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    /// <remarks>
    /// Source: robust STL (<see cref="Stl"/>), the same season every year, so that neither an unusual value nor a change of level
    /// counts as season. Whether there is one: <see cref="SeasonStrength"/>. Deviation: the departures are shifted to sum to 0.
    /// </remarks>
    public static Answer<SeasonallyAdjusted> Adjust(Series series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var season = (int)series.Frequency;
        var observed = series.Observed;
        if (series.Values.Any(value => value is { } number && !double.IsFinite(number))) throw new ArgumentException("Every value must be finite.", nameof(series));
        if (season == 1) return Refuse(Refusal.OutOfDomain, "An annual series has no season within the year.");

        double[] values = [.. series.Values.Select(value => value ?? double.NaN)];
        var first = Array.FindIndex(values, double.IsFinite);
        var known = observed == 0 ? [] : Gaps.Bridge(Gaps.Trim(values));
        if (known.Length < MinimumYears * season || observed < FewestYearsObserved * season) return new Answer<SeasonallyAdjusted>.Refused(Refusal.TooFewPoints, observed, MinimumYears * season);
        if (Stl.Decompose(known, season, new() { Robust = true }) is not Answer<Decomposition>.Found(var parts)) return Refuse(Refusal.OutOfDomain, "The values differ too much in size to find their season.");
        if (!SeasonStrength.IsSeason(parts, season)) return new Answer<SeasonallyAdjusted>.Found(new(false, series.Values, new double[season]));

        var mean = parts.Seasonal.Take(season).Average();
        double[] departures = [.. Enumerable.Range(0, season).Select(p => parts.Seasonal[Phase(p - first)] - mean)];
        return new Answer<SeasonallyAdjusted>.Found(new(true, [.. series.Values.Select((value, t) => value - departures[t % season])], departures));

        int Phase(int t) => ((t % season) + season) % season;
        Answer<SeasonallyAdjusted> Refuse(Refusal reason, string why) => new Answer<SeasonallyAdjusted>.Refused(reason, observed, MinimumYears * season) { Detail = why };
    }
}
