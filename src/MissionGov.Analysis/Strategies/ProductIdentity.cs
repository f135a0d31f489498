namespace MissionGov.Analysis.Strategies;

/// <summary>How much of the change of a product comes from each of its factors?</summary>
public static class ProductIdentity
{
    /// <summary>The logarithmic mean Divisia index, additive (LMDI-I): parts sum exactly to the change.</summary>
    /// <param name="start">The factors at the start, such as people × rate × unit cost; all above 0.</param>
    /// <param name="end">The same at the end.</param>
    /// <returns>One part a factor, in the unit of the product. Refused: a factor that is not above 0, which has no logarithm.</returns>
    /// <exception cref="ArgumentException">There are not as many factors at the end, or a number is not finite.</exception>
    /// <remarks>Source: Ang, Energy Policy 33 (2005): L(V1, V0) ln(x1 / x0), where L(V1, V0) = (V1 − V0) / ln(V1 / V0).</remarks>
    public static Answer<ProductChange> Of(IReadOnlyList<double> start, IReadOnlyList<double> end)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(end);
        if (start.Count != end.Count) throw new ArgumentException("There are as many factors at the end as at the start.", nameof(end));
        foreach (var factor in start.Concat(end)) Given.Number(factor, nameof(start));
        if (start.Count == 0) return new Answer<ProductChange>.Refused(Refusal.TooFewPoints, 0, 1) { Detail = "There is no factor." };
        if (start.Concat(end).Any(factor => factor <= 0)) return new Answer<ProductChange>.Refused(Refusal.OutOfDomain, start.Count, 1) { Detail = "Every factor must be above 0." };

        double before = start.Aggregate(1.0, (product, factor) => product * factor), after = end.Aggregate(1.0, (product, factor) => product * factor);
        var mean = before == after ? before : (after - before) / Math.Log(after / before);
        return new Answer<ProductChange>.Found(new(before, after, [.. start.Zip(end, (from, to) => mean * Math.Log(to / from))]));
    }
}

/// <summary>The change of a product, factor by factor.</summary>
/// <param name="Start">The product at the start.</param>
/// <param name="End">The product at the end.</param>
/// <param name="Contributions">What each factor brings of the change, in their order.</param>
public sealed record ProductChange(double Start, double End, IReadOnlyList<double> Contributions);
