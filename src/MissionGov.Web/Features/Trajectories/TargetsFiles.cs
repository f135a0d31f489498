using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>The view of targets as programs read it. The names are a contract; add, never rename.</summary>
internal sealed record TargetsJson(SavedView View, string Address, int Shown, int All, IReadOnlyList<TargetRowJson> Targets)
{
    public static TargetsJson Of(TargetsView view) =>
        new(view.Filter.View, "/targets" + view.Filter.Query, view.Rows.Count, view.All, [.. view.Rows.Select(TargetRowJson.Of)]);
}

internal sealed record TargetRowJson(
    string Mission, string Target, string Name, string Address, string Status, string Sentence, string Unit, double? Latest, string? Period,
    double? RequiredNow, double? Gap, double? GapShare, int? MonthsBehind, double? ProbabilityOfMeeting, Trend? Trend, int? DataAgeDays, int DaysLate, string Owner)
{
    public static TargetRowJson Of(TargetRow row)
    {
        var target = row.Assessment;
        return new TargetRowJson(
            row.Mission, target.Target.Slug, target.Target.Name, $"/api/v1/targets/{row.Mission}/{target.Target.Slug}", target.Status.Code(), StatusSentence.Alone(target), target.Unit.Symbol,
            target.Latest?.Value, target.Latest?.Period.Compact, target.RequiredNow, target.Gap, target.GapShare, target.MonthsBehind, target.Chance, target.Trend, row.DataAge, target.DaysLate, target.Target.Owner);
    }
}
