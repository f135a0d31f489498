using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace MissionGov.Web.Data.Archives;

/// <summary>Puts an archive into an empty instance: all of it, or nothing. An older archive is read with the tables of its time, then brought up to date.</summary>
/// <param name="announce">Raises the data version in the same transaction.</param>
internal sealed class ArchiveReader(MissionGovDb db, string folder, Func<MissionGovDb, CancellationToken, Task> announce)
{
    /// <exception cref="ArchiveException">It is damaged, from a newer program, or this instance holds data.</exception>
    public async Task<ArchiveManifest> RestoreAsync(Stream from, CancellationToken ct)
    {
        await using var zip = await OpenAsync(from, ct);
        var manifest = await ManifestAsync(zip, ct);
        if (manifest.Format > ArchiveManifest.NewestFormat || !db.Database.GetMigrations().Contains(manifest.Migration))
            throw new ArchiveException("The archive is from a newer program than this one. Start the newer program and restore it there.");
        foreach (var (entry, hash) in manifest.Tables.Select(table => (table.Entry, table.Sha256)).Concat(manifest.Files.Select(file => (file.Entry, file.Sha256)))) await VerifyAsync(zip, entry, hash, ct);
        await RefuseHeldAsync(manifest.Kind, ct);

        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync(manifest.Migration, ct);
        try
        {
            await LoadAsync(zip, manifest, ct);
        }
        finally
        {
            await migrator.MigrateAsync(cancellationToken: CancellationToken.None);
        }

        foreach (var file in manifest.Files) await UnpackAsync(zip, file, ct);
        return manifest;
    }

    private static async Task<ZipArchive> OpenAsync(Stream from, CancellationToken ct)
    {
        try
        {
            return await ZipArchive.CreateAsync(from, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
        }
        catch (InvalidDataException)
        {
            throw new ArchiveException("The file is not an archive of MissionGov, or it was cut off. Nothing was restored.");
        }
    }

    private static async Task<ArchiveManifest> ManifestAsync(ZipArchive zip, CancellationToken ct)
    {
        try
        {
            await using var stream = await EntryOf(zip, ArchiveManifest.Entry).OpenAsync(ct);
            return await ArchiveManifest.ReadAsync(stream, ct);
        }
        catch (Exception fault) when (fault is JsonException or InvalidDataException)
        {
            throw Damaged(ArchiveManifest.Entry);
        }
    }

    private static async Task VerifyAsync(ZipArchive zip, string name, string hash, CancellationToken ct)
    {
        try
        {
            await using var stream = await EntryOf(zip, name).OpenAsync(ct);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct)) == hash) return;
        }
        catch (InvalidDataException)
        {
            // Its own checksum is wrong already.
        }

        throw Damaged(name);
    }

    private async Task RefuseHeldAsync(ArchiveKind kind, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        List<string> held = [];
        foreach (var table in (await ArchiveCatalogue.TablesAsync(connection, kind, ct)).Where(table => table != ArchiveCatalogue.MadeByItself))
        {
            await using var any = new NpgsqlCommand($"select exists (select from {ArchiveCatalogue.Quoted(table)})", connection);
            if ((bool)(await any.ExecuteScalarAsync(ct))!) held.Add(table.Replace('_', ' '));
        }

        if (held.Count > 0) throw new ArchiveException($"This instance holds data already: {string.Join(", ", held)}. Restore into an empty one: another database, or another MissionGov__DataFolder. Nothing was changed.");
    }

    private async Task LoadAsync(ZipArchive zip, ArchiveManifest manifest, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"set local timezone = 'UTC'", ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var order = await ArchiveCatalogue.TablesAsync(connection, ArchiveKind.Backup, ct);
        foreach (var table in manifest.Tables.OrderBy(table => order.ToList().IndexOf(table.Name))) await TableAsync(connection, zip, table, ct);
        await HeadAsync(manifest.AuditHead, ct);
        await announce(db, ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task TableAsync(NpgsqlConnection connection, ZipArchive zip, ArchivedTable table, CancellationToken ct)
    {
        var name = ArchiveCatalogue.Quoted(table.Name);

        if (table.Name == ArchiveCatalogue.MadeByItself) await ExecuteAsync(connection, $"delete from {name}", ct);
        if (table.Name == "observations") await ExecuteAsync(connection, ObservationSql.PartForHeldSeries, ct);
        await using (var stream = await EntryOf(zip, table.Entry).OpenAsync(ct))
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = await connection.BeginTextImportAsync($"copy {name} ({ArchiveCatalogue.Quoted(table.Columns.Select(column => column.Name))}) from stdin (format csv, header match)", ct);
            var block = new char[16_384];
            for (int read; (read = await reader.ReadAsync(block, ct)) > 0;) await writer.WriteAsync(block.AsMemory(0, read), ct);
        }

        foreach (var column in table.Columns)
        {
            var quoted = ArchiveCatalogue.Quoted(column.Name);
            await using var sequence = new NpgsqlCommand("select pg_get_serial_sequence($1, $2)", connection) { Parameters = { new() { Value = name }, new() { Value = column.Name } } };
            var counts = table.Name == "series" ? FormattableString.Invariant($"where {quoted} < {ObservationSql.FirstOfBulk}") : "";
            if (await sequence.ExecuteScalarAsync(ct) is string counted) await ExecuteAsync(connection, $"select setval('{counted}', coalesce(max({quoted}), 0) + 1, false) from {name} {counts}", ct);
        }
    }

    private async Task HeadAsync(string words, CancellationToken ct)
    {
        var parts = words.Split(':');
        var (sequence, hash) = (long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), Convert.FromHexString(parts[1]));
        await db.Database.ExecuteSqlAsync($"update audit_head set sequence = {sequence}, hash = {hash}", ct);
    }

    private async Task UnpackAsync(ZipArchive zip, ArchivedFile file, CancellationToken ct)
    {
        var path = Path.GetFullPath(Path.Combine(folder, file.Name));
        if (!path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw Damaged(file.Entry);
        if (File.Exists(path)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        else Directory.CreateDirectory(Path.GetDirectoryName(path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var packed = await EntryOf(zip, file.Entry).OpenAsync(ct);
        await using var kept = File.Create(path);
        await packed.CopyToAsync(kept, ct);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
#pragma warning disable CA2100 // Quoted names of tables that are there.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }

    private static ZipArchiveEntry EntryOf(ZipArchive zip, string name) => zip.GetEntry(name) ?? throw Damaged(name);

    private static ArchiveException Damaged(string entry) => new($"The archive is damaged: {entry} is not as it was written. Nothing was restored.");
}
