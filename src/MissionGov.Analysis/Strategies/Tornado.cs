namespace MissionGov.Analysis.Strategies;

/// <summary>What is assumed about an intervention.</summary>
public enum AssumptionKind
{
    /// <summary>Its effect at full strength.</summary>
    Effect,

    /// <summary>The share of those meant that it gets to.</summary>
    Reach,

    /// <summary>How far it is done as when it was measured.</summary>
    Fidelity,

    /// <summary>The share that would have come about without it.</summary>
    Deadweight,

    /// <summary>The chance that it is delivered.</summary>
    Delivery,

    /// <summary>The share taken off for optimism.</summary>
    Haircut,
}

/// <summary>One assumption, and how far it may be off.</summary>
/// <param name="Place">The intervention's place, from 0.</param>
/// <param name="Kind">What is assumed.</param>
/// <param name="Low">The lowest value to reckon with; an effect in the unit of the indicator, else 0 to 1.</param>
/// <param name="High">The highest.</param>
public sealed record Assumption(int Place, AssumptionKind Kind, double Low, double High);

/// <summary>Which assumption matters most?</summary>
public static class Tornado
{
    private const double LowShare = 0.1;
    private const double HighShare = 0.9;

    /// <summary>Sets each assumption to its low and its high value, one at a time, all else as it was.</summary>
    /// <param name="kept">The strategy; each trial meets the same luck.</param>
    /// <param name="assumptions">What to swing; null for the usual ones, as <see cref="Usual"/>.</param>
    /// <returns>
    /// One swing an assumption, the largest change of the chance first, then of the expected value. An assumption of which one end
    /// cannot be, such as an overlap larger than the effect, is left out.
    /// </returns>
    /// <exception cref="ArgumentException">There is no such place, or a value is out of range.</exception>
    /// <remarks>Source: Howard, Management Science 34 (1988), on tornado diagrams.</remarks>
    public static IReadOnlyList<Swing> Of(KeptDraws kept, IReadOnlyList<Assumption>? assumptions = null)
    {
        ArgumentNullException.ThrowIfNull(kept);
        var swings = new List<Swing>();
        foreach (var assumption in assumptions ?? Usual(kept.Question))
        {
            var intervention = kept.Question.Interventions[assumption.Place];
            if (kept.With(assumption.Place, With(intervention, assumption.Kind, assumption.Low)) is not Answer<KeptDraws>.Found(var low)) continue;
            if (kept.With(assumption.Place, With(intervention, assumption.Kind, assumption.High)) is not Answer<KeptDraws>.Found(var high)) continue;
            swings.Add(new(intervention.Name, assumption, low.Expected, high.Expected, low.ChanceOfMeeting, high.ChanceOfMeeting));
        }

        return [.. swings.OrderByDescending(swing => Math.Abs(swing.ChanceAtHigh - swing.ChanceAtLow)).ThenByDescending(swing => Math.Abs(swing.ExpectedAtHigh - swing.ExpectedAtLow)).ThenBy(swing => swing.Name, StringComparer.Ordinal)];
    }

    /// <summary>The effects that vary, from what one outcome in ten lies below to what one in ten lies above; and delivery, where it is neither sure nor impossible, from not at all to surely.</summary>
    /// <param name="question">The strategy.</param>
    public static IReadOnlyList<Assumption> Usual(StrategyQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var usual = new List<Assumption>();
        for (var place = 0; place < question.Interventions.Count; place++)
        {
            var intervention = question.Interventions[place];
            if (intervention.Effect is not { } effect) continue;
            if (effect.Variance > 0) usual.Add(new(place, AssumptionKind.Effect, effect.Quantile(LowShare), effect.Quantile(HighShare)));
            if (intervention.ProbabilityOfDelivery is > 0 and < 1) usual.Add(new(place, AssumptionKind.Delivery, 0, 1));
        }

        return usual;
    }

    private static Intervention With(Intervention intervention, AssumptionKind kind, double value) => kind switch
    {
        AssumptionKind.Effect => intervention with { Effect = new Effects.FixedEffect(value) },
        AssumptionKind.Reach => intervention with { Reach = value },
        AssumptionKind.Fidelity => intervention with { Fidelity = value },
        AssumptionKind.Deadweight => intervention with { Deadweight = value },
        AssumptionKind.Delivery => intervention with { ProbabilityOfDelivery = value },
        AssumptionKind.Haircut => intervention with { Haircut = value },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of assumption."),
    };
}

/// <summary>What one assumption moves, from its low to its high value.</summary>
/// <param name="Name">The intervention.</param>
/// <param name="Assumption">What was swung.</param>
/// <param name="ExpectedAtLow">The value expected with the low value.</param>
/// <param name="ExpectedAtHigh">The same with the high value.</param>
/// <param name="ChanceAtLow">The chance of meeting the target with the low value.</param>
/// <param name="ChanceAtHigh">The same with the high value.</param>
public sealed record Swing(string Name, Assumption Assumption, double ExpectedAtLow, double ExpectedAtHigh, double ChanceAtLow, double ChanceAtHigh);
