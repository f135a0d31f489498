using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>The view of targets as a table, in the order and with the rows of the page. The headings are a contract; add, never rename.</summary>
internal static class TargetsTableFile
{
    private static readonly Columns<TargetRowJson> All = new Columns<TargetRowJson>()
        .Text("status", "Its level", row => row.Status)
        .Text("target", "Its name in addresses", row => row.Target)
        .Text("name", "Its name", row => row.Name)
        .Text("mission", "The mission it belongs to, as in addresses", row => row.Mission)
        .Number("now", "The latest figure, in the unit of the row", row => row.Latest)
        .Text("period", "What the latest figure is about", row => row.Period)
        .Number("needed", "What the path to the target asks for by then", row => row.RequiredNow)
        .Number("gap", "How far from the path; positive is better than needed", row => row.Gap)
        .Number("gap_share", "The gap as a share of the whole change promised", row => row.GapShare)
        .Whole("months_behind", "How long ago the path had the latest figure", row => row.MonthsBehind)
        .Number("chance", "Of meeting the target if nothing changes, from 0 to 1", row => row.ProbabilityOfMeeting)
        .Text("trend", "What the last changes did", row => row.Trend is { } trend ? TargetFilter.Code(trend) : null)
        .Whole("data_age_days", "Days since the end of the latest period", row => row.DataAgeDays)
        .Whole("days_late", "Days past the day the next figure was due", row => row.DaysLate)
        .Text("unit", "What the figures are counted in", row => row.Unit)
        .Text("owner", "Who is in charge, by role", row => row.Owner)
        .Text("sentence", "Where it stands", row => row.Sentence);

    public static DataTable Of(TargetsView view) => All.Table("targets", view.Filter.View == SavedView.All ? "Targets of the open missions" : "Targets that are behind and getting worse", $"/targets{view.Filter.Query}", view.Rows.Select(TargetRowJson.Of)) with
    {
        Sources = [.. view.Rows.Select(row => row.Assessment.Indicator.Source).Distinct().Order(StringComparer.Ordinal)],
        Notes =
        [
            $"{view.Rows.Count} of {view.All} targets are in this view.", "A gap is in the unit of its target. Chances run from 0 to 1.", "A chance is what the figures say if nothing changes.",
        ],
    };
}
