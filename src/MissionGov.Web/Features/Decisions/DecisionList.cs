using MissionGov.Domain.Missions;
using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Features.Decisions;

/// <summary>Decisions of all missions, or of one that was asked for.</summary>
public sealed record DecisionList(DateOnly Today, IReadOnlyList<DecisionRow> Rows, IReadOnlyList<(string Slug, string Name)> Missions, string? Mission)
{
    public IEnumerable<DecisionRow> Open => Rows.Where(row => row.IsOpen);

    public IEnumerable<DecisionRow> Decided => Rows.Where(row => !row.IsOpen);

    /// <summary>The finding that titles the page.</summary>
    public string Finding => (Open.Count(), Open.Count(row => row.DaysLate(Today) > 0)) switch
    {
        (0, _) => Rows.Count == 0 ? "No decisions yet" : "Nothing waits for a decision",
        (1, 0) => "One decision to take",
        (1, _) => "One decision to take, and it is late",
        (var open, 0) => $"{BoardHeadline.Number(open)} decisions to take",
        var (open, late) => $"{BoardHeadline.Number(open)} decisions to take, {late} of them late",
    };

    /// <summary>As it stands in an address.</summary>
    public string Query => Mission is null ? "" : $"?mission={Mission}";

    /// <param name="mission">Only of this mission; one that does not exist counts as not asked.</param>
    internal static DecisionList Of(DecisionsView view, string? mission)
    {
        List<(string Slug, string Name)> missions = [.. view.Rows.Select(row => (row.Mission, row.MissionName)).Distinct().OrderBy(row => row.MissionName, StringComparer.Ordinal)];
        var chosen = missions.Exists(one => one.Slug == mission) ? mission : null;
        return new DecisionList(view.Today, [.. view.Rows.Where(row => chosen is null || row.Mission == chosen)], missions, chosen);
    }
}

/// <summary>A decision as programs read it. The names are a contract; add, never rename.</summary>
internal sealed record DecisionJson(string Mission, string Question, string Options, string Owner, DateOnly Due, int DaysLate, string? Decided, DateOnly? DecidedOn, string? DecidedBy, bool Illustrative)
{
    public static DecisionJson Of(DecisionRow row, DateOnly today) =>
        new(row.Mission, row.Question, row.Options, row.Owner, row.DueOn, row.DaysLate(today), Said(row.Decided), row.DecidedOn, Said(row.DecidedBy), row.Illustrative);

    private static string? Said(string text) => text.Length == 0 ? null : text;
}

internal sealed record DecisionsJson(DateOnly Today, int Open, int All, IReadOnlyList<DecisionJson> Decisions)
{
    public static DecisionsJson Of(DecisionList list) => new(list.Today, list.Open.Count(), list.Rows.Count, [.. list.Rows.Select(row => DecisionJson.Of(row, list.Today))]);
}

/// <summary>The same as a table. The headings are a contract; add, never rename.</summary>
internal static class DecisionsTable
{
    private static readonly Columns<DecisionJson> All = new Columns<DecisionJson>()
        .Text("mission", "The mission it belongs to, as in addresses", row => row.Mission)
        .Text("question", "What is to be decided", row => row.Question)
        .Text("options", "What it is chosen from", row => row.Options)
        .Text("owner", "Who decides, by role", row => row.Owner)
        .Day("due", "The day by which it is to be decided", row => row.Due)
        .Whole("days_late", "Days past that day", row => row.DaysLate)
        .Text("decided", "What was decided", row => row.Decided)
        .Day("decided_on", "The day it was decided", row => row.DecidedOn)
        .Text("decided_by", "Who decided, by role", row => row.DecidedBy)
        .YesNo("illustrative", "Made up for the demo, not a fact", row => row.Illustrative);

    public static DataTable Of(DecisionList list) => All.Table("decisions", list.Missions.FirstOrDefault(one => one.Slug == list.Mission).Name is { } name ? $"Decisions of {name}" : "Decisions", $"/decisions{list.Query}", list.Rows.Select(row => DecisionJson.Of(row, list.Today)));
}
