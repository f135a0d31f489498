using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Tests.TimeSeries;

/// <summary>Series made from a seed, so that a failure repeats.</summary>
internal static class Made
{
    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>A wandering level with a steady drift and noise on top; with a season where the year has one.</summary>
    public static double[] Wandering(int seed, int length, Frequency frequency = Frequency.Annual)
    {
        var random = new Random(seed);
        var values = new double[length];
        double level = 100, drift = Normal(random) / 2;
        for (var t = 0; t < length; t++)
        {
            level += drift + Normal(random);
            var season = frequency == Frequency.Annual ? 0 : 6 * Math.Sin(2 * Math.PI * t / (int)frequency);
            values[t] = level + season + Normal(random);
        }

        return values;
    }

    public static Series Series(IEnumerable<double> values, Frequency frequency = Frequency.Annual) => new(frequency, [.. values.Select(value => (double?)value)]);

    public static Projection Projected(Series series, int horizon, ProjectionOptions? options = null) =>
        Assert.IsType<Answer<Projection>.Found>(TrendProjection.Project(series, horizon, options ?? new())).Value;
}
