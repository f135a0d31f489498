namespace MissionGov.Analysis;

/// <summary>How many observations a full year holds; also the length of a season.</summary>
public enum Frequency
{
    /// <summary>One observation a year.</summary>
    Annual = 1,

    /// <summary>Four observations a year.</summary>
    Quarterly = 4,

    /// <summary>Twelve observations a year.</summary>
    Monthly = 12,

    /// <summary>Fifty-two observations a year.</summary>
    Weekly = 52,
}

/// <summary>Whether a larger or a smaller value is the better one.</summary>
public enum Direction
{
    /// <summary>The goal is met at or above its value.</summary>
    AtLeast,

    /// <summary>The goal is met at or below its value.</summary>
    AtMost,
}

/// <summary>Values at equally spaced periods, oldest first, in one unit throughout.</summary>
/// <param name="Frequency">How many periods a year holds.</param>
/// <param name="Values">One entry a period; null where nothing was observed. Never NaN or infinite.</param>
public sealed record Series(Frequency Frequency, IReadOnlyList<double?> Values)
{
    /// <summary>How many periods hold a value.</summary>
    public int Observed => Values.Count(value => value is not null);
}

/// <summary>The values a measure can take at all, such as 0 to 100 for a percentage. Null means unbounded.</summary>
/// <param name="Lower">Smallest possible value, in the unit of the series.</param>
/// <param name="Upper">Largest possible value, in the unit of the series.</param>
public sealed record Bounds(double? Lower, double? Upper)
{
    /// <summary>No bound on either side.</summary>
    public static readonly Bounds None = new(null, null);
}
