namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>Exponential smoothing for histories too short for a likelihood: starts at the first value and its first step.</summary>
/// <remarks>
/// Source: the fallback of R forecast <c>ets</c> (Holt-Winters with heuristic start); used where there are
/// at most four values more than parameters and states. As there, damping and relative errors are left out, sigma2 divides by
/// n, and the spread takes the trend smoothing relative to alpha, which is the larger and so the more cautious one.
/// </remarks>
internal static class TinySample
{
    // "n <= npars + 4", where the reference counts a level and a trend with one state each.
    private const int ValuesBeyondParameters = 4;

    /// <summary>Up to so many values there is no likelihood for any model.</summary>
    public const int MostValues = 2 + ValuesBeyondParameters;

    // The reference keeps smoothing at or above this.
    private const double Smallest = 1e-10;

    private static readonly double[] Grid = [0.05, 0.35, 0.65, 0.95];

    public static bool Covers(EtsModel model, int rows) => Covers([model], rows);

    /// <summary>Whether there are too few values for a likelihood; a part that is still to be chosen does not count.</summary>
    public static bool Covers(IReadOnlyCollection<EtsModel> models, int rows)
    {
        var parts = 1 + (models.All(model => model.Trend) ? 1 : 0) + (models.All(model => model.Seasonal) ? 1 : 0);
        return rows <= (2 * parts) + (models.All(model => model.Damped) ? 1 : 0) + ValuesBeyondParameters;
    }

    /// <summary>With and without a trend, as far as the models allow: the one that errs less.</summary>
    public static EtsFit Of(IReadOnlyCollection<EtsModel> models, double[] values) =>
        models.Select(model => model.Trend).Distinct().Select(trend => Of(EtsModel.Simple with { Trend = trend }, values)).MinBy(fit => fit.Sigma2)!;

    public static EtsFit Of(EtsModel model, double[] values)
    {
        var undamped = EtsModel.Simple with { Trend = model.Trend };
        var first = Array.FindIndex(values, value => !double.IsNaN(value));
        var second = Array.FindIndex(values, first + 1, value => !double.IsNaN(value));
        double[] initial = model.Trend ? [values[first], (values[second] - values[first]) / (second - first)] : [values[first]];
        var squares = new Squares(new(undamped, 1), initial, values);
        var starts = model.Trend ? [.. Grid.SelectMany(alpha => Grid.Select(beta => new[] { alpha, beta }))] : Grid.Select(alpha => new[] { alpha }).ToArray();
        var point = starts.MinBy(start => squares.At(start))!;
        var sumOfSquares = QuasiNewton.Minimise(squares, point);
        return new(undamped, Smooth(point), initial, null, null, sumOfSquares / values.Count(value => !double.IsNaN(value)))
        {
            SpreadBeta = model.Trend ? point[1] : null,
        };
    }

    private static EtsSmoothing Smooth(ReadOnlySpan<double> point)
    {
        var alpha = Math.Max(point[0], Smallest);
        return new(alpha, point.Length > 1 ? alpha * point[1] : 0, 0, 1);
    }

    private readonly struct Squares(EtsFilter filter, double[] initial, double[] values) : IHeight
    {
        public double At(ReadOnlySpan<double> point)
        {
            filter.Start(Smooth(point), initial);
            foreach (var value in values) filter.Observe(value, countMissing: true);
            return filter.SumOfSquares;
        }
    }
}
