namespace MissionGov.Analysis.TimeSeries.Methods;

/// <summary>The weighted mean of several forecasts.</summary>
/// <remarks>The spread is that of the mixture: the mean of the variances, plus the variance between the centres.</remarks>
internal static class Combination
{
    // A part that counts for less than this is not named.
    private const double Named = 0.05;

    public static ModelForecast Of(ModelForecast[] parts, double[] weights)
    {
        var horizon = parts[0].Horizon;
        double[] centre = new double[horizon], error = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            double variance = 0;
            for (var i = 0; i < parts.Length; i++) centre[h] += weights[i] * parts[i].Centre[h];
            for (var i = 0; i < parts.Length; i++)
            {
                var apart = parts[i].Centre[h] - centre[h];
                variance += weights[i] * ((parts[i].StandardError[h] * parts[i].StandardError[h]) + (apart * apart));
            }

            error[h] = Math.Sqrt(variance);
        }

        return new(Name([.. parts.Where((_, i) => weights[i] >= Named).Select(part => part.Method).Distinct()]), centre, error);
    }

    private static string Name(string[] methods) =>
        methods.Length == 1 ? methods[0] : $"Mean of {string.Join(", ", methods[..^1])} and {methods[^1]}";
}
