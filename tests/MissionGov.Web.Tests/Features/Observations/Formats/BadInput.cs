using System.IO.Compression;
using System.Text;

namespace MissionGov.Web.Tests.Features.Observations.Formats;

/// <summary>One input of the register of bad input, and what the product says to it.</summary>
/// <param name="Row">Its number there.</param>
/// <param name="Outcome">The problems, or the figures as they were read, with what is said of them after a double stroke.</param>
/// <param name="IsPercentage">Of the chosen indicator.</param>
internal sealed record BadInput(string Row, string What, byte[] File, string Outcome, string Name = "file.csv", bool? IsPercentage = null)
{
    public BadInput(string row, string what, string text, string outcome, bool? isPercentage = null)
        : this(row, what, Encoding.UTF8.GetBytes(text), outcome, IsPercentage: isPercentage)
    {
    }

    /// <summary>A value below the headings "date,value".</summary>
    public static BadInput Value(string row, string written, string outcome, bool? isPercentage = null) => new(row, written, $"date,value\n2024,{written}\n", outcome, isPercentage);

    /// <summary>A period below the heading "date".</summary>
    public static BadInput Date(string row, string written, string outcome) => new(row, written, $"date,value\n{written},1\n", outcome);

    public static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
