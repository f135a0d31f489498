using System.Globalization;
using System.IO.Compression;
using MissionGov.Analysis;

namespace MissionGov.Benchmarks.Accuracy;

/// <summary>The 1,001 series of the first Makridakis competition (1982), read from a table of one value a row.</summary>
/// <remarks>The package that holds them (R Mcomp) is under the GPL, so they are read where they are and never kept here.</remarks>
internal static class M1Series
{
    private const int SeriesColumn = 0;
    private const int FrequencyColumn = 1;
    private const int SetColumn = 6;
    private const int ValueColumn = 7;

    public static IReadOnlyList<HeldOutSeries> Read(string file)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        text.ReadLine();
        var rows = new List<string[]>();
        while (text.ReadLine() is { } line) rows.Add([.. line.Split(',').Select(cell => cell.Trim('"'))]);
        return [.. rows.GroupBy(row => row[SeriesColumn]).Select(series => new HeldOutSeries(Frequencies(series.First()[FrequencyColumn]), Values(series, "train"), Values(series, "test")))];
    }

    private static double?[] Values(IEnumerable<string[]> rows, string set) =>
        [.. rows.Where(row => row[SetColumn] == set).Select(row => (double?)double.Parse(row[ValueColumn], CultureInfo.InvariantCulture))];

    private static Frequency Frequencies(string name) => name switch
    {
        "YEARLY" => Frequency.Annual,
        "QUARTERLY" => Frequency.Quarterly,
        _ => Frequency.Monthly,
    };
}
