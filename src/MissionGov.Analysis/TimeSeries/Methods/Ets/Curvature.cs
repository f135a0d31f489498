namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>What <see cref="QuasiNewton"/> has learnt of the second derivatives, in memory of its caller.</summary>
/// <param name="bends">Room for the matrix.</param>
/// <param name="factor">Room for another.</param>
/// <param name="dimensions">Rows and columns.</param>
internal readonly ref struct Curvature(Span<double> bends, Span<double> factor, int dimensions)
{
    // A pair of steps and slopes that shows less curvature than this is not learnt from.
    private const double LeastBend = 1e-12;

    private readonly Span<double> _bends = bends;
    private readonly Span<double> _factor = factor;

    public ref double this[int row, int column] => ref _bends[(row * dimensions) + column];

    /// <summary>The step to the bottom of the bowl; 0 for a coordinate that the slope presses against a side of the cube.</summary>
    public void Direction(ReadOnlySpan<double> point, ReadOnlySpan<double> slope, Span<double> step)
    {
        for (var i = 0; i < dimensions; i++)
        {
            var held = Held(point[i], slope[i]);
            step[i] = held ? 0 : -slope[i];
            for (var j = 0; j <= i; j++)
            {
                var sum = held || Held(point[j], slope[j]) ? (i == j ? 1 : 0) : this[i, j];
                for (var k = 0; k < j; k++) sum -= Factor(i, k) * Factor(j, k);
                Factor(i, j) = i == j ? Math.Sqrt(Math.Max(sum, LeastBend)) : sum / Factor(j, j);
            }
        }

        for (var i = 0; i < dimensions; i++)
        {
            for (var k = 0; k < i; k++) step[i] -= Factor(i, k) * step[k];
            step[i] /= Factor(i, i);
        }

        for (var i = dimensions - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < dimensions; k++) step[i] -= Factor(k, i) * step[k];
            step[i] /= Factor(i, i);
        }
    }

    /// <summary>The update of Broyden, Fletcher, Goldfarb and Shanno.</summary>
    public void Learn(ReadOnlySpan<double> step, ReadOnlySpan<double> change)
    {
        Span<double> expected = stackalloc double[dimensions];
        double seen = 0, bend = 0;
        for (var i = 0; i < dimensions; i++)
        {
            expected[i] = 0;
            for (var j = 0; j < dimensions; j++) expected[i] += this[i, j] * step[j];
            seen += step[i] * change[i];
            bend += step[i] * expected[i];
        }

        if (seen < LeastBend || bend < LeastBend) return;
        for (var i = 0; i < dimensions; i++)
        {
            for (var j = 0; j < dimensions; j++) this[i, j] += (change[i] * change[j] / seen) - (expected[i] * expected[j] / bend);
        }
    }

    private static bool Held(double coordinate, double slope) => (coordinate <= 0 && slope > 0) || (coordinate >= 1 && slope < 0);

    private ref double Factor(int row, int column) => ref _factor[(row * dimensions) + column];
}
