using System.Text.Json;
using System.Text.Json.Serialization;

namespace MissionGov.Web.Data.Archives;

/// <summary>What an archive is for.</summary>
internal enum ArchiveKind
{
    /// <summary>The facts and their audit in an open format, without accounts: to hand over, to keep, to check elsewhere.</summary>
    Export,

    /// <summary>All that this instance needs to go on somewhere else: accounts, drafts and keys too.</summary>
    Backup,
}

/// <summary>The first thing in an archive: which tables and files it holds, and what each must hash to.</summary>
/// <param name="Migration">The last change of the tables that the writing program knew.</param>
/// <param name="AuditHead">LINE:HASH, as audit head prints it.</param>
internal sealed record ArchiveManifest(int Format, ArchiveKind Kind, string Migration, DateTimeOffset MadeAt, string AuditHead, IReadOnlyList<ArchivedTable> Tables, IReadOnlyList<ArchivedFile> Files)
{
    public const int NewestFormat = 1;
    public const string Entry = "manifest.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    [JsonIgnore]
    public long Rows => Tables.Sum(table => table.Rows);

    public Task WriteAsync(Stream stream, CancellationToken ct) => JsonSerializer.SerializeAsync(stream, this, Options, ct);

    /// <exception cref="JsonException">It is not such a list.</exception>
    public static async Task<ArchiveManifest> ReadAsync(Stream stream, CancellationToken ct) =>
        await JsonSerializer.DeserializeAsync<ArchiveManifest>(stream, Options, ct) ?? throw new JsonException("The list is empty.");
}

/// <param name="Sha256">Of the CSV, in hexadecimal.</param>
internal sealed record ArchivedTable(string Name, long Rows, string Sha256, IReadOnlyList<ArchivedColumn> Columns)
{
    [JsonIgnore]
    public string Entry => $"tables/{Name}.csv";
}

/// <param name="Type">As PostgreSQL writes it.</param>
internal sealed record ArchivedColumn(string Name, string Type);

/// <param name="Name">Its path under the data folder, with forward slashes.</param>
internal sealed record ArchivedFile(string Name, string Sha256)
{
    [JsonIgnore]
    public string Entry => $"files/{Name}";
}

/// <summary>An archive cannot be written or restored, in words for whoever asked.</summary>
internal sealed class ArchiveException(string message) : Exception(message);
