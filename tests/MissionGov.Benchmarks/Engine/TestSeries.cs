using System.Globalization;
using System.IO.Compression;

namespace MissionGov.Benchmarks.Engine;

/// <summary>One series to be forecast, and what happened after it.</summary>
internal sealed record TestSeries(string Name, int Season, double[] Values, double[] Actual)
{
    private const int Months = 12;

    // M1 and M3 ask for eighteen months ahead.
    private const int MonthsAhead = 18;

    public static void Write(string path, IEnumerable<TestSeries> series) => File.WriteAllLines(path, series.Select(one => string.Join(';', one.Name, one.Season, Numbers(one.Values), Numbers(one.Actual))));

    public static TestSeries[] Read(string path) => [.. File.ReadLines(path).Select(line => line.Split(';')).Select(part => new TestSeries(part[0], int.Parse(part[1], CultureInfo.InvariantCulture), Numbers(part[2]), Numbers(part[3])))];

    public static string Numbers(IEnumerable<double> values) => string.Join(' ', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    public static double[] Numbers(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    /// <summary>Monthly series with levels, trends and seasons that move, from a seed.</summary>
    public static TestSeries[] Made(int count, int length, int from = 1) => [.. Enumerable.Range(from, count).Select(seed =>
    {
        var values = Moving(new(seed), length + MonthsAhead);
        return new TestSeries($"made-{seed}", Months, values[..length], values[length..]);
    })];

    /// <summary>The monthly series of the M1 competition, train and test part, from its published long table.</summary>
    public static TestSeries[] M1(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var columns = Cells(reader.ReadLine()!);
        int Column(string name) => Array.IndexOf(columns, name);
        var (name, frequency, set, value) = (Column("series"), Column("frequency"), Column("set"), Column("value"));
        List<string[]> rows = [];
        while (reader.ReadLine() is { } line) rows.Add(Cells(line));
        double[] Of(IEnumerable<string[]> group, string part) => [.. group.Where(cells => cells[set] == part).Select(cells => double.Parse(cells[value], CultureInfo.InvariantCulture))];
        return [.. rows.Where(cells => cells[frequency] == "MONTHLY").GroupBy(cells => cells[name]).Select(group => new TestSeries(group.Key, Months, Of(group, "train"), Of(group, "test")))];
    }

    private static string[] Cells(string line) => [.. line.Split(',').Select(cell => cell.Trim('"'))];

    // The state space model the field is about, with parameters drawn at random: some without trend, some without season.
    private static double[] Moving(Random random, int length)
    {
        double Noise() => random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
        double level = 100 + (50 * random.NextDouble()), trend = random.Next(3) == 0 ? 0 : Noise() / 2, damping = random.Next(3) == 0 ? 0.9 : 1;
        double alpha = random.NextDouble(), beta = trend == 0 ? 0 : 0.1 * random.NextDouble(), gamma = 0.3 * random.NextDouble(), spread = 2 + (5 * random.NextDouble());
        double swing = 6 * random.Next(3);
        var season = Enumerable.Range(0, Months).Select(_ => swing * Noise()).ToArray();
        var values = new double[length];
        for (var t = 0; t < length; t++)
        {
            var error = spread * Noise();
            var expected = level + (damping * trend);
            values[t] = expected + season[t % Months] + error;
            level = expected + (alpha * error);
            trend = (damping * trend) + (beta * alpha * error);
            season[t % Months] += gamma * (1 - alpha) * error;
        }

        return values;
    }
}
