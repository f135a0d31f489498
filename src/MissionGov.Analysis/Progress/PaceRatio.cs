using MissionGov.Analysis.Trajectories;

namespace MissionGov.Analysis.Progress;

/// <summary>Change achieved over the change a straight line requires by now; growth is used only where there is no target.</summary>
internal static class PaceRatio
{
    private static readonly string[] Words = ["on_track", "needs_acceleration", "limited", "deteriorating"];

    // Statistics Canada's thresholds for its ratio of growth, here on a ratio of change.
    private static readonly double[] TowardsTarget = [0.95, 0.6, 0];

    // Growth a year in the direction wanted.
    private static readonly double[] WithoutTarget = [0.015, 0.005, 0];

    public static Verdict Judge(Comparison comparison)
    {
        if (comparison.Target is not { } target)
        {
            if (comparison.WhyNoGrowth is { } why) return Verdict.None(why);
            var growth = comparison.GrowthAchieved;
            return new(comparison.Sign * growth, Verdict.Word(comparison.Sign * growth, WithoutTarget, Words), growth, null);
        }

        if (comparison.CurrentYear <= comparison.BaseYear) return Verdict.None($"Only one year is observed from {comparison.BaseYear} on; two are needed.");
        if (comparison.TargetYear <= comparison.BaseYear) return Verdict.None($"The target year {comparison.TargetYear} is not after the base year {comparison.BaseYear}.");
        if ((target - comparison.BaseValue) * comparison.Sign <= 0) return Verdict.None("The base value is at or beyond the target, so no change was promised.");

        var required = RequiredTrajectory.At(TrajectoryShape.Linear, new(comparison.BaseYear, comparison.BaseValue), new(comparison.TargetYear, target), [], comparison.CurrentYear);
        var ratio = (comparison.CurrentValue - comparison.BaseValue) / (required - comparison.BaseValue);
        if (!double.IsFinite(ratio)) return Verdict.None("The values differ too much in size to compare their change.");
        var growing = comparison.WhyNoGrowth is null;
        return new(ratio, Verdict.Word(ratio, TowardsTarget, Words), growing ? comparison.GrowthAchieved : null, growing ? comparison.GrowthRequired : null);
    }
}
