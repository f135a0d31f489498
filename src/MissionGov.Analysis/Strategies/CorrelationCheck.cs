namespace MissionGov.Analysis.Strategies;

/// <summary>How much hangs on how far plans go well or badly together, which hardly anybody knows?</summary>
public static class CorrelationCheck
{
    /// <summary>As plans of one budget or one staff often go together.</summary>
    public const double Some = 0.3;

    /// <summary>Closely.</summary>
    public const double Strong = 0.6;

    private static readonly double[] Tried = [0, Some, Strong];

    /// <summary>Whether effects can go together so: no three or more of these correlations rule each other out.</summary>
    /// <param name="correlation">A matrix.</param>
    /// <returns>Whether it is positive semidefinite, but for rounding; true where there is no matrix, which is judged with the plans.</returns>
    public static bool CanBe(Correlation correlation)
    {
        ArgumentNullException.ThrowIfNull(correlation);
        return correlation.Matrix is not { Count: var count } || CorrelatedScores.IsPossible(correlation, [.. Enumerable.Range(0, count)]);
    }

    /// <summary>The chance of meeting the target with several correlations between every two effects.</summary>
    /// <param name="kept">The strategy; each trial meets the same luck.</param>
    /// <returns>For 0, <see cref="Some"/> and <see cref="Strong"/>, which can always be.</returns>
    public static IReadOnlyList<CorrelatedChance> Of(KeptDraws kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return
        [
            .. Tried.Select(correlation => kept.With(kept.Question with { Correlation = Correlation.Between(correlation) }) is Answer<KeptDraws>.Found(var found)
                ? new CorrelatedChance(correlation, found.ChanceOfMeeting)
                : throw new InvalidOperationException("Effects can always go together so.")),
        ];
    }
}

/// <summary>The chance with one correlation between every two effects.</summary>
/// <param name="Correlation">Of the normal scores.</param>
/// <param name="ChanceOfMeeting">The chance of ending at or better than the target.</param>
public sealed record CorrelatedChance(double Correlation, double ChanceOfMeeting);
