namespace MissionGov.Analysis.TimeSeries.Seasonality;

/// <summary>The inner loop of STL: season and trend in turn, each from the values freed from the other.</summary>
/// <remarks>Source: Cleveland, Cleveland, McRae and Terpenning (1990), section 2.2, its steps by their numbers.</remarks>
/// <param name="season">Periods a year.</param>
/// <param name="seasonalSmoother">Along the same period of successive years.</param>
/// <param name="lowPass">What takes the level out of the season.</param>
/// <param name="trendSmoother">Along the values freed from the season.</param>
internal sealed class StlLoops(int season, Loess seasonalSmoother, Loess lowPass, Loess trendSmoother)
{
    // The last of the three moving averages.
    private const int ShortAverage = 3;

    public (double[] Trend, double[] Seasonal) Run(double[] values, double[]? trust, double[] trend, int passes)
    {
        double[] seasonal = [];
        for (var pass = 0; pass < passes; pass++)
        {
            var cycles = Cycles([.. values.Zip(trend, (value, level) => value - level)], trust);
            var level = lowPass.Smooth(MovingAverage(MovingAverage(MovingAverage(cycles, season), season), ShortAverage), null);
            seasonal = [.. level.Select((low, t) => cycles[season + t] - low)];
            trend = trendSmoother.Smooth([.. values.Zip(seasonal, (value, departure) => value - departure)], trust);
        }

        return (trend, seasonal);
    }

    // Steps 1 and 2: each period of the year smoothed along the years, and carried one year beyond both ends.
    private double[] Cycles(double[] detrended, double[]? trust)
    {
        var cycles = new double[detrended.Length + (2 * season)];
        for (var phase = 0; phase < season; phase++)
        {
            var years = Every(detrended, phase);
            var trusted = trust is null ? null : Every(trust, phase);
            var smooth = seasonalSmoother.Smooth(years, trusted);
            cycles[phase] = seasonalSmoother.Before(years, trusted) ?? smooth[0];
            for (var year = 0; year < smooth.Length; year++) cycles[phase + ((year + 1) * season)] = smooth[year];
            cycles[phase + ((smooth.Length + 1) * season)] = seasonalSmoother.After(years, trusted) ?? smooth[^1];
        }

        return cycles;
    }

    private double[] Every(double[] values, int phase)
    {
        var years = new double[(values.Length - phase + season - 1) / season];
        for (var year = 0; year < years.Length; year++) years[year] = values[phase + (year * season)];
        return years;
    }

    // Step 3, one of three: as many values shorter as it is long, less one.
    private static double[] MovingAverage(double[] values, int length)
    {
        var averages = new double[values.Length - length + 1];
        for (var t = 0; t < averages.Length; t++)
        {
            double sum = 0;
            for (var k = 0; k < length; k++) sum += values[t + k];
            averages[t] = sum / length;
        }

        return averages;
    }
}
