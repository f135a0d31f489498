namespace MissionGov.Analysis.Strategies;

/// <summary>Each intervention's own name for its draws, and the order in which they are taken: that of the names, not of the list.</summary>
internal static class PlanNames
{
    private const char Separator = '\u001f';

    /// <summary>One name an intervention; those called alike are told apart by what they are.</summary>
    public static string[] Of(IReadOnlyList<Intervention> interventions)
    {
        var names = new string[interventions.Count];
        foreach (var alike in Enumerable.Range(0, names.Length).GroupBy(place => interventions[place].Name))
        {
            var number = 0;
            foreach (var place in alike.OrderBy(place => interventions[place].Effect?.Mean).ThenBy(place => interventions[place].Effect?.Variance).ThenBy(place => interventions[place].Strength).ThenBy(place => interventions[place].ProbabilityOfDelivery))
                names[place] = number++ == 0 ? alike.Key : $"{alike.Key}{Separator}{number}";
        }

        return names;
    }

    /// <summary>The places in the order of their names.</summary>
    public static int[] Order(string[] names)
    {
        int[] order = [.. Enumerable.Range(0, names.Length)];
        Array.Sort(order, (one, other) => string.CompareOrdinal(names[one], names[other]));
        return order;
    }
}
