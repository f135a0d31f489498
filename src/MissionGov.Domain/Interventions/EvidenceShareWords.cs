namespace MissionGov.Domain.Interventions;

/// <summary>On what evidence an effect rests, in words and whole per cents.</summary>
public static class EvidenceShareWords
{
    /// <summary>"32% on a trial, 28% on a pilot and 40% on an expert guess"; strongest first, null where nothing rests on anything.</summary>
    public static string? Parts(IReadOnlyList<EvidenceShare> shares)
    {
        var parts = shares.Zip(Whole(shares)).Where(pair => pair.Second > 0).OrderByDescending(pair => pair.First.Level).Select(pair => $"{pair.Second}% on {Article(pair.First.Level)}").ToList();
        return parts.Count == 0 ? null : $"{string.Join(", ", parts[..^1])}{(parts.Count > 1 ? " and " : "")}{parts[^1]}";
    }

    /// <summary>Per cents that add up to 100, so that nobody asks where the rest is: the largest remainders get what rounding down leaves over.</summary>
    public static IReadOnlyList<int> Whole(IReadOnlyList<EvidenceShare> shares)
    {
        int[] whole = [.. shares.Select(share => (int)Math.Floor(100 * share.Share))];
        foreach (var place in Enumerable.Range(0, shares.Count).OrderByDescending(place => (100 * shares[place].Share) - whole[place]).Take(shares.Count == 0 ? 0 : 100 - whole.Sum())) whole[place]++;
        return whole;
    }

    private static string Article(EvidenceLevel level) => level switch
    {
        EvidenceLevel.Belief => "an expert guess",
        EvidenceLevel.Trials => level.InWords(),
        _ => $"a {level.InWords()}",
    };
}
