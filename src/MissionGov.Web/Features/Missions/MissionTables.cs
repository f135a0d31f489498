using MissionGov.Domain.Missions;
using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Features.Missions;

/// <summary>The missions, and the targets of one, as tables. The headings are a contract; add, never rename.</summary>
internal static class MissionTables
{
    private static readonly Columns<MissionRow> OfMissions = new Columns<MissionRow>()
        .Text("mission", "Its name in addresses", row => row.Slug)
        .Text("name", "Its name", row => row.Name)
        .Text("status", "The level of its worst target that can be rated", row => row.Standing.Status.Code())
        .Text("sentence", "Where that target stands", row => row.Sentence)
        .Whole("targets", "How many targets it has", row => row.Targets.Count)
        .Whole("not_rated", "How many of them cannot be rated", row => row.Standing.NotRated)
        .Text("purpose", "What it is for", row => row.Purpose)
        .YesNo("closed", "Closed missions are history", row => row.Closed)
        .YesNo("draft", "Only those who work on a draft see it", row => row.IsDraft);

    private static readonly Columns<TargetAssessment> OfTargets = new Columns<TargetAssessment>()
        .Text("target", "Its name in addresses", target => target.Target.Slug)
        .Text("name", "Its name", target => target.Target.Name)
        .Text("status", "Its level", target => target.Status.Code())
        .Text("reason", "Why it has this level", target => target.Reason.Text)
        .Number("latest", "The latest figure, in the unit of the row", target => target.Latest?.Value)
        .Text("period", "What the latest figure is about", target => target.Latest?.Period.Compact)
        .Number("needed", "What the path to the target asks for by then", target => target.RequiredNow)
        .Number("gap", "How far from the path; positive is better than needed", target => target.Gap)
        .Whole("months_behind", "How long ago the path had the latest figure", target => target.MonthsBehind)
        .Number("chance", "Of meeting the target if nothing changes, from 0 to 1", target => target.Chance)
        .Number("goal", "The value that was promised", target => target.Goal.Value)
        .Text("by", "The period by which it was promised", target => target.Goal.Deadline.Compact)
        .Text("unit", "What the figures are counted in", target => target.Unit.Symbol)
        .Text("owner", "Who is in charge, by role", target => target.Target.Owner)
        .Text("source", "Who publishes the figures", target => target.Indicator.Source)
        .Text("sentence", "Where it stands", target => StatusSentence.Alone(target));

    public static DataTable Of(IReadOnlyList<MissionRow> rows) =>
        OfMissions.Table("missions", "Missions, worst first", "/missions", rows) with { Sources = SourcesOf(rows.SelectMany(row => row.Targets)), Notes = ["Closed missions are history and come last."] };

    public static DataTable Of(MissionView view) => OfTargets.Table(view.Mission.Slug, $"Targets of {view.Mission.Name}, worst first", $"/missions/{view.Mission.Slug}{view.Query}", view.Targets) with
    {
        Sources = SourcesOf(view.Targets),
        Notes = ["A gap is in the unit of its target. Chances run from 0 to 1.", "A chance is what the figures say if nothing changes."],
        AsAt = view.AsAt,
        KnownOn = view.KnownOn,
    };

    private static List<string> SourcesOf(IEnumerable<TargetAssessment> targets) => [.. targets.Select(target => target.Indicator.Source).Distinct().Order(StringComparer.Ordinal)];
}
