namespace MissionGov.Analysis.Strategies;

/// <summary>Does a strategy add up?</summary>
public static class Strategy
{
    /// <summary>Which version of these methods an answer comes from.</summary>
    public const string MethodVersion = "1";

    /// <summary>Adds the expected effects of interventions to the status quo, with what is uncertain about them.</summary>
    /// <param name="question">Status quo, target and interventions, in one unit.</param>
    /// <returns>
    /// What is expected, how likely the target is met, and what each intervention brings. Refused, each in words: interventions of
    /// which none has an estimate; a target where it started, or on the wrong side of that; correlations that cannot all be true;
    /// overlaps that take more than there is. A target that is met anyway is no refusal: it has no coverage.
    /// </returns>
    /// <exception cref="ArgumentException">A number is not finite or out of range, or places of overlaps or correlations are not among the interventions.</exception>
    /// <remarks>
    /// Exact where all is normal or certain, adds, and is sure to be delivered. Otherwise outcomes are drawn: effects by a Gaussian
    /// copula, each from random numbers that belong to its name; the status quo evenly. What is expected is exact also then, but for
    /// effects that multiply and go together.
    /// </remarks>
    public static Answer<AddedUp> AddUp(StrategyQuestion question) => KeptDraws.Of(question) switch
    {
        Answer<KeptDraws>.Found(var kept) => new Answer<AddedUp>.Found(kept.Answer),
        Answer<KeptDraws>.Refused refused => new Answer<AddedUp>.Refused(refused.Reason, refused.Have, refused.Need) { Detail = refused.Detail },
        _ => throw new InvalidOperationException("An answer is found or refused."),
    };
}
