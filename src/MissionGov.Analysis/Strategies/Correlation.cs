namespace MissionGov.Analysis.Strategies;

/// <summary>How far the effects of interventions go together: the correlation of their normal scores (a Gaussian copula).</summary>
/// <remarks>Delivery is not correlated by it, nor is the status quo.</remarks>
public sealed record Correlation
{
    private const double Rounding = 1e-9;

    private Correlation()
    {
    }

    /// <summary>Each goes its own way. Optimistic: what harms one plan often harms the others.</summary>
    public static Correlation None { get; } = new();

    /// <summary>The same between every two, -1 to 1.</summary>
    public double Shared { get; private init; }

    /// <summary>One row an intervention, in the order of the interventions; null where it is the same between every two.</summary>
    public IReadOnlyList<IReadOnlyList<double>>? Matrix { get; private init; }

    /// <summary>The same correlation between every two interventions.</summary>
    /// <param name="correlation">From -1 to 1.</param>
    /// <exception cref="ArgumentException">It lies outside.</exception>
    public static Correlation Between(double correlation) =>
        new() { Shared = correlation is >= -1 and <= 1 ? correlation : throw new ArgumentException("A correlation lies from -1 to 1.", nameof(correlation)) };

    /// <summary>A correlation for each pair.</summary>
    /// <param name="correlation">One row an intervention, symmetric, with 1 on its diagonal.</param>
    /// <exception cref="ArgumentException">It is not such a matrix. Whether all can hold at once is for the answer to say.</exception>
    public static Correlation Of(IReadOnlyList<IReadOnlyList<double>> correlation)
    {
        ArgumentNullException.ThrowIfNull(correlation);
        for (var i = 0; i < correlation.Count; i++)
        {
            if (correlation[i].Count != correlation.Count) throw new ArgumentException("A matrix of correlations has as many columns as rows.", nameof(correlation));
            if (Math.Abs(correlation[i][i] - 1) > Rounding) throw new ArgumentException("Each goes together with itself: the diagonal is 1.", nameof(correlation));
            for (var j = 0; j < i; j++)
            {
                if (correlation[i][j] is not (>= -1 and <= 1)) throw new ArgumentException("A correlation lies from -1 to 1.", nameof(correlation));
                if (Math.Abs(correlation[i][j] - correlation[j][i]) > Rounding) throw new ArgumentException("Each pair has one correlation: the matrix is symmetric.", nameof(correlation));
            }
        }

        return new() { Matrix = [.. correlation.Select(row => (double[])[.. row])] };
    }

    internal double At(int one, int other) => one == other ? 1 : Matrix?[one][other] ?? Shared;
}
