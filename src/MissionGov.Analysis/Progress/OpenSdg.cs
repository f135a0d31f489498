namespace MissionGov.Analysis.Progress;

/// <summary>Open SDG's status and score of one series.</summary>
/// <remarks>Source: sdg-build, ProgressMeasure (MIT licence); its replacements of zero and its edges are kept.</remarks>
internal static class OpenSdg
{
    private static readonly string[] Words = ["substantial_progress", "moderate_progress", "limited_progress", "deterioration"];
    private const string Achieved = "target_achieved";

    // Growth achieved over growth required.
    private static readonly double[] TowardsTarget = [0.95, 0.6, 0];

    // Growth a year in the direction wanted.
    private static readonly double[] WithoutTarget = [0.015, 0.005, 0];

    // What zero is replaced by, whatever the unit.
    private const double InsteadOfZero = 0.001;

    // How fast the thresholds shrink towards a limit.
    private const double LimitExponent = 4.44;

    private const double WorstScore = -5;
    private const double BestScore = 5;

    public static Verdict Judge(Comparison given, double? limit)
    {
        var notes = new List<string>();
        var comparison = given with { BaseValue = NotZero(given.BaseValue, "base value"), Target = given.Target is { } target ? NotZero(target, "target") : null };
        var reached = comparison.TargetReached;
        var why = Why(comparison);
        if (why is not null && !reached) return Verdict.None(why);

        // A series below zero improves as it comes nearer to zero, so its growth counts the other way.
        var side = comparison.BaseValue < 0 ? -1 : 1;
        double? achieved = why is null ? comparison.GrowthAchieved : null;
        double? required = why is null && comparison.Target is not null ? comparison.GrowthRequired : null;
        double? progress = comparison.Target is null ? side * comparison.Sign * achieved : Verdict.Finite(side * comparison.GrowthRatio);
        if (why is not null) progress = null;
        if (achieved == 0) notes.Add("No change since the base year counts as progress, if limited.");

        var share = comparison.Target is null && limit is { } best ? NearLimit(given.BaseValue, best) : 1;
        var (status, score) = reached ? (Achieved, BestScore)
            : comparison.Target is null ? (Verdict.Word(progress!.Value, [.. WithoutTarget.Select(threshold => threshold * share)], Words), GrowthScore(progress.Value, share))
            : (Verdict.Word(progress!.Value, TowardsTarget, Words), TargetScore(progress.Value));
        return new(progress, status, achieved, required) { Score = score, Notes = notes };

        double NotZero(double value, string what)
        {
            if (value != 0) return value;
            notes.Add($"The {what} is zero, for which growth has no meaning; the rule puts 0.001 in its place, whatever the unit.");
            return InsteadOfZero;
        }
    }

    private static string? Why(Comparison comparison) => comparison switch
    {
        { BaseYear: var from, CurrentYear: var to } when to <= from => $"Only one year is observed from {from} on; two are needed.",
        { BaseValue: > 0, CurrentValue: < 0 } or { BaseValue: < 0, CurrentValue: > 0 } => "The base and the current value lie on different sides of zero, where growth has no meaning.",
        { BaseValue: > 0, Target: < 0 } or { BaseValue: < 0, Target: > 0 } => "The base value and the target lie on different sides of zero, where growth has no meaning.",
        { Target: not null } when comparison.TargetYear <= comparison.BaseYear => $"The target year {comparison.TargetYear} is not after the base year {comparison.BaseYear}.",
        { Target: { } target } when target == comparison.BaseValue => "The target equals the base value, so no growth is required.",
        _ when !double.IsFinite(comparison.GrowthAchieved) || (comparison.Target is not null && !(double.IsFinite(comparison.GrowthRequired) && double.IsFinite(comparison.GrowthRatio))) => "The values differ too much in size to compare their growth.",
        _ => null,
    };

    // By how much the thresholds shrink where the base value is already near the best possible one.
    private static double NearLimit(double from, double limit)
    {
        double value = Math.Abs(from), best = Math.Abs(limit);
        if (value >= 2 * best) return 1;
        return 1 - Math.Pow(value <= best ? value / best : ((2 * best) - value) / best, LimitExponent);
    }

    // The coefficients below are the rule's own: they join at its thresholds.
    private static double GrowthScore(double growth, double share) => growth switch
    {
        < 0 => Math.Max((125 * growth) - 2.5, WorstScore),
        _ when share == 0 => BestScore,
        _ when growth >= WithoutTarget[0] * share => Math.Min((500 * growth / share) - 5, BestScore),
        _ when growth >= WithoutTarget[1] * share => (250 * growth / share) - 1.25,
        _ => (500 * growth / share) - 2.5,
    };

    private static double TargetScore(double ratio) =>
        ratio >= TowardsTarget[1] ? Math.Min((7.1429 * ratio) - 4.2857, BestScore) : Math.Max((4.1667 * ratio) - 2.5, WorstScore);
}
