namespace MissionGov.Analysis.TimeSeries.Methods;

/// <summary>The mean of the history, with its t interval; missing values (NaN) are left out.</summary>
/// <remarks>
/// Source: R forecast <c>meanf</c>: t with n - 1 degrees of freedom, standard error s sqrt(1 + 1/n);
/// n counts missing rows, as there.
/// </remarks>
internal static class Average
{
    public static ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        var count = 0;
        double sum = 0, sumOfSquares = 0;
        foreach (var value in values)
        {
            if (double.IsNaN(value)) continue;
            count++;
            sum += value;
        }

        var mean = sum / count;
        foreach (var value in values)
        {
            if (!double.IsNaN(value)) sumOfSquares += (value - mean) * (value - mean);
        }

        var sigma2 = sumOfSquares / (count - 1);
        var centre = new double[horizon];
        var error = new double[horizon];
        Array.Fill(centre, mean);
        Array.Fill(error, Math.Sqrt(sigma2 * (1 + (1.0 / values.Length))));
        return new("Mean", centre, error, values.Length - 1) { Parameters = new() { Sigma2 = sigma2 } };
    }
}
