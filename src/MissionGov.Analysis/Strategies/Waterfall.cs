namespace MissionGov.Analysis.Strategies;

/// <summary>What does each of several relative reductions bring, where each takes its share of what the others leave?</summary>
public static class Waterfall
{
    /// <summary>The parts of a total reduction.</summary>
    /// <param name="baseline">What is reduced, in its unit.</param>
    /// <param name="reductions">Shares taken, in order: 0.1 is 10% fewer; below 0 an increase.</param>
    /// <returns>The whole reduction, and its parts by three rules. All in the unit of the baseline.</returns>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    /// <remarks>total = B (1 − Π (1 − e)). Sequential parts hang on the order; Shapley's (1953) do not.</remarks>
    public static WaterfallParts Of(double baseline, IReadOnlyList<double> reductions)
    {
        ArgumentNullException.ThrowIfNull(reductions);
        Given.Number(baseline, nameof(baseline));
        foreach (var reduction in reductions) Given.Number(reduction, nameof(reductions));

        double left = baseline, naive = 0;
        var sequential = new double[reductions.Count];
        for (var i = 0; i < sequential.Length; i++)
        {
            sequential[i] = left * reductions[i];
            left -= sequential[i];
            naive += baseline * reductions[i];
        }

        var shares = new double[reductions.Count];
        new Shapley(reductions.Count).Add([.. reductions.Select(reduction => -reduction)], -baseline, shares);
        return new(baseline - left, naive, naive - (baseline - left), sequential, shares);
    }
}

/// <summary>A reduction and its parts.</summary>
/// <param name="Total">The whole reduction.</param>
/// <param name="NaiveSum">What the reductions would make if each met the whole baseline.</param>
/// <param name="Overlap">What that counts twice.</param>
/// <param name="Sequential">Each reduction's part, in the order given.</param>
/// <param name="Shapley">Each reduction's part, averaged over all orders.</param>
public sealed record WaterfallParts(double Total, double NaiveSum, double Overlap, IReadOnlyList<double> Sequential, IReadOnlyList<double> Shapley);
