namespace MissionGov.Analysis.TimeSeries.Seasonality;

/// <summary>How the season of a series combines with its level.</summary>
public enum SeasonKind
{
    /// <summary>It adds the same amount at any level.</summary>
    Additive,

    /// <summary>It changes the level by the same share.</summary>
    Multiplicative,
}

/// <summary>A series taken apart: its values are trend, season and remainder together.</summary>
/// <param name="Trend">The level freed from the season; null where the method cannot say, as at both ends of a moving average.</param>
/// <param name="Seasonal">How each period departs from the level: an amount, or a factor when multiplicative.</param>
/// <param name="Remainder">What is left over; null where the trend is.</param>
public sealed record Decomposition(IReadOnlyList<double?> Trend, IReadOnlyList<double> Seasonal, IReadOnlyList<double?> Remainder)
{
    internal static Answer<Decomposition> Checked(Decomposition parts, int observed) =>
        parts.Seasonal.All(double.IsFinite) && parts.Trend.Concat(parts.Remainder).All(value => value is null || double.IsFinite(value.Value))
            ? new Answer<Decomposition>.Found(parts)
            : new Answer<Decomposition>.Refused(Refusal.OutOfDomain, observed, observed) { Detail = "The values differ too much in size to be taken apart." };

    /// <summary>Two years at least, every value a number.</summary>
    internal static Answer<Decomposition>.Refused? TooShort(IReadOnlyList<double> values, int season)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(season, 2);
        if (!values.All(double.IsFinite)) throw new ArgumentException("Every value must be finite.", nameof(values));
        return values.Count < 2 * season ? new Answer<Decomposition>.Refused(Refusal.TooFewPoints, values.Count, 2 * season) : null;
    }
}
