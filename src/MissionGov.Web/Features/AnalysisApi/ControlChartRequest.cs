using MissionGov.Analysis.ControlCharts;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.AnalysisApi;

internal sealed record ControlChartRequest(
    ControlChart Chart,
    IReadOnlyList<double?> Values,
    IReadOnlyList<double?>? Denominators = null,
    Improvement? Improvement = null,
    double? Target = null,
    IReadOnlyList<int>? RebaseAt = null,
    int? FixAfter = null,
    bool? ScreenOutliers = null)
{
    // Daily figures of a quarter of a century; a longer request is a mistake or an attack.
    private const int LongestSeries = 10_000;

    public ControlChartAnswer Answer()
    {
        if (Values.Count > LongestSeries) throw new RequestProblem("/values", $"Send at most {LongestSeries:N0} values.");
        if (Chart == ControlChart.Xmr && Denominators is not null) throw new RequestProblem("/denominators", "This chart takes no denominators.");
        try
        {
            return Chart == ControlChart.Xmr ? ControlChartAnswer.To(XmrChart.From(Values, Xmr)) : ControlChartAnswer.To(ShewhartChart.From(Kind, Values, Denominators, Shewhart));
        }
        catch (ArgumentException wrong) when (wrong.ParamName is "values" or "denominators" or "target" or "fixAfter" or "rebaseAt")
        {
            throw new RequestProblem($"/{wrong.ParamName}", wrong.Message.Split(" (Parameter")[0]);
        }
    }

    private XmrOptions Xmr => new()
    {
        Improvement = Improvement ?? MissionGov.Analysis.ControlCharts.Improvement.Neutral,
        Target = Target,
        RebaseAt = RebaseAt ?? [],
        FixAfter = FixAfter,
        ScreenOutliers = ScreenOutliers ?? true,
    };

    // Screening belongs to the NHS method; the textbook's other charts go without.
    private ShewhartOptions Shewhart => new()
    {
        Improvement = Improvement ?? MissionGov.Analysis.ControlCharts.Improvement.Neutral,
        Target = Target,
        RebaseAt = RebaseAt ?? [],
        FixAfter = FixAfter,
    };

    private ChartKind Kind => Enum.Parse<ChartKind>(Chart.ToString());
}

/// <summary>The charts of <see cref="ChartKind"/>, and the one of the NHS.</summary>
internal enum ControlChart
{
    Xmr,
    Run,
    I,
    P,
    PPrime,
    U,
    UPrime,
    C,
    G,
    T,
}
