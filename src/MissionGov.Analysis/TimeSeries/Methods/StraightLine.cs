using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.TimeSeries.Methods;

/// <summary>A straight line through the observed values, by least squares or by the median of pairwise slopes.</summary>
/// <remarks>
/// Sources: textbook regression, and Sen (1968) with intercept median(y) - slope median(t). A gap keeps
/// its place in time. The spread of both is the regression prediction error, t with n - 2 degrees of freedom;
/// for Theil-Sen that is our choice, as it has no prediction interval of its own.
/// </remarks>
internal static class StraightLine
{
    public static ModelForecast LeastSquares(ReadOnlySpan<double> values, int horizon)
    {
        var (times, seen) = Observed(values);
        double meanTime = times.Average(), mean = seen.Average();
        double products = 0, squares = 0, total = 0;
        for (var i = 0; i < seen.Length; i++)
        {
            products += (times[i] - meanTime) * (seen[i] - mean);
            squares += (times[i] - meanTime) * (times[i] - meanTime);
            total += (seen[i] - mean) * (seen[i] - mean);
        }

        var slope = products / squares;
        var line = Extend("Straight line (least squares)", times, seen, slope, mean - (slope * meanTime), values.Length, horizon);
        return line with { Parameters = line.Parameters! with { RSquared = total > 0 ? products * products / squares / total : null, DriftPValue = PValue(line.Parameters, seen.Length - 2) } };
    }

    /// <summary>The slope by least squares where every period has a value.</summary>
    public static double Slope(ReadOnlySpan<double> values)
    {
        var middle = (values.Length - 1) / 2.0;
        double products = 0, squares = 0;
        for (var t = 0; t < values.Length; t++)
        {
            products += (t - middle) * values[t];
            squares += (t - middle) * (t - middle);
        }

        return products / squares;
    }

    public static ModelForecast TheilSen(ReadOnlySpan<double> values, int horizon)
    {
        var (times, seen) = Observed(values);
        var slopes = new List<double>(seen.Length * (seen.Length - 1) / 2);
        for (var i = 0; i < seen.Length; i++)
        {
            for (var j = i + 1; j < seen.Length; j++) slopes.Add((seen[j] - seen[i]) / (times[j] - times[i]));
        }

        var slope = Median(slopes);
        return Extend("Straight line (Theil-Sen)", times, seen, slope, Median([.. seen]) - (slope * Median([.. times])), values.Length, horizon);
    }

    internal static double Median(List<double> values)
    {
        values.Sort();
        return values.Count % 2 == 1 ? values[values.Count / 2] : (values[(values.Count / 2) - 1] + values[values.Count / 2]) / 2;
    }

    private static ModelForecast Extend(string name, double[] times, double[] seen, double slope, double intercept, int length, int horizon)
    {
        double meanTime = times.Average(), squares = 0, residual = 0;
        for (var i = 0; i < seen.Length; i++)
        {
            var off = seen[i] - intercept - (slope * times[i]);
            residual += off * off;
            squares += (times[i] - meanTime) * (times[i] - meanTime);
        }

        var degrees = seen.Length - 2;
        var sigma2 = residual / degrees;
        double[] centre = new double[horizon], error = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            var time = length + h;
            centre[h] = intercept + (slope * time);
            error[h] = Math.Sqrt(sigma2 * (1 + (1.0 / seen.Length) + ((time - meanTime) * (time - meanTime) / squares)));
        }

        return new(name, centre, error, degrees)
        {
            Parameters = new() { Drift = slope, Intercept = intercept, DriftStandardError = Math.Sqrt(sigma2 / squares), Sigma2 = sigma2 },
        };
    }

    // Two-sided, Student t; a line without any departure leaves no doubt, and without any slope nothing to doubt.
    private static double? PValue(ProjectionParameters line, int degrees) => (line.DriftStandardError, line.Drift) switch
    {
        (0, 0) => null,
        (0, _) => 0,
        var (error, slope) => Math.Clamp(2 * StudentT.Cumulative(-Math.Abs(slope!.Value / error!.Value), degrees), 0, 1),
    };

    private static (double[] Times, double[] Seen) Observed(ReadOnlySpan<double> values)
    {
        List<double> times = [], seen = [];
        for (var t = 0; t < values.Length; t++)
        {
            if (double.IsNaN(values[t])) continue;
            times.Add(t);
            seen.Add(values[t]);
        }

        return ([.. times], [.. seen]);
    }
}
