namespace MissionGov.Analysis.Strategies;

/// <summary>What interventions do twice, in the unit of the indicator, and whether they can.</summary>
internal static class OverlapSums
{
    // So that shares that make a whole, such as ten tenths, are not refused for their rounding.
    private const double Rounding = 1e-9;

    /// <summary>What one overlap takes off the sum of the effects: a share of the smaller, against its sign.</summary>
    public static double Of(Overlap overlap, IReadOnlyList<double> means) => -overlap.Share * means[Smaller(overlap, means)];

    /// <summary>Each intervention's half of its overlaps.</summary>
    public static double Half(int place, IEnumerable<Overlap> overlaps, IReadOnlyList<double> means) =>
        overlaps.Where(overlap => overlap.One == place || overlap.Other == place).Sum(overlap => Of(overlap, means) / 2);

    public static void Check(IReadOnlyList<Overlap> overlaps, int count)
    {
        var seen = new HashSet<(int, int)>();
        foreach (var overlap in overlaps)
        {
            Given.That(overlap.One >= 0 && overlap.One < count && overlap.Other >= 0 && overlap.Other < count, "An overlap names two interventions by their places, from 0.", "overlaps");
            Given.That(overlap.One != overlap.Other, "An overlap is between two different interventions.", "overlaps");
            Given.That(seen.Add((Math.Min(overlap.One, overlap.Other), Math.Max(overlap.One, overlap.Other))), "Two interventions have one overlap.", "overlaps");
            Given.NotNegative(overlap.Share, "overlaps");
        }
    }

    /// <summary>Why they cannot overlap so, in words; null where they can.</summary>
    public static string? WhyImpossible(IReadOnlyList<Overlap> overlaps, IReadOnlyList<double> means, Func<int, string> name)
    {
        foreach (var overlap in overlaps)
        {
            if (overlap.Share > 1) return $"{name(overlap.One)} and {name(overlap.Other)} overlap by {overlap.Share:0%}. They can share 100% at most.";
            if (overlap.Share > 0 && means[overlap.One] * means[overlap.Other] < 0) return $"{name(overlap.One)} and {name(overlap.Other)} pull in opposite ways. They cannot overlap.";
        }

        for (var place = 0; place < means.Count; place++)
        {
            var taken = overlaps.Sum(overlap => Taken(place, overlap, means));
            if (taken > 1 + Rounding) return $"The overlaps of {name(place)} take {taken:0%} of its effect. They can take 100% at most.";
        }

        foreach (var group in Groups(overlaps, means.Count))
        {
            var largest = group.MaxBy(place => Math.Abs(means[place]));
            var together = group.Sum(place => means[place]) + overlaps.Where(overlap => group.Contains(overlap.One)).Sum(overlap => Of(overlap, means));
            if (Math.Abs(together) < Math.Abs(means[largest]) * (1 - Rounding)) return $"The overlaps are too large: the plans together would do less than {name(largest)} alone.";
        }

        return null;
    }

    private static int Smaller(Overlap overlap, IReadOnlyList<double> means) => Math.Abs(means[overlap.One]) <= Math.Abs(means[overlap.Other]) ? overlap.One : overlap.Other;

    // The share of an intervention's own effect that an overlap takes; two of the same size bear it together.
    private static double Taken(int place, Overlap overlap, IReadOnlyList<double> means)
    {
        if (overlap.One != place && overlap.Other != place) return 0;
        if (Math.Abs(means[overlap.One]) == Math.Abs(means[overlap.Other])) return overlap.Share / 2;
        return Smaller(overlap, means) == place ? overlap.Share : 0;
    }

    // Interventions that overlap with one another, directly or by way of others.
    private static IEnumerable<List<int>> Groups(IReadOnlyList<Overlap> overlaps, int count)
    {
        int[] group = [.. Enumerable.Range(0, count)];
        foreach (var overlap in overlaps)
        {
            var (from, to) = (group[overlap.Other], group[overlap.One]);
            for (var i = 0; i < count; i++) group[i] = group[i] == from ? to : group[i];
        }

        return Enumerable.Range(0, count).GroupBy(place => group[place]).Select(places => places.ToList()).Where(places => places.Count > 1);
    }
}
