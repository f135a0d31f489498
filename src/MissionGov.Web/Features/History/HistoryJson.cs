using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.History;

/// <summary>The replay as programs read it. The names are a contract; add, never rename.</summary>
/// <param name="Reading">"bestHeld" for the best figures held today, "published" for what was published by <paramref name="KnownOn"/>.</param>
internal sealed record HistoryJson(DateOnly? AsAt, DateOnly? KnownOn, string Reading, IReadOnlyList<ReplayedJson> Targets)
{
    public static HistoryJson Of(HistoryView view) => new(view.AsAt, view.KnownOn, view.KnownOn is null ? "bestHeld" : "published", [.. view.Targets.Select(ReplayedJson.Of)]);
}

internal sealed record ReplayedJson(string Mission, string Target, string Name, JudgedJson Then, JudgedJson Verdict)
{
    public static ReplayedJson Of(ReplayedTarget target) => new(target.Mission, target.Then.Target.Slug, target.Then.Target.Name, JudgedJson.Of(target.Then), JudgedJson.Of(target.Verdict));
}

internal sealed record JudgedJson(string Status, string Reason, string Sentence, double? Latest, string? Period, double? RequiredNow, double? Gap, double? ProbabilityOfMeeting, DateOnly? FirstReached, bool? HeldAtDeadline, DateOnly? ReachedLate, DateOnly? Reversed)
{
    public static JudgedJson Of(TargetAssessment target) => new(
        target.Status.Code(), target.Reason.Text, StatusSentence.Alone(target), target.Latest?.Value, target.Latest?.Period.Compact, target.RequiredNow, target.Gap, target.Chance,
        target.Facts.FirstReached?.Period.End, target.Facts.HeldAtDeadline, target.Facts.ReachedLate?.Period.End, target.Facts.Reversed?.Period.End);
}
