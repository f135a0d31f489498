using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.Strategies;

/// <summary>Each part's gain averaged over all orders in which the parts may come.</summary>
/// <remarks>
/// Source: Shapley, in Contributions to the Theory of Games II (1953). Where changes multiply, a sum over all orders is an integral:
/// the gain of i is x_i ∫ Π (1 + t x_j) dt from 0 to 1 over the others, since k! (n−1−k)! / n! is the beta integral. The product is a
/// polynomial in t, so Gauss-Legendre with half as many points gives it exactly.
/// </remarks>
internal sealed class Shapley
{
    private readonly double[] _places;
    private readonly double[] _weights;
    private readonly double[] _before;
    private readonly double[] _after;

    /// <param name="parts">How many there are.</param>
    public Shapley(int parts)
    {
        (_places, _weights) = GaussLegendre.Points((parts + 1) / 2);
        (_before, _after) = (new double[parts + 1], new double[parts + 1]);
    }

    /// <summary>Adds each part's share of Π (1 + x_i) − 1, times a scale.</summary>
    /// <param name="changes">Relative changes: −0.1 is 10% fewer.</param>
    /// <param name="scale">What the change is one of.</param>
    /// <param name="shares">Added to, one a part.</param>
    public void Add(ReadOnlySpan<double> changes, double scale, Span<double> shares)
    {
        var count = changes.Length;
        for (var k = 0; k < _places.Length; k++)
        {
            _before[0] = _after[count] = 1;
            for (var i = 0; i < count; i++) _before[i + 1] = _before[i] * (1 + (_places[k] * changes[i]));
            for (var i = count - 1; i >= 0; i--) _after[i] = _after[i + 1] * (1 + (_places[k] * changes[i]));
            for (var i = 0; i < count; i++) shares[i] += scale * _weights[k] * changes[i] * _before[i] * _after[i + 1];
        }
    }
}
