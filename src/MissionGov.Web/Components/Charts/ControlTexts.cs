using MissionGov.Analysis.ControlCharts;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Components.Charts;

/// <summary>What a control chart says in words.</summary>
internal sealed class ControlTexts(SignalSeries signal)
{
    private readonly TargetAssessment _assessment = signal.Assessment;

    /// <summary>A finding, not a name.</summary>
    public string Title => $"{_assessment.Target.Name}: {Lower(ChartWords.Heading(signal.Chart.Variation))}";

    /// <summary>Measure, place and time.</summary>
    public string Subtitle
    {
        get
        {
            var population = _assessment.Indicator.Population is { Length: > 0 } who ? $", {who}" : "";
            return $"{_assessment.Indicator.Name}{population}, {AxisText.Short(signal.Rows[0].Period)} to {AxisText.Short(signal.Rows[^1].Period)}{(signal.Chart.IsSeasonallyAdjusted ? ", season taken out" : "")}";
        }
    }

    public string Description => string.Join(' ', new[] { ChartWords.Message(signal.Chart), Range, Wanted is { } wanted ? $"{wanted}." : null }.OfType<string>());

    /// <summary>The latest limits: "Mean 61.2%. Usual range 58.0% to 64.4%."; null where there are none.</summary>
    public string? Range => Latest is { } limits ? $"Mean {Value(limits.Mean)}. Usual range {Value(limits.Lower)} to {Value(limits.Upper)}." : null;

    /// <summary>As promised: "Target 92%".</summary>
    public string? Wanted => signal.Wanted is { } wanted ? $"Target {(_assessment.Unit with { Noun = "" }).Round(wanted)}" : null;

    /// <summary>The names of the latest mean and limits, with the value each stands at.</summary>
    public IEnumerable<(ChartLabel Label, double At)> Lines(ChartFrame frame)
    {
        if (Latest is not { } limits) yield break;
        var trial = signal.Chart.Groups[^1].IsTrial ? " (trial)" : "";
        yield return (Plain(frame, $"Upper limit {Value(limits.Upper)}{trial}"), limits.Upper);
        yield return (Plain(frame, $"Mean {Value(limits.Mean)}"), limits.Mean);
        yield return (Plain(frame, $"Lower limit {Value(limits.Lower)}{trial}"), limits.Lower);
    }

    /// <summary>What stands at the right of a wide drawing.</summary>
    public IEnumerable<ChartLabel> EndLabels(ChartFrame frame)
    {
        foreach (var (label, _) in Lines(frame)) yield return label;
        if (Wanted is { } wanted) yield return new ChartLabel("goal", [new LabelLine(wanted, Strong: true)]);
    }

    private (double Mean, double Lower, double Upper)? Latest => signal.Chart.Groups[^1].Limits is { } limits && limits.Shown(_assessment.Indicator.Bounds) is var shown
        ? (limits.Mean, shown.Lower, shown.Upper)
        : null;

    private string Value(double value) => _assessment.Unit.Value(value);

    private static ChartLabel Plain(ChartFrame frame, string text) => new("tick", [.. TextWidth.Wrap(text, frame.FontSize, frame.LongestEndLabel).Select(line => new LabelLine(line))]);

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
