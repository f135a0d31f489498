namespace MissionGov.Analysis.Progress;

/// <summary>What one rule says about one comparison, or why it says nothing.</summary>
internal sealed record Verdict(double? Progress, string Status, double? CagrActual, double? CagrRequired)
{
    public double? Score { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Set when the rule can say nothing.</summary>
    public string? Why { get; private init; }

    public static Verdict None(string why) => new(null, "", null, null) { Why = why };

    /// <summary>The number where there is one.</summary>
    public static double? Finite(double value) => double.IsFinite(value) ? value : null;

    /// <summary>The word whose threshold the figure reaches, the highest threshold first; the last word has none.</summary>
    public static string Word(double value, IReadOnlyList<double> thresholds, IReadOnlyList<string> words)
    {
        for (var i = 0; i < thresholds.Count; i++)
        {
            if (value >= thresholds[i]) return words[i];
        }

        return words[^1];
    }
}
