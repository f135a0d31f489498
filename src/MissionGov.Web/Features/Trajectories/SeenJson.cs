using MissionGov.Analysis;
using MissionGov.Domain.Strategies;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>What became of the plans so far, in the unit of the target and signed. What is known and what is unexplained sum to the change seen.</summary>
/// <param name="Revised">What a revision of the baseline's figure makes of it; null where that is not known.</param>
/// <param name="Trend">What the figures up to the baseline led to expect; null where that is not known.</param>
/// <param name="Meant">What the plans were to bring by now, overlap taken off.</param>
/// <param name="Range">Where the latest figure lay in four cases of five by the trend and the plans as they are.</param>
internal sealed record SeenJson(double Seen, double? Revised, double? Trend, double Meant, double Overlap, double OverlapChange, double Unexplained, IntervalJson? Range, IReadOnlyList<SeenPlanJson> Plans, IReadOnlyList<NotKnownJson> NotKnown, string Sentences)
{
    /// <param name="change">One with parts.</param>
    public static SeenJson Of(SeenChange change)
    {
        var parts = change.Parts!;
        (string Part, string? Because)[] unknown =
        [
            ("revised", (change.Revised as Answer<double>.Refused)?.Message), ("trend", (change.Trend as Answer<double>.Refused)?.Message), ("reach", change.ReachNotKnown), ("effect", change.EffectNotKnown), ("demand", SeenChange.DemandNotKnown),
        ];
        return new(
            parts.Seen, parts.Revised, parts.Trend, parts.Meant, parts.Overlap, parts.OverlapChange, parts.Unexplained,
            parts.Range is { } range ? new IntervalJson((int)Math.Round(100 * range.Level), range.Lower, range.Upper) : null,
            [.. parts.Plans.Zip(change.Plans, (part, plan) => new SeenPlanJson(plan.Plan.Slug, plan.Plan.Name, plan.MeantToStart, plan.Awaited is null ? plan.Started : null, plan.Awaited, part.Meant, part.Late, part.Reached, part.Worked))],
            [.. unknown.Where(part => part.Because is not null).Select(part => new NotKnownJson(part.Part, part.Because!))],
            SeenWords.Sentences(change));
    }
}

/// <param name="Started">Null where it has not begun.</param>
/// <param name="Awaited">The day that it waits for, though that may have passed; null once it has begun, or never will.</param>
/// <param name="Late">What its time makes of what it was to bring: begun later, or ended.</param>
/// <param name="Reached">What its reach, and its chance of being done, make of it.</param>
/// <param name="Worked">What later estimates of its effect make of it.</param>
internal sealed record SeenPlanJson(string Plan, string Name, DateOnly MeantToStart, DateOnly? Started, DateOnly? Awaited, double Meant, double Late, double Reached, double Worked);

internal sealed record NotKnownJson(string Part, string Because);
