using System.Globalization;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Digest;

/// <summary>The weekly email in words: one screen, the most important first.</summary>
/// <param name="Subject">Says the most important change, and what waits.</param>
public sealed record DigestText(string Subject, string Body)
{
    // So that all of it stays on one screen.
    private const int MostOfAKind = 3;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <param name="address">Makes the full address of a page.</param>
    /// <param name="update">Where the milestones are brought up to date.</param>
    /// <param name="change">Where these emails are stopped or changed.</param>
    public static DigestText Of(DigestView view, Func<string, string> address, string update, string change)
    {
        IEnumerable<IReadOnlyList<string>> blocks =
        [
            [.. Worse(view), .. Better(view)],
            view.Worse.Count + view.Better.Count == 0 ? [] : [$"See the board: {address("/")}"],
            view.Decisions.Count == 0 ? [] : [.. Decisions(view), $"Open: {address("/decisions")}"],
            view.MilestonesDue == 0 ? [] : [Milestones(view), $"Update in one minute: {update}"],
            view.LateData.Count == 0 ? [] : [LateData(view), $"See: {address("/data/late")}"],
            view.IsEmpty ? [$"Nothing changed since {view.Since.ToString("d MMMM yyyy", British)}, and nothing is due."] : [],
            [$"Stop or change these emails: {change}"],
        ];
        return new DigestText(SubjectOf(view), string.Join("\n\n", blocks.Where(block => block.Count > 0).Select(block => string.Join('\n', block))) + "\n");
    }

    private static IEnumerable<string> Worse(DigestView view) => view.Worse.Count == 0 ? [] :
        [$"{view.Worse.Count} got worse:", .. view.Worse.Take(MostOfAKind).Select(mission => $"{mission.Name}. {mission.Sentence}"), .. More(view.Worse.Count)];

    private static IEnumerable<string> Better(DigestView view) => view.Better.Count == 0 ? [] :
        [$"{view.Better.Count} got better: {string.Join(", ", view.Better.Take(MostOfAKind).Select(mission => mission.Name))}{AndMore(view.Better.Count)}."];

    private static IEnumerable<string> Decisions(DigestView view) =>
        [.. view.Decisions.Take(MostOfAKind).Select(decision => $"Decide by {decision.DueOn.ToString("d MMMM", British)}: {decision.Question}"), .. More(view.Decisions.Count)];

    private static string Milestones(DigestView view) => $"Your milestones: {view.MilestonesDue}{(view.MilestonesDue == view.Milestones ? "" : $" of {view.Milestones}")} {(view.MilestonesDue == 1 ? "needs" : "need")} an update.";

    private static string LateData(DigestView view) =>
        $"Late data: {string.Join("; ", view.LateData.Take(MostOfAKind).Select(late => $"{late.Name}, {late.Days} days"))}{AndMore(view.LateData.Count)}.";

    private static string SubjectOf(DigestView view)
    {
        var change = (view.Worse, view.Better) switch
        {
            ([var worse, ..], _) => Moved(worse),
            (_, [var better, ..]) => Moved(better),
            _ => "",
        };
        var waits = new[] { Counted(view.Decisions.Count, "decision"), Counted(view.MilestonesDue, "update") }.OfType<string>().ToList();
        var needs = waits.Count == 0 ? "" : $"{string.Join(" and ", waits)} {(view.Decisions.Count + view.MilestonesDue == 1 ? "needs" : "need")} you";
        var late = view.LateData is [var first, ..] ? $"{first.Name}: data are {first.Days} days late" : "";
        return new[] { change, needs }.Where(part => part.Length > 0).ToList() is { Count: > 0 } parts ? string.Join(" · ", parts) : late.Length > 0 ? late : "Nothing changed";
    }

    private static string Moved(DigestMission mission) => $"{mission.Name} moved to {mission.Status.Words()}";

    private static string? Counted(int count, string noun) => count switch { 0 => null, 1 => $"1 {noun}", _ => $"{count} {noun}s" };

    private static IEnumerable<string> More(int count) => count > MostOfAKind ? [$"And {count - MostOfAKind} more."] : [];

    private static string AndMore(int count) => count > MostOfAKind ? $" and {count - MostOfAKind} more" : "";
}
