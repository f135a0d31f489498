using System.Data;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MissionGov.Web.Data.Archives;

/// <summary>Writes the whole database as it is at one moment into a zip file of CSV tables. The same facts give the same bytes.</summary>
/// <param name="folder">The data folder, whose kept files and keys go along.</param>
internal sealed class ArchiveWriter(MissionGovDb db, string folder, TimeProvider clock)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // The earliest that a zip file can say; a real one would make two archives of the same facts differ.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task<ArchiveManifest> WriteAsync(ArchiveKind kind, Stream to, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await db.Database.ExecuteSqlAsync($"set transaction read only", ct);
        await db.Database.ExecuteSqlAsync($"set local timezone = 'UTC'", ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, Utf8, ct);

        List<ArchivedTable> tables = [];
        foreach (var table in await ArchiveCatalogue.TablesAsync(connection, kind, ct)) tables.Add(await TableAsync(connection, zip, table, ct));
        List<ArchivedFile> files = [];
        foreach (var name in await FilesAsync(kind, ct)) files.Add(await FileAsync(zip, name, ct));

        var head = await db.AuditHeads.AsNoTracking().SingleAsync(ct);
        var manifest = new ArchiveManifest(ArchiveManifest.NewestFormat, kind, (await db.Database.GetAppliedMigrationsAsync(ct)).Last(), clock.GetUtcNow(), AuditHead.Words(head.Sequence, head.Hash), tables, files);
        await using var entry = await Entry(zip, ArchiveManifest.Entry).OpenAsync(ct);
        await manifest.WriteAsync(entry, ct);
        return manifest;
    }

    private static async Task<ArchivedTable> TableAsync(NpgsqlConnection connection, ZipArchive zip, string name, CancellationToken ct)
    {
        var columns = await ArchiveCatalogue.ColumnsAsync(connection, name, ct);
        var key = await ArchiveCatalogue.KeyAsync(connection, name, ct);
        var select = $"select {ArchiveCatalogue.Quoted(columns.Select(column => column.Name))} from {ArchiveCatalogue.Quoted(name)} order by {ArchiveCatalogue.Quoted(key)}";
        var table = new ArchivedTable(name, 0, "", columns);
        var rows = 0L;
        var hash = await HashedAsync(zip, table.Entry, async stream =>
        {
            await using var writer = new StreamWriter(stream, Utf8, leaveOpen: true);
            using var reader = await connection.BeginTextExportAsync($"copy ({select}) to stdout (format csv, header)", ct);
            var block = new char[16_384];
            for (int read; (read = await reader.ReadAsync(block, ct)) > 0;) await writer.WriteAsync(block.AsMemory(0, read), ct);
        }, ct);
        await using (var count = new NpgsqlCommand($"select count(*) from {ArchiveCatalogue.Quoted(name)}", connection)) rows = (long)(await count.ExecuteScalarAsync(ct))!;
        return table with { Rows = rows, Sha256 = hash };
    }

    // The files that batches were made of are facts; the keys are what this instance's cookies, links and authenticators are sealed with.
    private async Task<IReadOnlyList<string>> FilesAsync(ArchiveKind kind, CancellationToken ct)
    {
        var hashes = await db.ImportBatches.Select(batch => batch.Hash).Distinct().ToListAsync(ct);
        var imports = hashes.Select(hash => $"imports/{hash}.import");
        var keys = kind == ArchiveKind.Backup && Directory.Exists(Path.Combine(folder, "keys"))
            ? Directory.EnumerateFiles(Path.Combine(folder, "keys"), "*.xml").Select(path => $"keys/{Path.GetFileName(path)}")
            : [];
        return [.. imports.Concat(keys).Where(name => File.Exists(Path.Combine(folder, name))).Order(StringComparer.Ordinal)];
    }

    private async Task<ArchivedFile> FileAsync(ZipArchive zip, string name, CancellationToken ct)
    {
        var file = new ArchivedFile(name, "");
        await using var kept = File.OpenRead(Path.Combine(folder, name));
        return file with { Sha256 = await HashedAsync(zip, file.Entry, stream => kept.CopyToAsync(stream, ct), ct) };
    }

    private static async Task<string> HashedAsync(ZipArchive zip, string name, Func<Stream, Task> write, CancellationToken ct)
    {
        using var sha = SHA256.Create();
        await using var entry = await Entry(zip, name).OpenAsync(ct);
        await using (var hashed = new CryptoStream(entry, sha, CryptoStreamMode.Write, leaveOpen: true)) await write(hashed);
        return Convert.ToHexStringLower(sha.Hash!);
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = NoTime;
        return entry;
    }
}
