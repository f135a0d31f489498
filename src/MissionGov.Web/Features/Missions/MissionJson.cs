using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Missions;

/// <summary>A mission as programs read it; each target's own address has its figures.</summary>
internal sealed record MissionJson(string Mission, string Name, string Purpose, bool Closed, string Status, string Sentence, int NotRated, IReadOnlyList<MissionTargetJson> Targets)
{
    public static MissionJson Of(MissionRow row) =>
        new(row.Slug, row.Name, row.Purpose, row.Closed, row.Standing.Status.Code(), row.Sentence, row.Standing.NotRated, [.. row.Targets.Select(target => MissionTargetJson.Of(row.Slug, target))]);

    public static MissionJson Of(MissionView view) => Of(new MissionRow(
        view.Mission.Slug, view.Mission.Name, view.Mission.Purpose, view.Mission.Closed, view.Standing, view.Standing.Worst is { } worst ? StatusSentence.BesideChip(worst, inWords: false) : "No targets yet.", view.Targets, view.Mission.PublishedAt is null));
}

internal sealed record MissionTargetJson(string Target, string Name, string Address, string Status, string Sentence, double? Latest, string? Period, double? RequiredNow, double? Gap, int? MonthsBehind, double? ProbabilityOfMeeting)
{
    public static MissionTargetJson Of(string mission, TargetAssessment assessment) => new(
        assessment.Target.Slug, assessment.Target.Name, $"/api/v1/targets/{mission}/{assessment.Target.Slug}", assessment.Status.Code(), StatusSentence.Alone(assessment),
        assessment.Latest?.Value, assessment.Latest?.Period.Compact, assessment.RequiredNow, assessment.Gap, assessment.MonthsBehind, assessment.Chance);
}
