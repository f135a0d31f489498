using System.Globalization;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Serving;

/// <summary>The thresholds of the level rule, where an organisation sets its own: <c>MissionGov__Rating__AtRiskFrom</c> and so on.</summary>
internal static class RatingSettings
{
    public const string Section = "Rating";

    private static readonly Dictionary<string, Func<RatingRules, double, RatingRules>> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(RatingRules.AtRiskFrom)] = (rules, value) => rules with { AtRiskFrom = value },
        [nameof(RatingRules.MostlyOnTrackFrom)] = (rules, value) => rules with { MostlyOnTrackFrom = value },
        [nameof(RatingRules.OnTrackFrom)] = (rules, value) => rules with { OnTrackFrom = value },
        [nameof(RatingRules.Hysteresis)] = (rules, value) => rules with { Hysteresis = value },
        [nameof(RatingRules.PaceAtRiskFrom)] = (rules, value) => rules with { PaceAtRiskFrom = value },
        [nameof(RatingRules.PaceMostlyFrom)] = (rules, value) => rules with { PaceMostlyFrom = value },
        [nameof(RatingRules.FoldedPeriods)] = (rules, value) => rules with { FoldedPeriods = Whole(value) },
        [nameof(RatingRules.GraceDays)] = (rules, value) => rules with { GraceDays = Whole(value) },
    };

    /// <summary>The published rules, but for what is set; what is wrong goes to the problems, with the fix.</summary>
    public static RatingRules Read(IConfigurationSection section, string prefix, List<string> problems)
    {
        var rules = RatingRules.Published;
        foreach (var setting in section.GetChildren())
        {
            var name = $"{prefix}__{setting.Key}";
            if (!Known.TryGetValue(setting.Key, out var set)) problems.Add($"{name} is not a setting. The settings are {string.Join(", ", Known.Keys.Select(key => $"{prefix}__{key}"))}.");
            else if (!double.TryParse(setting.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value)) problems.Add($"{name} is \"{setting.Value}\". Write a number like 0.75, or leave it out.");
            else rules = set(rules, value);
        }

        problems.AddRange(rules.Problems().Select(problem => $"{prefix}: {problem}"));
        return rules;
    }

    // What is no whole number is refused by the rules, as it then lies outside their limits.
    private static int Whole(double value) => value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue ? (int)value : -1;
}
