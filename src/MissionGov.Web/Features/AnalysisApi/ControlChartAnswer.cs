using MissionGov.Analysis;
using MissionGov.Analysis.ControlCharts;

namespace MissionGov.Web.Features.AnalysisApi;

/// <summary>Of a run or G chart, the mean is its centre line, the median. What is about runs is that of the latest group.</summary>
internal sealed record ControlChartAnswer
{
    public string MethodVersion { get; } = XmrChart.MethodVersion;

    /// <summary>What the chart draws where that is not the values themselves: shares, rates, or transformed gaps.</summary>
    public IReadOnlyList<double?>? Plotted { get; init; }

    public IReadOnlyList<double?>? Mean { get; init; }

    public IReadOnlyList<double?>? Lower { get; init; }

    public IReadOnlyList<double?>? Upper { get; init; }

    public IReadOnlyList<ControlPointAnswer>? Points { get; init; }

    public IReadOnlyList<ControlGroupAnswer>? Groups { get; init; }

    public Variation? Variation { get; init; }

    public Assurance? Assurance { get; init; }

    public double? Median { get; init; }

    public int? Useful { get; init; }

    public int? LongestRun { get; init; }

    public int? LongestRunMax { get; init; }

    public int? Crossings { get; init; }

    public int? CrossingsMin { get; init; }

    public bool? RunsSignal { get; init; }

    public string? Message { get; init; }

    public RefusedAnswer? Refused { get; init; }

    public static ControlChartAnswer To(Answer<XmrChart> answer) => answer switch
    {
        Answer<XmrChart>.Found(var chart) => Of(chart),
        Answer<XmrChart>.Refused refused => new() { Refused = RefusedAnswer.Of(refused.Reason, refused.Have, refused.Need, refused.Message) },
        _ => throw new InvalidOperationException("An answer is found or refused."),
    };

    public static ControlChartAnswer To(Answer<ShewhartChart> answer) => answer switch
    {
        Answer<ShewhartChart>.Found(var chart) => Of(chart),
        Answer<ShewhartChart>.Refused refused => new() { Refused = RefusedAnswer.Of(refused.Reason, refused.Have, refused.Need, refused.Message) },
        _ => throw new InvalidOperationException("An answer is found or refused."),
    };

    private static ControlChartAnswer Of(XmrChart chart)
    {
        var limits = chart.Points.Select(point => chart.Groups[point.Group].Limits).ToList();
        return new()
        {
            Mean = [.. limits.Select(limit => limit?.Mean)],
            Lower = [.. limits.Select(limit => limit?.Lower)],
            Upper = [.. limits.Select(limit => limit?.Upper)],
            Points = [.. chart.Points.Select(point => new ControlPointAnswer(point.Label, ControlPointAnswer.Names(point.Causes)))],
            Groups = [.. chart.Groups.Select(group => new ControlGroupAnswer(group.Start, group.Count, group.IsTrial, group.Limits?.Varies))],
            Variation = chart.Variation,
            Assurance = chart.Assurance,
            Message = ChartWords.Message(chart),
        };
    }

    private static ControlChartAnswer Of(ShewhartChart chart)
    {
        var runs = chart.Groups[^1].Runs;
        return new()
        {
            Plotted = [.. chart.Points.Select(point => point.Plotted)],
            Mean = [.. chart.Points.Select(point => (double?)point.Centre)],
            Lower = [.. chart.Points.Select(point => point.Lower)],
            Upper = [.. chart.Points.Select(point => point.Upper)],
            Points = [.. chart.Points.Select(point => new ControlPointAnswer(point.Label, ControlPointAnswer.Names(point.Direction == 0 ? SpecialCauses.None : SpecialCauses.Outside)))],
            Groups = [.. chart.Groups.Select(group => new ControlGroupAnswer(group.Start, group.Count, group.Count < XmrGroup.FewestForLimits, null))],
            Variation = chart.Variation,
            Assurance = chart.Assurance,
            Median = chart.Kind == ChartKind.Run ? chart.Points[^1].Centre : null,
            Useful = runs.Useful,
            LongestRun = runs.Longest,
            LongestRunMax = runs.LongestAllowed,
            Crossings = runs.Crossings,
            CrossingsMin = runs.CrossingsNeeded,
            RunsSignal = runs.IsSignal,
            Message = ChartWords.Message(chart),
        };
    }
}

internal sealed record ControlPointAnswer(PointLabel Label, IReadOnlyList<string> Rules)
{
    /// <summary>Every rule by its name, the strongest first.</summary>
    public static IReadOnlyList<string> Names(SpecialCauses causes) =>
        [.. Enum.GetValues<SpecialCauses>().Where(cause => cause != SpecialCauses.None && causes.HasFlag(cause)).Select(cause => char.ToLowerInvariant(cause.ToString()[0]) + cause.ToString()[1..])];
}

internal sealed record ControlGroupAnswer(int Start, int Count, bool Trial, bool? Varies);
