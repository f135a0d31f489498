namespace MissionGov.Analysis.Strategies;

/// <summary>Where is an indicator heading with the plans?</summary>
public static class StrategyProjection
{
    /// <summary>Adds interventions, each from its start on, to where the indicator is heading without them.</summary>
    /// <param name="path">The status quo moment by moment, and the wedges.</param>
    /// <returns>
    /// A distribution for every moment, from which fan, landing range and chance are read. Refused, each in words: a wedge that
    /// ends before it starts; wedges of which none has an estimate; correlations that cannot all be true; overlaps that take more
    /// than there is; a status quo outside of its bounds.
    /// </returns>
    /// <exception cref="ArgumentException">A number is not finite or out of range, there is no moment, or moments are not in order.</exception>
    /// <remarks>
    /// effect(t) = E × reach × fidelity × (1 − deadweight) × (1 − haircut) × (ramp(t − start − lag) × decay − arrived), one draw of E for all moments.
    /// On a log or logit scale the sum shifts the middle of the status quo by so much, and every other outcome by the same distance
    /// on that scale, so that a share stays a share. Without a wedge in force the distribution is the status quo's own.
    /// </remarks>
    public static Answer<StrategyOutlook> Project(StrategyPath path) => KeptPath.Of(path) switch
    {
        Answer<KeptPath>.Found(var kept) => new Answer<StrategyOutlook>.Found(kept.Answer),
        Answer<KeptPath>.Refused refused => new Answer<StrategyOutlook>.Refused(refused.Reason, refused.Have, refused.Need) { Detail = refused.Detail },
        _ => throw new InvalidOperationException("An answer is found or refused."),
    };
}
