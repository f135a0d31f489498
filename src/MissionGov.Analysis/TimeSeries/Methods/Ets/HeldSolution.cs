namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>Solves (A + damping diag A) x = -b where some of x are held at 0. Nothing is allocated per solution.</summary>
/// <remarks>Source: the outer-product form of Cholesky's factorisation; Golub and Van Loan, Matrix Computations (2013), section 4.2.</remarks>
internal sealed class HeldSolution(int size)
{
    // A pivot below this share of its diagonal is rounding.
    private const double Rounding = 1e-14;

    private readonly double[] _factor = new double[size * size];
    private readonly int[] _free = new int[size];
    private readonly double[] _solution = new double[size];

    /// <param name="matrix">A, row by row; only the lower triangle is read. Its free diagonal is positive.</param>
    /// <param name="slope">b.</param>
    /// <param name="held">Which of x are 0.</param>
    /// <param name="damping">How much larger the diagonal is made.</param>
    /// <param name="step">Receives x.</param>
    public void Solve(ReadOnlySpan<double> matrix, ReadOnlySpan<double> slope, ReadOnlySpan<bool> held, double damping, Span<double> step)
    {
        var free = 0;
        for (var i = 0; i < size; i++)
        {
            if (!held[i]) _free[free++] = i;
        }

        for (var i = 0; i < free; i++)
        {
            var row = matrix.Slice(_free[i] * size, size);
            for (var j = 0; j <= i; j++) _factor[(i * size) + j] = row[_free[j]];
            _factor[(i * size) + i] *= 1 + damping;
            _solution[i] = -slope[_free[i]];
        }

        for (var k = 0; k < free; k++) Eliminate(k, free, matrix[(_free[k] * size) + _free[k]]);
        for (var k = free - 1; k >= 0; k--)
        {
            for (var i = k + 1; i < free; i++) _solution[k] -= _factor[(i * size) + k] * _solution[i];
            _solution[k] /= _factor[(k * size) + k];
        }

        step.Clear();
        for (var i = 0; i < free; i++) step[_free[i]] = _solution[i];
    }

    private void Eliminate(int k, int free, double diagonal)
    {
        var pivot = Math.Sqrt(Math.Max(_factor[(k * size) + k], Rounding * diagonal));
        var inverse = 1 / pivot;
        _factor[(k * size) + k] = pivot;
        _solution[k] *= inverse;
        for (var i = k + 1; i < free; i++)
        {
            var row = _factor.AsSpan(i * size, i + 1);
            var lead = row[k] *= inverse;
            _solution[i] -= lead * _solution[k];
            for (var j = k + 1; j < row.Length; j++) row[j] -= lead * _factor[(j * size) + k];
        }
    }
}
