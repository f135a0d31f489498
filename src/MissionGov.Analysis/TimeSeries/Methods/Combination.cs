namespace MissionGov.Analysis.TimeSeries.Methods;

/// <summary>The equal-weight mean of several forecasts.</summary>
/// <remarks>The spread is that of the mixture: the mean of the variances, plus the variance between the centres.</remarks>
internal static class Combination
{
    public static ModelForecast Of(ModelForecast[] parts)
    {
        var horizon = parts[0].Horizon;
        double[] centre = new double[horizon], error = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            double variance = 0;
            foreach (var part in parts) centre[h] += part.Centre[h] / parts.Length;
            foreach (var part in parts)
            {
                var apart = part.Centre[h] - centre[h];
                variance += ((part.StandardError[h] * part.StandardError[h]) + (apart * apart)) / parts.Length;
            }

            error[h] = Math.Sqrt(variance);
        }

        return new(Name([.. parts.Select(part => part.Method).Distinct()]), centre, error);
    }

    private static string Name(string[] methods) =>
        methods.Length == 1 ? methods[0] : $"Mean of {string.Join(", ", methods[..^1])} and {methods[^1]}";
}
