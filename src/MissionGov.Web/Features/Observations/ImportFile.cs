using System.Security.Cryptography;
using System.Text.Json.Serialization;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Features.Observations;

/// <summary>A file on this machine and what the person said about it.</summary>
/// <param name="Path">Where its bytes are; never shown.</param>
/// <param name="Name">As its owner calls it.</param>
/// <param name="Indicator">The slug of the indicator that all rows are about; null when the file says.</param>
/// <param name="Map">What its columns mean; null for what is kept about its headings, or recognised.</param>
/// <param name="KnownOn">When its figures became known; null for today.</param>
/// <param name="IsWhole">The file holds whole series, whatever its layout usually does.</param>
/// <param name="LeavesOutBadRows">The person has seen the bad rows and goes on without them.</param>
/// <param name="Sheet">The sheet of a workbook to read; null when only one reads as data.</param>
/// <param name="HeadingRow">The row that names the columns, counted from 1; null when it is to be found.</param>
internal sealed record ImportFile(string Path, string Name, string? Indicator = null, ColumnMap? Map = null, DateOnly? KnownOn = null, bool IsWhole = false, bool LeavesOutBadRows = false, string? Sheet = null, int? HeadingRow = null)
{
    /// <summary>03/04/2026 is 4 March in it.</summary>
    public bool MonthFirst { get; init; }

    /// <summary>Whether 0.618 of a percentage means 61.8%; null where nobody has said.</summary>
    public bool? HasFractions { get; init; }

    /// <summary>Named by whoever looks after the server, who may load more at once than anybody may send.</summary>
    public bool IsOnServer { get; init; }

    /// <summary>What a person put in the place of wrong cells.</summary>
    public IReadOnlyList<CellFix> Fixes { get; init; } = [];

    [JsonIgnore]
    internal ReadBounds Bounds => IsOnServer ? ReadBounds.OnServer : ReadBounds.Sent;

    public Stream Open() => File.OpenRead(Path);

    public async Task<string> HashAsync(CancellationToken ct)
    {
        await using var bytes = Open();
        return Convert.ToHexString(await SHA256.HashDataAsync(bytes, ct));
    }
}
