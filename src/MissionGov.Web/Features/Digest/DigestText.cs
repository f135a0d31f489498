using System.Globalization;
using System.Text;
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
        var body = new StringBuilder();
        if (view.Worse.Count > 0)
        {
            body.AppendLine($"{view.Worse.Count} got worse:");
            foreach (var mission in view.Worse.Take(MostOfAKind)) body.AppendLine($"{mission.Name}. {mission.Sentence}");
            More(body, view.Worse.Count);
            body.AppendLine();
        }

        if (view.Better.Count > 0) body.AppendLine($"{view.Better.Count} got better: {string.Join(", ", view.Better.Take(MostOfAKind).Select(mission => mission.Name))}{AndMore(view.Better.Count)}.").AppendLine();
        if (view.Worse.Count + view.Better.Count > 0) body.AppendLine($"See the board: {address("/")}").AppendLine();
        if (view.Decisions.Count > 0)
        {
            foreach (var decision in view.Decisions.Take(MostOfAKind)) body.AppendLine($"Decide by {decision.DueOn.ToString("d MMMM", British)}: {decision.Question}");
            More(body, view.Decisions.Count);
            body.AppendLine($"Open: {address("/decisions")}").AppendLine();
        }

        if (view.MilestonesDue > 0) body.AppendLine($"Your milestones: {Due(view)}.").AppendLine($"Update in one minute: {update}").AppendLine();
        if (view.LateData.Count > 0)
        {
            body.AppendLine($"Late data: {string.Join("; ", view.LateData.Take(MostOfAKind).Select(late => $"{late.Name}, {late.Days} days"))}{AndMore(view.LateData.Count)}.");
            body.AppendLine($"See: {address("/data/late")}").AppendLine();
        }

        if (view.IsEmpty) body.AppendLine($"Nothing changed since {view.Since.ToString("d MMMM yyyy", British)}, and nothing is due. No email is sent.").AppendLine();
        body.Append($"Stop or change these emails: {change}").AppendLine();
        return new DigestText(SubjectOf(view), body.Replace("\r\n", "\n").ToString());
    }

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

    private static string Due(DigestView view) => view.MilestonesDue == view.Milestones ? $"{view.Milestones} need an update" : $"{view.MilestonesDue} of {view.Milestones} need an update";

    private static string? Counted(int count, string noun) => count switch { 0 => null, 1 => $"1 {noun}", _ => $"{count} {noun}s" };

    private static void More(StringBuilder body, int count)
    {
        if (count > MostOfAKind) body.AppendLine($"And {count - MostOfAKind} more.");
    }

    private static string AndMore(int count) => count > MostOfAKind ? $" and {count - MostOfAKind} more" : "";
}
