namespace MissionGov.Analysis.Strategies;

/// <summary>An intervention in time: when it begins, how it grows, fades and ends. Times are in periods of the series.</summary>
/// <remarks>The share in force at a moment is ramp × decay: from start and lag on it grows evenly, and from full strength on it fades.</remarks>
public sealed record Wedge(Intervention Intervention)
{
    /// <summary>Periods from the last value of the series until it begins; below 0 where it has begun already.</summary>
    public double Start { get; init => field = Given.Number(value, "start"); }

    /// <summary>Periods from its start until its effect begins.</summary>
    public double Lag { get; init => field = Given.NotNegative(value, "lag"); }

    /// <summary>Periods from its effect's beginning to full strength; 0 where it is there at once.</summary>
    public double Ramp { get; init => field = Given.NotNegative(value, "ramp"); }

    /// <summary>Periods in which a full effect fades to half; null where it lasts.</summary>
    public double? HalfLife { get; init => field = value is { } life ? Given.Positive(life, "halfLife") : null; }

    /// <summary>Periods from the last value until its effect ends; null where it goes on. After that moment it is 0.</summary>
    public double? End { get; init => field = value is { } end ? Given.Number(end, "end") : null; }

    /// <summary>The share of the effect that is in the last value of the series already, 0 to 1, and so in a projection of it.</summary>
    public double Arrived { get; init => field = Given.Fraction(value, "arrived"); }

    /// <summary>The half-life of an effect that loses a share of itself each year.</summary>
    /// <param name="rate">The share lost a year, between 0 and 1.</param>
    /// <param name="frequency">The periods of the series.</param>
    /// <returns>Periods, as <see cref="HalfLife"/> is told.</returns>
    /// <exception cref="ArgumentException">The rate lies outside.</exception>
    public static double HalfLifeOf(double rate, Frequency frequency) => (int)frequency * Math.Log(0.5) / Math.Log(1 - Given.Level(rate, nameof(rate)));

    /// <summary>Months as periods of a series.</summary>
    /// <param name="months">How many.</param>
    /// <param name="frequency">The periods of the series.</param>
    public static double Periods(double months, Frequency frequency) => Given.Number(months, nameof(months)) * (int)frequency / 12;

    /// <summary>The share of the effect in force at a moment, 0 to 1.</summary>
    /// <param name="at">Periods after the last value of the series.</param>
    /// <returns>0 up to start and lag and after the end; in between ramp × decay. A moment ends a period: what begins or ends just then makes no difference to it.</returns>
    public double InForceAt(double at)
    {
        var since = at - Start - Lag;
        if (since <= 0 || at > End) return 0;
        if (since < Ramp) return since / Ramp;
        return HalfLife is { } life ? Math.Pow(0.5, (since - Ramp) / life) : 1;
    }

    /// <summary>The share of the estimated effect that arrives at a moment where it is delivered: strength × ramp × decay.</summary>
    /// <param name="at">Periods after the last value of the series.</param>
    public double FactorAt(double at) => Intervention.Strength * InForceAt(at);

    /// <summary>The share of the effect that comes between the last value of the series and a moment.</summary>
    /// <param name="at">Periods after the last value of the series.</param>
    /// <returns>What is in force less what has arrived; 0 where an effect that has arrived wears off, as the projection carries it on.</returns>
    public double NewAt(double at) => Math.Max(0, InForceAt(at) - Arrived);
}
