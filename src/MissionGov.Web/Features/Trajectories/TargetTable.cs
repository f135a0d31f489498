using MissionGov.Domain.Missions;
using MissionGov.Web.Components.Charts;
using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>The figures behind a target's chart as a table, one row a period: those of the page, and all earlier ones. The headings are a contract; add, never rename.</summary>
internal static class TargetTable
{
    private const double Level = 0.8;

    /// <param name="IsJudged">The row of the latest figure, where the status was judged.</param>
    private sealed record Row(TrajectoryRow At, bool IsJudged)
    {
        public Observation? Observed => At.Observed;
    }

    public static DataTable Of(TargetView view)
    {
        var assessment = view.Assessment;
        var rows = TrajectorySeries.All(assessment, view.Strategy).Select(row => new Row(row, row.Observed is not null && row.Observed == assessment.Latest));
        return Describe(ColumnsOf(view).Table($"{view.Address.Mission}-{view.Address.Target}", $"{assessment.Target.Name}: figures, path and forecast", view.Address.Page, rows), view);
    }

    /// <summary>What goes with every table of a target.</summary>
    public static DataTable Describe(DataTable table, TargetView view) => table with
    {
        Sources = [view.Assessment.Indicator.Source],
        Notes =
        [
            $"Measure: {view.Assessment.Indicator.Name}. {view.Assessment.Indicator.Population}", $"Unit: {(view.Assessment.Unit.Symbol.Length > 0 ? view.Assessment.Unit.Symbol : "a plain number")}.",
            $"Promise: {view.Assessment.Target.Promise}", StatusSentence.Alone(view.Assessment), $"Method of the forecast: version {view.Assessment.MethodVersion}.",
            .. view.Assessment.Indicator.Breaks.Select(seriesBreak => $"From {seriesBreak.From:yyyy-MM-dd} the figures cannot be compared with earlier ones: {seriesBreak.Reason}"),
        ],
        AsAt = view.Address.AsAt,
        KnownOn = view.Address.KnownOn,
    };

    private static Columns<Row> ColumnsOf(TargetView view)
    {
        var assessment = view.Assessment;
        var columns = new Columns<Row>()
            .Text("period", "What the figure is about", row => row.At.Period.Compact)
            .Day("starts", "The first day of the period", row => row.At.Period.Start)
            .Day("ends", "The last day of the period", row => row.At.Period.End)
            .Number("actual", "The figure as published", row => row.Observed?.Value)
            .Text("quality", "The publisher's marks; the notes say what they mean", row => row.Observed?.Quality.Shorthand())
            .Day("known_on", "The day the figure was published or loaded", row => row.Observed?.KnownOn)
            .Number("needed", "What the path to the target asks for", row => row.At.Needed)
            .Number("gap", "How far from the path; positive is better than needed", row => row.At.Gap)
            .Number("projected_median", "The middle of the forecast", row => row.At.Projected?.Median)
            .Number("projected_80_lower", "The lower end of its 80% range", row => row.At.Projected?.Interval(Level).Lower)
            .Number("projected_80_upper", "The upper end of its 80% range", row => row.At.Projected?.Interval(Level).Upper)
            .Text("status", "The level, in the row of the figure it was judged by", row => row.IsJudged ? assessment.Status.Code() : null)
            .Text("sentence", "Where the target stands, in the same row", row => row.IsJudged ? StatusSentence.Alone(assessment) : null)
            .Number("with_plans_median", "The middle of what may come with the plans", row => row.At.WithPlans?.Median)
            .Number("with_plans_80_lower", "The lower end of its 80% range", row => row.At.WithPlans?.Interval(Level).Lower)
            .Number("with_plans_80_upper", "The upper end of its 80% range", row => row.At.WithPlans?.Interval(Level).Upper);

        // Each rule of another body that was asked for adds two.
        foreach (var said in view.Progress.Select(ProgressJson.Of))
        {
            columns.Text($"{TargetFilter.Code(said.Measure)}_status", "What the rule of another body says, in its own word", row => row.IsJudged ? said.Status : null)
                .Number($"{TargetFilter.Code(said.Measure)}_progress", "The figure that word comes from", row => row.IsJudged ? said.Progress : null);
        }

        return columns;
    }
}
