using System.IO.Compression;
using System.Text;

namespace MissionGov.Web.Tests.Features.Observations.Formats;

/// <summary>A file of separated text read the simplest way, to count by: it shares no code with the reader it checks.</summary>
internal sealed class SplitFile
{
    public SplitFile(string path)
    {
        using var bytes = File.OpenRead(path);
        using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
        using var text = new StreamReader(plain, Encoding.UTF8);
        List<string[]> rows = [];
        List<string> cells = [];
        var cell = new StringBuilder();
        var quoted = false;
        void EndCell() => (_, cell) = (Add(cells, cell), new());
        foreach (var mark in text.ReadToEnd().Replace("\r\n", "\n").Replace('\r', '\n') + "\n")
        {
            if (mark == '"') quoted = !quoted;
            else if (mark == ',' && !quoted) EndCell();
            else if (mark == '\n' && !quoted)
            {
                EndCell();
                if (cells.Exists(held => held.Trim().Length > 0)) rows.Add([.. cells]);
                cells = [];
            }
            else cell.Append(mark);
        }

        (Headings, Rows) = (rows[0], rows[1..]);
    }

    public string[] Headings { get; }

    public IReadOnlyList<string[]> Rows { get; }

    /// <summary>Cells of these columns that hold no number.</summary>
    public int Missing(IEnumerable<string> columns) => Positions(columns).Sum(column => Rows.Count(row => !double.TryParse(row[column], System.Globalization.CultureInfo.InvariantCulture, out var value) || double.IsNaN(value)));

    /// <summary>Rows that say again what these columns of an earlier row said.</summary>
    public int Duplicates(IEnumerable<string> columns)
    {
        var key = Positions(columns);
        return Rows.Count - Rows.Select(row => string.Join('\t', key.Select(column => row[column]))).Distinct().Count();
    }

    private int[] Positions(IEnumerable<string> columns) => [.. columns.Select(column => Array.IndexOf(Headings, column))];

    private static bool Add(List<string> cells, StringBuilder cell)
    {
        cells.Add(cell.ToString());
        return true;
    }
}
