namespace MissionGov.Analysis.Strategies;

/// <summary>What of an intervention can be turned up or down, 0 to 1.</summary>
public enum Lever
{
    /// <summary>The share of those meant that it gets to.</summary>
    Reach,

    /// <summary>How far it is done as when it was measured.</summary>
    Fidelity,

    /// <summary>The chance that it is delivered.</summary>
    Delivery,
}

/// <summary>How much of one intervention would it take?</summary>
public static class GoalSeek
{
    // A millionth of the whole.
    private const int Halvings = 20;

    /// <summary>The least of a lever with which the target is met with a wanted chance.</summary>
    /// <param name="kept">The strategy; each trial meets the same luck.</param>
    /// <param name="place">The intervention's place, from 0.</param>
    /// <param name="lever">What is turned.</param>
    /// <param name="chance">The chance wanted, between 0 and 1.</param>
    /// <returns>The lever and the chance with it, 0 where none of it is needed. Refused, in words, where even all of it is not enough.</returns>
    /// <exception cref="ArgumentException">There is no such place, or the chance is out of range.</exception>
    /// <remarks>Halving the range: with common random numbers more of a plan that helps never lowers the chance.</remarks>
    public static Answer<SoughtLever> Seek(KeptDraws kept, int place, Lever lever, double chance)
    {
        ArgumentNullException.ThrowIfNull(kept);
        RequirePlace(place, kept.Question.Interventions.Count);
        var intervention = kept.Question.Interventions[place];
        return Seek(intervention, lever, chance, share => kept.With(place, Turned(intervention, lever, share)) switch
        {
            Answer<KeptDraws>.Found(var whatIf) => whatIf.ChanceOfMeeting,
            _ => null,
        });
    }

    /// <summary>The same for a strategy in time, at its deadline.</summary>
    /// <param name="kept">The strategy; each trial meets the same luck.</param>
    /// <param name="place">The wedge's place, from 0.</param>
    /// <param name="lever">What is turned.</param>
    /// <param name="chance">The chance wanted, between 0 and 1.</param>
    /// <returns>As for a strategy without time.</returns>
    /// <exception cref="ArgumentException">There is no such place or no target, or the chance is out of range.</exception>
    public static Answer<SoughtLever> Seek(KeptPath kept, int place, Lever lever, double chance)
    {
        ArgumentNullException.ThrowIfNull(kept);
        RequirePlace(place, kept.Path.Wedges.Count);
        if (kept.Path.Target is null) throw new ArgumentException("There is no target to meet.", nameof(kept));
        var wedge = kept.Path.Wedges[place];

        // Only the deadline counts.
        var atDeadline = kept.With(kept.Path with { StatusQuo = [kept.Path.StatusQuo[^1]] });
        return Seek(wedge.Intervention, lever, chance, share => atDeadline is Answer<KeptPath>.Found(var only)
            && only.With(place, wedge with { Intervention = Turned(wedge.Intervention, lever, share) }) is Answer<KeptPath>.Found(var whatIf) ? whatIf.Answer.ChanceOfMeeting : null);
    }

    /// <summary>The intervention with a lever set.</summary>
    internal static Intervention Turned(Intervention intervention, Lever lever, double share) => lever switch
    {
        Lever.Reach => intervention with { Reach = share },
        Lever.Fidelity => intervention with { Fidelity = share },
        Lever.Delivery => intervention with { ProbabilityOfDelivery = share },
        _ => throw new ArgumentOutOfRangeException(nameof(lever), lever, "Unknown lever."),
    };

    private static void RequirePlace(int place, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, count);
    }

    // A trial is null where the overlaps, as they are told, cannot hold with so little of it.
    private static Answer<SoughtLever> Seek(Intervention intervention, Lever lever, double chance, Func<double, double?> chanceAt)
    {
        Given.Level(chance, nameof(chance));
        if (intervention.Effect is null) return Refuse($"{intervention.Title} has no estimate yet.");
        if (chanceAt(0) is { } without && without >= chance) return new Answer<SoughtLever>.Found(new(0, without));
        if (chanceAt(1) is not { } most) return Refuse("The overlaps do not allow it.");
        if (most < chance) return Refuse($"Even with all of {intervention.Title} the chance is {most:0%}, not {chance:0%}.");

        double low = 0, high = 1;
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            if (chanceAt(middle) is { } found && found >= chance) (high, most) = (middle, found); else low = middle;
        }

        return new Answer<SoughtLever>.Found(new(high, most));

        static Answer<SoughtLever> Refuse(string why) => new Answer<SoughtLever>.Refused(Refusal.OutOfDomain, 0, 0) { Detail = why };
    }
}

/// <summary>How much it would take.</summary>
/// <param name="Share">The least of the lever that is enough, 0 to 1.</param>
/// <param name="Chance">The chance of meeting the target with it.</param>
public sealed record SoughtLever(double Share, double Chance);
