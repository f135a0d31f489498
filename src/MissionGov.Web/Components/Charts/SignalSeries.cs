using MissionGov.Analysis;
using MissionGov.Analysis.ControlCharts;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Components.Charts;

/// <summary>One period of a control chart.</summary>
/// <param name="Observed">Null where nothing was published.</param>
/// <param name="Figure">What stands for the period: the figure itself, or what it added to a running total.</param>
/// <param name="Rebase">The series break from which limits start anew here.</param>
public sealed record SignalRow(Period Period, Observation? Observed, double? Figure, XmrPoint Point, XmrGroup Group, SeriesBreak? Rebase)
{
    public ProcessLimits? Limits => Group.Limits;
}

/// <summary>Signal or noise: the control chart of a target's figures. The drawing shows these rows, the table lists them, the files have them.</summary>
/// <param name="LeftOut">Older figures that the limits do not rest on.</param>
/// <param name="Wanted">The target to compare with; null where the figures cannot be compared with it.</param>
public sealed record SignalSeries(TargetAssessment Assessment, XmrChart Chart, IReadOnlyList<SignalRow> Rows, int LeftOut, double? Wanted)
{
    // Long enough for a season to be told from chance, which takes more than two years of months; short enough to be about now.
    private const int LatestPeriods = 36;

    public const string OfATotal = "The figures are a running total. Each point is what one period added.";

    /// <param name="everything">All figures, not only the latest.</param>
    public static Answer<SignalSeries> Of(TargetAssessment assessment, bool everything)
    {
        var (indicator, goal) = (assessment.Indicator, assessment.Goal);
        var slots = Slots(assessment);
        var shown = everything ? slots : [.. slots.TakeLast(LatestPeriods).SkipWhile(slot => slot.Seen is null)];
        var rebases = Rebases(shown, indicator);
        var isTotal = indicator.Accumulation == Accumulation.Cumulative;
        double? wanted = assessment.Target.NotTrackableBecause is null && !isTotal ? goal.Value : null;
        var options = new XmrOptions
        {
            Improvement = goal.Direction == Direction.AtLeast ? Improvement.Increase : Improvement.Decrease,

            // After the verdict nobody asks whether it will be hit.
            Target = assessment.Status.IsVerdict() ? null : wanted,
            RebaseAt = [.. rebases.Keys.Order()],
        };
        return SeasonalXmr.From(new Series(indicator.Frequency, [.. shown.Select(slot => slot.Figure)]), options) switch
        {
            Answer<XmrChart>.Found(var chart) => new Answer<SignalSeries>.Found(new SignalSeries(
                assessment, chart, [.. shown.Select((slot, i) => new SignalRow(slot.Period, slot.Seen, slot.Figure, chart.Points[i], chart.Groups[chart.Points[i].Group], rebases.GetValueOrDefault(i)))], slots.Count - shown.Count, wanted)),
            Answer<XmrChart>.Refused refused => new Answer<SignalSeries>.Refused(refused.Reason, refused.Have, refused.Need) { Detail = refused.Detail },
            _ => throw new InvalidOperationException("An answer is found or refused."),
        };
    }

    /// <summary>What a reader must know before trusting it, in whole sentences.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            foreach (var note in ChartWords.Notes(Chart)) yield return note;
            if (Assessment.Indicator.Accumulation == Accumulation.Cumulative) yield return OfATotal;
            if (Rows.Any(row => row.Period.Kind == PeriodKind.RollingYears)) yield return "Each figure shares years with the next one. So the usual range is drawn too narrow.";
            if (Rows.Count(row => row.Figure is null) is > 0 and var missing) yield return $"{missing} of {Rows.Count} periods have no figure. No rule looks across such a gap.";
        }
    }

    /// <summary>One slot a period, so that a gap is seen as one; of two figures in a slot the later stands.</summary>
    private static List<Slot> Slots(TargetAssessment assessment)
    {
        var outturns = assessment.Observations.Where(seen => seen.Value is not null && !seen.Quality.HasFlag(Quality.Forecast)).ToList();
        if (outturns.Count == 0) return [];
        var (step, last) = (assessment.Indicator.MonthsPerPeriod, outturns[^1].Period);
        int Back(Observation seen) => (last.EndMonth - seen.Period.EndMonth) / step;
        var seen = outturns.GroupBy(Back).ToDictionary(slot => slot.Key, slot => slot.Last());
        var slots = Enumerable.Range(0, Back(outturns[0]) + 1).Reverse()
            .Select(back => seen.GetValueOrDefault(back) is { } figure ? new Slot(figure.Period, figure, figure.Value) : new Slot(last.Shift(-back * step), null, null)).ToList();
        return assessment.Indicator.Accumulation == Accumulation.Cumulative
            ? [.. slots.Skip(1).Zip(slots, (now, before) => now with { Figure = now.Figure - before.Figure })]
            : slots;
    }

    private static Dictionary<int, SeriesBreak> Rebases(List<Slot> slots, Indicator indicator)
    {
        var rebases = new Dictionary<int, SeriesBreak>();
        foreach (var seriesBreak in indicator.Breaks)
        {
            if (slots.FindIndex(slot => slot.Period.Start >= seriesBreak.From) is > 0 and var first) rebases[first] = seriesBreak;
        }

        return rebases;
    }

    private sealed record Slot(Period Period, Observation? Seen, double? Figure);
}
