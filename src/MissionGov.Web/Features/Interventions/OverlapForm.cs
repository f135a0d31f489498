using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Interventions;

/// <summary>The fields of the form that says how much of two plans is the same.</summary>
internal static class OverlapForm
{
    public static readonly IReadOnlyList<string> Fields = ["one", "other", "share"];

    public static IReadOnlyList<(string, string)> Plans(PlanFormView view, Target target) =>
        [("", "Choose a plan"), .. view.Plans.Where(plan => plan.TargetId == target.Id && !plan.HasEnded).Select(plan => (plan.Slug, plan.Name))];

    public static Task<Problem?> SendAsync(Mediator mediator, Asked asked)
    {
        var (view, entry) = (asked.View, asked.Entry);
        var share = PlanForm.ShareIn(entry, "share");
        if (share is null) entry.Refuse("share", "Enter a percentage from 0 to 100");
        foreach (var field in new[] { "one", "other" })
            if (entry[field].Length == 0) entry.Refuse(field, "Choose a plan");
        if (entry.HasProblems) return PlanFormRoutes.None;
        return mediator.SendAsync(new SetOverlap(view.Mission, asked.Target, entry["one"], entry["other"], share!.Value, HeldIn(view, asked)), commandId: entry.Command, ct: asked.Ct);
    }

    private static double HeldIn(PlanFormView view, Asked asked)
    {
        var target = view.Targets.FirstOrDefault(target => target.Slug == asked.Target);
        Guid? Plan(string field) => view.Plans.FirstOrDefault(plan => plan.Slug == asked.Entry[field])?.Id;
        return Plan("one") is { } one && Plan("other") is { } other ? view.Overlaps.FirstOrDefault(overlaps => overlaps.TargetId == target?.Id)?.Between(one, other)?.Share ?? 0 : 0;
    }
}
