using System.Globalization;

namespace MissionGov.Analysis.ControlCharts;

/// <summary>What a chart says, in plain words.</summary>
public static class ChartWords
{
    /// <summary>The icon in two or three words.</summary>
    public static string Heading(Variation variation) => variation switch
    {
        Variation.ImprovementHigh or Variation.ImprovementLow => "Getting better",
        Variation.ConcernHigh or Variation.ConcernLow => "Getting worse",
        Variation.NeutralHigh => "Higher than usual",
        Variation.NeutralLow => "Lower than usual",
        _ => "No real change",
    };

    /// <summary>Which rule the latest point follows, as a sentence; nothing where it follows none.</summary>
    public static string Because(XmrPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        var up = point.Direction > 0;
        return point.Deciding switch
        {
            SpecialCauses.Outside => $"The latest figure is {(up ? "above" : "below")} its usual range.",
            SpecialCauses.Trend => $"It has gone {(up ? "up" : "down")} at least {Word(RunRules.TrendSteps)} times in a row.",
            SpecialCauses.TwoInThree => $"Two of three figures in a row are near the {(up ? "top" : "bottom")} of its usual range.",
            SpecialCauses.Shift => $"At least {Word(RunRules.RunLength)} figures in a row are {(up ? "above" : "below")} its average.",
            _ => "",
        };
    }

    /// <summary>Whether the measure as it is will hit its target, as a sentence; nothing where that is not said.</summary>
    public static string Sentence(Assurance assurance) => assurance switch
    {
        Assurance.Pass => "It will keep hitting the target if nothing changes.",
        Assurance.Fail => "It will not hit the target unless something changes.",
        Assurance.Inconsistent => "It may hit or miss the target by chance.",
        _ => "",
    };

    /// <summary>What a reader must know before trusting the chart, one sentence each.</summary>
    public static IEnumerable<string> Notes(XmrChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var latest = chart.Groups[^1];
        if (chart.IsSeasonallyAdjusted) yield return "The usual ups and downs of the year are taken out first.";
        if (latest.Start > 0) yield return Invariant($"The usual range starts again at figure {latest.Start + 1} of {chart.Points.Count}.");
        if (latest.Limits is null) yield return "There are too few figures in a row to say what is usual.";
        else if (!latest.Limits.Varies) yield return "It hardly ever changes, so it has no usual range.";
        else if (latest.IsTrial) yield return Invariant($"The usual range rests on {latest.Observed} figures. It will settle once there are {XmrGroup.FewestForLimits}.");
    }

    /// <summary>The whole of it: heading, reason, target and notes.</summary>
    public static string Message(XmrChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        string[] parts = [Heading(chart.Variation) + ".", Because(chart.Points[^1]), Sentence(chart.Assurance), .. Notes(chart)];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    /// <summary>The whole of it for another chart: heading, reason, runs and target.</summary>
    public static string Message(ShewhartChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        string[] parts =
        [
            chart.Kind == ChartKind.Run ? "" : Heading(chart.Variation) + ".",
            chart.Points[^1].Direction switch { > 0 => "The latest figure is above its usual range.", < 0 => "The latest figure is below its usual range.", _ => "" },
            chart.Groups[^1].Runs.IsSignal ? "The figures do not come in a random order, so something changed." : chart.Kind == ChartKind.Run ? "No sign of a change." : "",
            Sentence(chart.Assurance),
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    private static string Word(int count) => count == RunRules.RunLength ? "seven" : "six";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
