using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.Evidence;

/// <summary>What one study found, as an effect with its sampling variance, ready to be pooled.</summary>
/// <remarks>Source: Borenstein and Hedges, in The Handbook of Research Synthesis and Meta-Analysis (2019), chapter 11, and the sources named.</remarks>
public static class EffectSizes
{
    // Added to every cell of a table where one is 0, as Woolf (1955) advises.
    private const double Continuity = 0.5;

    /// <summary>How often something happened in two groups, compared.</summary>
    /// <param name="measure">How to compare.</param>
    /// <param name="treated">The group with the intervention.</param>
    /// <param name="control">The group without.</param>
    /// <returns>The effect of the intervention. Refused: a group of nobody, and by Peto what nobody or everybody met.</returns>
    /// <exception cref="ArgumentException">A count is below 0, or more events than people.</exception>
    public static Answer<EffectEstimate> Of(EventMeasure measure, EventCount treated, EventCount control)
    {
        Check(treated, nameof(treated));
        Check(control, nameof(control));
        if (treated.People == 0 || control.People == 0) return Refuse("A group of nobody cannot be compared.");
        if (measure == EventMeasure.PetoLogOddsRatio && (treated.Events + (long)control.Events is 0 || treated.Events + (long)control.Events == treated.People + (long)control.People)) return Refuse("What happened to nobody, or to everybody, cannot be compared so.");

        // The arcsine needs nothing added: it has a value at 0 and 1.
        double[] cells = [treated.Events, treated.People - treated.Events, control.Events, control.People - control.Events];
        if (cells.Contains(0) && measure != EventMeasure.ArcsineDifference) cells = [.. cells.Select(cell => cell + Continuity)];
        var (a, b, c, d) = (cells[0], cells[1], cells[2], cells[3]);
        double treatedPeople = a + b, controlPeople = c + d;
        double p = a / treatedPeople, q = c / controlPeople;
        return new Answer<EffectEstimate>.Found(measure switch
        {
            EventMeasure.LogOddsRatio => new(Math.Log(a * d / (b * c)), (1 / a) + (1 / b) + (1 / c) + (1 / d)),
            EventMeasure.LogRiskRatio => new(Math.Log(p / q), (1 / a) - (1 / treatedPeople) + (1 / c) - (1 / controlPeople)),
            EventMeasure.RiskDifference => new(p - q, (p * (1 - p) / treatedPeople) + (q * (1 - q) / controlPeople)),
            EventMeasure.ArcsineDifference => new(Math.Asin(Math.Sqrt(p)) - Math.Asin(Math.Sqrt(q)), (1 / (4 * treatedPeople)) + (1 / (4 * controlPeople))),
            EventMeasure.PetoLogOddsRatio => Peto(a, treatedPeople, c, controlPeople),
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Unknown measure."),
        });
    }

    /// <summary>The means of two groups, compared.</summary>
    /// <param name="measure">How to compare.</param>
    /// <param name="treated">The group with the intervention.</param>
    /// <param name="control">The group without.</param>
    /// <returns>The effect of the intervention. Refused: fewer than two people in a group; a standardised difference where nothing varies.</returns>
    /// <exception cref="ArgumentException">A number is not finite, or a spread or count is below 0.</exception>
    /// <remarks>Hedges' g (J. Educ. Stat. 6, 1981) with the exact correction; with unequal spreads Bonett, Psychological Methods 13 (2008).</remarks>
    public static Answer<EffectEstimate> Of(MeanMeasure measure, GroupMean treated, GroupMean control)
    {
        Check(treated, nameof(treated));
        Check(control, nameof(control));
        if (Math.Min(treated.People, control.People) < 2) return Refuse("Each group needs at least two people.");
        double n = treated.People, m = control.People, difference = treated.Mean - control.Mean;
        double one = treated.Sd * treated.Sd, other = control.Sd * control.Sd;
        if (measure == MeanMeasure.Difference) return new Answer<EffectEstimate>.Found(new(difference, (one / n) + (other / m)));

        var pooled = measure == MeanMeasure.HedgesG ? (((n - 1) * one) + ((m - 1) * other)) / (n + m - 2) : (one + other) / 2;
        if (pooled == 0) return Refuse("Nothing varies within the groups, so there is no yardstick.");
        var g = Correction(n + m - 2) * difference / Math.Sqrt(pooled);
        return new Answer<EffectEstimate>.Found(new(g, measure == MeanMeasure.HedgesG
            ? (1 / n) + (1 / m) + (g * g / (2 * (n + m)))
            : (g * g * ((one * one / (n - 1)) + (other * other / (m - 1))) / (8 * pooled * pooled)) + (((one / (n - 1)) + (other / (m - 1))) / pooled)));
    }

    // Events observed less expected, over the variance of the hypergeometric distribution (Yusuf and others, Prog. Cardiovasc. Dis. 27, 1985).
    private static EffectEstimate Peto(double treatedEvents, double treatedPeople, double controlEvents, double controlPeople)
    {
        double people = treatedPeople + controlPeople, events = treatedEvents + controlEvents;
        var variance = treatedPeople * (events / people) * ((people - events) / people) * (controlPeople / (people - 1));
        return new((treatedEvents - (events * treatedPeople / people)) / variance, 1 / variance);
    }

    // Γ(m/2) / (√(m/2) Γ((m−1)/2)).
    private static double Correction(double m) => Math.Exp(LogGamma.Of(m / 2) - LogGamma.Of((m - 1) / 2)) / Math.Sqrt(m / 2);

    private static Answer<EffectEstimate> Refuse(string why) => new Answer<EffectEstimate>.Refused(Refusal.OutOfDomain, 0, 0) { Detail = why };

    private static void Check(EventCount group, string name)
    {
        if (group.Events < 0 || group.Events > group.People) throw new ArgumentException("Events lie from 0 to the number of people.", name);
    }

    private static void Check(GroupMean group, string name)
    {
        Given.Number(group.Mean, name);
        Given.NotNegative(group.Sd, name);
        Given.NotNegative(group.People, name);
    }
}
