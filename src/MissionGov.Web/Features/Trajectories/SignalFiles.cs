using MissionGov.Analysis.ControlCharts;
using MissionGov.Domain.Missions;
using MissionGov.Web.Components.Charts;
using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>A target's control chart as programs read it: the answer of the analysis end point, with its periods. The names are a contract; add, never rename.</summary>
internal sealed record SignalJson(
    string Mission, string Target, string Name, string Unit, bool SeasonallyAdjusted,
    IReadOnlyList<string> Periods, IReadOnlyList<double?> Values, IReadOnlyList<double?> Plotted, IReadOnlyList<double?> Mean, IReadOnlyList<double?> Lower, IReadOnlyList<double?> Upper,
    IReadOnlyList<SignalPointJson> Points, IReadOnlyList<RebaseJson> Rebases, Variation Variation, Assurance Assurance, double? Wanted, bool Trial, string Message, IReadOnlyList<string> Notes)
{
    public static SignalJson Of(TargetAddress address, SignalSeries signal)
    {
        var (rows, chart, target) = (signal.Rows, signal.Chart, signal.Assessment.Target);
        return new SignalJson(
            address.Mission, target.Slug, target.Name, signal.Assessment.Unit.Symbol, chart.IsSeasonallyAdjusted,
            [.. rows.Select(row => row.Period.Compact)], [.. rows.Select(row => row.Figure)], [.. rows.Select(row => row.Point.Value)], [.. rows.Select(row => row.Limits?.Mean)], [.. rows.Select(row => row.Limits?.Lower)], [.. rows.Select(row => row.Limits?.Upper)],
            [.. rows.Select(row => new SignalPointJson(row.Point.Label, Rules(row)))],
            [.. rows.Where(row => row.Rebase is not null).Select(row => new RebaseJson(row.Period.Compact, row.Rebase!.Reason))],
            chart.Variation, chart.Assurance, signal.Wanted, chart.Groups[^1].IsTrial, ChartWords.Message(chart), [.. signal.Notes]);
    }

    internal static IReadOnlyList<string> Rules(SignalRow row) => [.. SignalWords.Rules(row.Point.Causes).Select(TargetFilter.Code)];
}

internal sealed record SignalPointJson(PointLabel Label, IReadOnlyList<string> Rules);

/// <summary>Limits start anew from this period, for this reason.</summary>
internal sealed record RebaseJson(string From, string Reason);

/// <summary>No chart, and why.</summary>
internal sealed record NoSignalJson(string Mission, string Target, RefusedJson Refused)
{
    public static NoSignalJson Of(TargetAddress address, Analysis.Answer<SignalSeries>.Refused refused) =>
        new(address.Mission, address.Target, new RefusedJson(refused.Reason.ToString(), refused.Have, refused.Need, refused.Message));
}

internal sealed record RefusedJson(string Reason, int Have, int Need, string Message);

/// <summary>The points behind a target's control chart as a table, one row a period. The headings are a contract; add, never rename.</summary>
internal static class SignalTable
{
    private static readonly Columns<SignalRow> All = new Columns<SignalRow>()
        .Text("period", "What the figure is about", row => row.Period.Compact)
        .Day("starts", "The first day of the period", row => row.Period.Start)
        .Day("ends", "The last day of the period", row => row.Period.End)
        .Number("actual", "The figure as published", row => row.Observed?.Value)
        .Text("quality", "The publisher's marks; the notes say what they mean", row => row.Observed?.Quality.Shorthand())
        .Day("known_on", "The day the figure was published or loaded", row => row.Observed?.KnownOn)
        .Number("plotted", "The figure as it is drawn", row => row.Point.Value)
        .Number("mean", "The middle of the usual range", row => row.Limits?.Mean)
        .Number("lower", "The lower end of the usual range", row => row.Limits?.Lower)
        .Number("upper", "The upper end of the usual range", row => row.Limits?.Upper)
        .YesNo("trial", "The range rests on fewer figures than it should", row => row.Group.IsTrial)
        .Text("label", "Whether the figure is a real change", row => row.Point.Value is null ? null : TargetFilter.Code(row.Point.Label))
        .Text("rules", "The signs of a real change that it shows", row => string.Join(' ', SignalJson.Rules(row)))
        .Text("new_range_because", "Why the range starts anew here", row => row.Rebase?.Reason);

    // A table of no chart has its headings only.
    public static DataTable Of(TargetView view) => TargetTable.Describe(
        All.Table($"{view.Address.Mission}-{view.Address.Target}-signal", $"{view.Assessment.Target.Name}: signal or noise", view.Address.Page, view.Signal is Analysis.Answer<SignalSeries>.Found(var signal) ? signal.Rows : []), view);
}
