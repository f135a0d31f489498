namespace MissionGov.Analysis.Strategies;

/// <summary>How much hangs on how far plans go well or badly together, which hardly anybody knows?</summary>
public static class CorrelationCheck
{
    // Apart, as plans of one budget and one staff often are, and closely.
    private static readonly double[] Tried = [0, 0.3, 0.6];

    /// <summary>The chance of meeting the target with several correlations between every two effects.</summary>
    /// <param name="kept">The strategy; each trial meets the same luck.</param>
    /// <returns>For 0, 0.3 and 0.6, which can always be.</returns>
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
