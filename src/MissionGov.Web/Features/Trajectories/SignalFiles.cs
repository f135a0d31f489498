using MissionGov.Analysis.ControlCharts;
using MissionGov.Domain.Missions;
using MissionGov.Web.Components.Charts;

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

/// <summary>The points behind a target's control chart, one row a period.</summary>
internal static class SignalCsv
{
    public static readonly IReadOnlyList<string> Headings = ["period", "starts", "ends", "actual", "quality", "known_on", "plotted", "mean", "lower", "upper", "trial", "label", "rules", "new_range_because"];

    public static IEnumerable<IReadOnlyList<object?>> Rows(SignalSeries signal) => signal.Rows.Select(row => new object?[]
    {
        row.Period.Compact, row.Period.Start, row.Period.End, row.Observed?.Value, row.Observed?.Quality.Shorthand(), row.Observed?.KnownOn,
        row.Point.Value, row.Limits?.Mean, row.Limits?.Lower, row.Limits?.Upper, row.Group.IsTrial ? "yes" : "no",
        row.Point.Value is null ? null : TargetFilter.Code(row.Point.Label), string.Join(' ', SignalJson.Rules(row)), row.Rebase?.Reason,
    });
}
