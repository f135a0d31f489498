namespace MissionGov.Analysis.Progress;

/// <summary>The colours of the United Nations' progress chart, from compound yearly growth.</summary>
internal static class UnProgressChart
{
    private static readonly string[] Words = ["substantial", "fair", "limited_or_none", "deterioration"];

    // Growth achieved over growth required.
    private static readonly double[] TowardsTarget = [0.95, 0.5, -0.1];

    // Growth a year in the direction wanted.
    private static readonly double[] WithoutTarget = [0.01, 0.005, -0.01];

    public static Verdict Judge(Comparison comparison)
    {
        if (comparison.WhyNoGrowth is { } why) return Verdict.None(why);
        var achieved = comparison.GrowthAchieved;
        if (comparison.Target is null) return new(comparison.Sign * achieved, Verdict.Word(comparison.Sign * achieved, WithoutTarget, Words), achieved, null);

        // The chart's best class includes a target that is met, where a ratio may mislead or be missing.
        var status = comparison.TargetReached ? Words[0] : Verdict.Word(comparison.GrowthRatio, TowardsTarget, Words);
        return new(Verdict.Finite(comparison.GrowthRatio), status, achieved, comparison.GrowthRequired);
    }
}
