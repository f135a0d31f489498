using System.Globalization;
using MissionGov.Analysis.TimeSeries;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;

namespace MissionGov.Web.Components.Charts;

internal sealed record LabelLine(string Text, bool Strong = false)
{
    // Strong lines are one pixel larger, as in site.css.
    public double WidthAt(ChartFrame frame) => TextWidth.Of(Text, Strong ? frame.FontSize + 1 : frame.FontSize, Strong);
}

/// <summary>A label before it has a place.</summary>
/// <param name="Kind">Its class in site.css, which gives it the colour of its line.</param>
internal sealed record ChartLabel(string Kind, IReadOnlyList<LabelLine> Lines);

/// <summary>What a trajectory says in words.</summary>
internal sealed class TrajectoryTexts(TargetAssessment assessment, IReadOnlyList<TrajectoryRow> rows)
{
    private const double Inner = 0.8;

    // The copy guide's limit for figures in text.
    private const int SignificantFigures = 3;

    /// <summary>What the deadline may bring with the plans; null where that is not drawn.</summary>
    public ValueWithPlans? Landing => rows.LastOrDefault(row => row.WithPlans is not null)?.WithPlans;

    /// <summary>A finding, not a name.</summary>
    public string Title => (assessment.Status.IsVerdict(), assessment.Gap) switch
    {
        (false, not null) => $"{assessment.Target.Name}: {Lower(StatusSentence.Gap(assessment))}",
        _ => $"{assessment.Target.Name}: {Lower(assessment.Status.Words())}",
    };

    /// <summary>Measure, place and time.</summary>
    public string Subtitle => $"{assessment.Indicator.Name}{(assessment.Indicator.Population is { Length: > 0 } who ? $", {who}" : "")}, {AxisText.Short(rows[0].Period)} to {AxisText.Short(rows[^1].Period)}";

    public string Description => string.Join(' ', new[] { StatusSentence.Alone(assessment), Standing, Forecast, WithPlans }.OfType<string>());

    /// <summary>"3.1 points behind"; null when there is none to show or the target is settled.</summary>
    public string? Gap => assessment is { Gap: { } gap, RequiredNow: not null } && !assessment.Status.IsVerdict() && assessment.Unit.Number(Math.Abs(gap)) != assessment.Unit.Number(0)
        ? $"{assessment.Unit.Difference(gap)} {(gap < 0 ? "behind" : "ahead")}"
        : null;

    public bool IsBehind => assessment.IsBehind;

    public string? Now => assessment.Latest is { } latest ? AxisText.Short(latest.Period) : null;

    /// <summary>Percentages have their sign on the axis.</summary>
    public string? Noun => assessment.Unit.Kind == UnitKind.Percent || assessment.Unit.Noun.Length == 0 ? null : assessment.Unit.Noun;

    /// <summary>What stands at the ends of the lines: the target, the forecast, or why there is none.</summary>
    public IReadOnlyList<ChartLabel> EndLabels(ChartFrame frame)
    {
        var labels = new List<ChartLabel>();
        if (assessment.Required.Count > 0) labels.Add(Label("goal", $"Target {GoalValue}", [$"by {StatusSentence.Deadline(assessment.Goal)}"], frame));
        if (Landing is { } landing) labels.Add(Forecasted("plans", frame.EndLabels ? "With the plans" : "■ With the plans", Ending(landing.Median, landing.Interval(Inner)), frame));
        if (Nothing is { } nothing) labels.Add(Forecasted("median", "If nothing changes", nothing, frame));
        if (assessment.NoForecastBecause is { } because) labels.Add(new ChartLabel("none", [.. Lines(because, frame)]));
        else if (assessment.Latest is null) labels.Add(new ChartLabel("none", [.. Lines(assessment.Reason.Text, frame)]));
        return labels;
    }

    // As promised: "92%", however exactly the measure is published.
    private string GoalValue => (assessment.Unit with { Noun = "" }).Round(assessment.Goal.Value);

    private string[]? Nothing => TrajectorySeries.HasFan(assessment) && assessment.Projected[^1].Point is var end ? Ending(end.Median, end.Interval(Inner)) : null;

    private string[] Ending(double median, Interval range) => [$"about {Rough.Value(Significant(median))}", $"8 in 10: {Rough.Number(Significant(range.Lower))} to {Rough.Value(Significant(range.Upper))}"];

    private string? Standing => assessment is { Latest: { Value: { } value } latest, RequiredNow: { } needed }
        ? $"Actual {assessment.Unit.Value(value)} in {latest.Period.Label} against {assessment.Unit.Value(needed)} needed."
        : null;

    private string? Forecast => Nothing is { } nothing
        ? $"If nothing changes: {string.Join("; ", nothing)}, by {StatusSentence.Deadline(assessment.Goal)}."
        : assessment.NoForecastBecause;

    private string? WithPlans => Landing is { } landing ? $"With the plans: {string.Join("; ", Ending(landing.Median, landing.Interval(Inner)))}." : null;

    // A forecast is not known to the last decimal of a measurement.
    private Unit Rough => assessment.Unit with { Decimals = Math.Max(0, assessment.Unit.Decimals - 1) };

    private static double Significant(double value)
    {
        if (Math.Abs(value) < Math.Pow(10, SignificantFigures)) return value;
        var scale = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - SignificantFigures + 1);
        return Math.Round(value / scale) * scale;
    }

    // At the right one line each; below the drawing both in one, with the mark of its line, as it does not stand beside it.
    private static ChartLabel Forecasted(string kind, string name, string[] ending, ChartFrame frame) => Label(kind, name, frame.EndLabels ? ending : [string.Join("; ", ending)], frame);

    private static ChartLabel Label(string kind, string strong, IEnumerable<string> rest, ChartFrame frame) =>
        new(kind, [new LabelLine(strong, Strong: true), .. rest.SelectMany(text => Lines(text, frame))]);

    private static IEnumerable<LabelLine> Lines(string text, ChartFrame frame) => TextWidth.Wrap(text, frame.FontSize, frame.LongestEndLabel).Select(line => new LabelLine(line));

    private static string Lower(string text) => char.ToLower(text[0], CultureInfo.InvariantCulture) + text[1..];
}
