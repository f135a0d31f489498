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

    /// <summary>"Of what these plans bring, 45% rests on a trial, 30% on an expert guess." Strongest first.</summary>
    public static string Rests(IReadOnlyList<EvidenceShare> shares)
    {
        // Whole per cents that add up to 100, so that nobody asks where the rest is.
        var whole = Whole([.. shares.Select(share => share.Share)]);
        var parts = shares.Zip(whole).Where(pair => pair.Second > 0).OrderByDescending(pair => pair.First.Level).Select(pair => $"{pair.Second}% on {Article(pair.First.Level)}").ToList();
        return parts.Count == 0 ? "Nobody has put a number on these plans yet." : $"What these plans bring rests {string.Join(", ", parts[..^1])}{(parts.Count > 1 ? " and " : "")}{parts[^1]}.";
    }

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

    private static string Article(EvidenceLevel level) => level switch
    {
        EvidenceLevel.Belief => "an expert guess",
        EvidenceLevel.Trials => level.InWords(),
        _ => $"a {level.InWords()}",
    };

    // The largest remainders get what rounding down leaves over.
    private static int[] Whole(double[] shares)
    {
        var whole = Array.ConvertAll(shares, share => (int)Math.Floor(100 * share));
        foreach (var place in Enumerable.Range(0, shares.Length).OrderByDescending(place => (100 * shares[place]) - whole[place]).Take(shares.Length == 0 ? 0 : 100 - whole.Sum())) whole[place]++;
        return whole;
    }
}
