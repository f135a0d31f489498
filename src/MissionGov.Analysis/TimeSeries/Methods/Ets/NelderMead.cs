namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>What is minimised: the height at a point of the unit cube.</summary>
internal interface IHeight
{
    double At(ReadOnlySpan<double> point);
}

/// <summary>Finds the lowest point of a function over the unit cube, in one to four dimensions.</summary>
/// <remarks>
/// Source: Nelder and Mead, A simplex method for function minimization, The Computer Journal 7 (1965). Trial points are
/// moved back to the cube rather than refused, which halves the evaluations. Nothing is allocated.
/// </remarks>
internal static class NelderMead
{
    private const double FirstStep = 0.15;
    private const double FirstStepNear = 0.05;
    private const double Tolerance = 1e-10;
    private const double ToleranceNear = 1e-5;
    private const int EvaluationsPerDimension = 120;

    /// <summary>Moves the point to the lowest one found and returns the height there.</summary>
    /// <param name="function">What to minimise.</param>
    /// <param name="point">Where to start, each coordinate 0 to 1.</param>
    /// <param name="near">True when the start is known to lie close by: smaller steps, and fewer digits.</param>
    public static double Minimise(Func<double[], double> function, double[] point, bool near = false) =>
        Minimise(new Called(function, new double[point.Length]), point.AsSpan(), near);

    /// <inheritdoc cref="Minimise(Func{double[], double}, double[], bool)"/>
    public static double Minimise<T>(T function, Span<double> point, bool near = false)
        where T : IHeight
    {
        var dimensions = point.Length;
        var simplex = new Simplex<T>(function, stackalloc double[(dimensions + 1) * dimensions], stackalloc double[dimensions + 1], stackalloc double[3 * dimensions]);
        simplex.Start(point, near ? FirstStepNear : FirstStep);
        simplex.Descend(EvaluationsPerDimension * dimensions, near ? ToleranceNear : Tolerance);
        return simplex.Best(point);
    }

    private readonly struct Called(Func<double[], double> function, double[] buffer) : IHeight
    {
        public double At(ReadOnlySpan<double> point)
        {
            point.CopyTo(buffer);
            return function(buffer);
        }
    }
}
