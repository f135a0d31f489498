using System.Globalization;
using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Interventions;

/// <summary>The fields of the form that says how far two plans go together.</summary>
internal static class TogetherForm
{
    public static readonly IReadOnlyList<string> Fields = ["one", "other", "degree", "reason"];

    /// <summary>As numbers in words: "Some, 0.3".</summary>
    public static readonly IReadOnlyList<(string, string)> Degrees =
        [("", "Choose an answer"), .. PlanOverlaps.Degrees.Select(degree => (degree.ToString(CultureInfo.InvariantCulture), Sentence(TogetherWords.InWords(degree))))];

    public static Task<Problem?> SendAsync(Mediator mediator, Asked asked)
    {
        var (view, entry) = (asked.View, asked.Entry);
        foreach (var field in new[] { "one", "other" })
            if (entry[field].Length == 0) entry.Refuse(field, "Choose a plan");
        if (!double.TryParse(entry["degree"], NumberStyles.Float, CultureInfo.InvariantCulture, out var degree)) entry.Refuse("degree", "Choose how far they go together");
        return entry.HasProblems ? PlanFormRoutes.None : mediator.SendAsync(new SetTogether(view.Mission, asked.Target, entry["one"], entry["other"], degree, HeldIn(view, asked)), entry["reason"], entry.Command, asked.Ct);
    }

    private static double HeldIn(PlanFormView view, Asked asked)
    {
        var target = view.Targets.FirstOrDefault(target => target.Slug == asked.Target);
        Guid Plan(string field) => view.Plans.FirstOrDefault(plan => plan.Slug == asked.Entry[field])?.Id ?? Guid.Empty;
        return view.Overlaps.FirstOrDefault(overlaps => overlaps.TargetId == target?.Id)?.Correlation(Plan("one"), Plan("other")) ?? 0;
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
