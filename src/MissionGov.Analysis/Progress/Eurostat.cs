namespace MissionGov.Analysis.Progress;

/// <summary>The arrows of Eurostat's monitoring report, from compound yearly growth.</summary>
internal static class Eurostat
{
    // Growth achieved over growth required.
    private static readonly double[] TowardsTarget = [0.95, 0.6, 0];
    private static readonly string[] TargetWords = ["significant_progress", "moderate_progress", "insufficient_progress", "movement_away"];

    // Growth a year in the direction wanted.
    private static readonly double[] WithoutTarget = [0.01, 0, -0.01];
    private static readonly string[] GrowthWords = ["significant_progress", "moderate_progress", "moderate_movement_away", "significant_movement_away"];

    public static Verdict Judge(Comparison comparison)
    {
        if (comparison.WhyNoGrowth is { } why) return Verdict.None(why);
        var achieved = comparison.GrowthAchieved;
        if (comparison.Target is null) return new(comparison.Sign * achieved, Verdict.Word(comparison.Sign * achieved, WithoutTarget, GrowthWords), achieved, null);
        var status = comparison.TargetReached ? "target_met" : Verdict.Word(comparison.GrowthRatio, TowardsTarget, TargetWords);
        return new(Verdict.Finite(comparison.GrowthRatio), status, achieved, comparison.GrowthRequired);
    }
}
