using System.Globalization;
using MissionGov.Analysis;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;

namespace MissionGov.Web.Features.Interventions;

/// <summary>What pages say of plans.</summary>
internal static class PlanWords
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", British);

    public static string Percent(double share) => $"{Math.Round(100 * share, 1).ToString("0.#", British)}%";

    /// <summary>"What these plans bring rests 45% on a trial and 55% on an expert guess." Strongest first.</summary>
    public static string Rests(IReadOnlyList<EvidenceShare> shares) =>
        EvidenceShareWords.Parts(shares) is { } parts ? $"What these plans bring rests {parts}." : "Nobody has put a number on these plans yet.";

    /// <summary>"11 February 2026, with 40 evening clinics open".</summary>
    public static string Starts(Intervention plan, Milestone? tied) => plan.StartsOn(tied) is { } on ? Day(on) : "Nobody has said when";

    /// <summary>"The first effect comes on 11 April 2026, the whole of it by 11 October 2027."</summary>
    public static string? Arrives(Intervention plan, Milestone? tied)
    {
        if (plan.FirstEffectOn(tied) is not { } first) return null;
        return plan.RollOut.RampMonths == 0 ? $"All of the effect comes on {Day(first)}." : $"The first effect comes on {Day(first)}, the whole of it by {Day(first.AddMonths(plan.RollOut.RampMonths))}.";
    }

    /// <summary>"18% of what its target needs".</summary>
    public static string Expected(ExpectedShare effect) => effect switch
    {
        { Share: > -0.005 and < 0.005 } => "Next to nothing of what its target needs",
        { Share: { } share and >= 0 } => $"{Math.Round(100 * share):0}% of what its target needs",
        { Share: { } share } => $"Leads away from the goal, by {Math.Round(-100 * share):0}% of what its target needs",
        _ => effect.Because ?? "",
    };

    public static string Carried(Answer<Execution> execution) => execution switch
    {
        Answer<Execution>.Found(var found) => found.InWords,
        Answer<Execution>.Refused refused => $"Not known. {refused.Message}",
        _ => "",
    };

    public static string Months(int months) => months == 1 ? "1 month" : $"{months} months";

    /// <summary>"+7.5 points (4.8 to 10.3)", in the unit of the target.</summary>
    public static string Range(EffectEstimate estimate, Unit unit) => new PlannedEffect(estimate.Low, estimate.Central, estimate.High).InWords(unit);
}
