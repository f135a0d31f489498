namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>The smoothing parameters with the smallest squares: from the best points of a grid, or from where an earlier search ended.</summary>
internal static class SmoothingSearch
{
    // Two starts find the optimum in all reference cases; one misses some.
    private const int Starts = 2;

    private static readonly double[] AlphaGrid = [0.05, 0.3, 0.6, 0.95];
    private static readonly double[] BetaGrid = [0.01, 0.15, 0.5];
    private static readonly double[] GammaGrid = [0.01, 0.2, 0.9];
    private static readonly double[] PhiGrid = [0.2, 0.9];
    private static readonly double[] Absent = [double.NaN];

    /// <summary>Searches anew.</summary>
    /// <param name="fit">Holds the series and the model.</param>
    /// <param name="model">The model.</param>
    /// <param name="point">Takes the point found; its length is the number of the model's parameters.</param>
    /// <returns>The sum of squares there.</returns>
    public static double Anew(ConcentratedFit fit, EtsModel model, Span<double> point)
    {
        var function = new Squares(fit, model);
        Span<double> starts = stackalloc double[Starts * point.Length];
        Span<double> heights = stackalloc double[Starts];
        Lowest(function, model, starts, heights);
        var least = double.PositiveInfinity;
        for (var start = 0; start < Starts; start++)
        {
            var trial = starts.Slice(start * point.Length, point.Length);
            var height = QuasiNewton.Minimise(function, trial);
            if (height >= least) continue;
            least = height;
            trial.CopyTo(point);
        }

        return least;
    }

    /// <summary>Searches from where the search for nearly the same series ended.</summary>
    /// <inheritdoc cref="Anew" path="/param"/>
    /// <inheritdoc cref="Anew" path="/returns"/>
    public static double Near(ConcentratedFit fit, EtsModel model, Span<double> point) => QuasiNewton.Minimise(new Squares(fit, model), point, near: true);

    // The lowest points of the grid, the lowest first.
    private static void Lowest(Squares function, EtsModel model, Span<double> starts, Span<double> heights)
    {
        heights.Fill(double.PositiveInfinity);
        Span<double> point = stackalloc double[EtsBounds.Dimensions];
        foreach (var alpha in AlphaGrid)
        {
            foreach (var beta in model.Trend ? BetaGrid : Absent)
            {
                foreach (var gamma in model.Seasonal ? GammaGrid : Absent)
                {
                    foreach (var phi in model.Damped ? PhiGrid : Absent)
                    {
                        var dimensions = 0;
                        foreach (var share in (ReadOnlySpan<double>)[alpha, beta, gamma, phi])
                        {
                            if (!double.IsNaN(share)) point[dimensions++] = share;
                        }

                        Keep(point[..dimensions], function.At(point[..dimensions]), starts, heights);
                    }
                }
            }
        }
    }

    private static void Keep(ReadOnlySpan<double> point, double height, Span<double> starts, Span<double> heights)
    {
        var place = heights.Length;
        while (place > 0 && height < heights[place - 1]) place--;
        if (place == heights.Length) return;
        heights[place..^1].CopyTo(heights[(place + 1)..]);
        starts[(place * point.Length)..^point.Length].CopyTo(starts[((place + 1) * point.Length)..]);
        heights[place] = height;
        point.CopyTo(starts[(place * point.Length)..]);
    }

    private readonly struct Squares(ConcentratedFit fit, EtsModel model) : IHeight
    {
        public double At(ReadOnlySpan<double> point) => fit.SumOfSquares(EtsBounds.Smooth(model, point));
    }
}
