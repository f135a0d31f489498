using System.Security.Cryptography;
using System.Text;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Features.Observations;

/// <summary>The headings of a file with a few of the cells below them, for a person who is asked what they mean.</summary>
/// <param name="Hash">The same for every file with these headings.</param>
/// <param name="Samples">By column.</param>
public sealed record FileHead(string Hash, IReadOnlyList<string> Headings, IReadOnlyList<string> Samples)
{
    private const int MostSamples = 3;
    private const char Between = '\u001F';

    /// <summary>Null where no table is found in the file.</summary>
    internal static FileHead? Read(ImportFile file, CancellationToken ct)
    {
        using var table = FileReading.FindTable(file.Open, file.Name, new(default, file.Indicator, Map: file.Map, Sheet: file.Sheet, HeadingRow: file.HeadingRow) { Bounds = file.Bounds }, ct);
        if (table is null) return null;
        using var reader = table.Rows();
        var headings = table.Headings;
        var columns = Enumerable.Range(0, headings.Count).ToList();
        var samples = columns.ConvertAll(_ => new List<string>());
        for (var row = 0; row < MostSamples && reader.Read();)
        {
            if (reader.IsBlank) continue;
            row++;
            foreach (var column in columns.Where(column => column < reader.Count)) samples[column].Add(ProblemList.Shorten(reader[column].Trim().ToString()));
        }

        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(Between, columns.Select(headings.PlainAt)))));
        return new(hash, [.. columns.Select(column => headings[column])], [.. samples.Select(cells => string.Join("; ", cells.Where(cell => cell.Length > 0)))]);
    }
}
