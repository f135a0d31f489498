using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Tests;
using MissionGov.Web.Cli;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Archives;
using MissionGov.Web.Features.Delivery;
using MissionGov.Web.Tests.Faults;
using MissionGov.Web.Tests.Matrix;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Archives;

/// <summary>Everything goes out, comes into an empty instance, and goes out again as it was.</summary>
public sealed class ArchiveTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("missiongov-archive-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(nameof(ArchiveKind.Export))]
    [InlineData(nameof(ArchiveKind.Backup))]
    public async Task Restored_into_an_empty_instance_it_goes_out_again_byte_by_byte(string kind)
    {
        await using var held = TestData.UseCases(await Cast.EnterAsync(Cast.Make()));
        await KeepFileOfFirstBatchAsync(held);
        var first = await WriteAsync(held, Enum.Parse<ArchiveKind>(kind), Folder("held"));

        await using var empty = await EmptyAsync();
        await RestoreAsync(empty, first, Folder("empty"));
        var second = await WriteAsync(empty, Enum.Parse<ArchiveKind>(kind), Folder("empty"));

        Assert.Equal(Entries(first), Entries(second));
        Assert.Contains(Entries(first), entry => entry.Name.StartsWith("files/imports/", StringComparison.Ordinal));
        Assert.Equal([], (await AuditAsync(empty)).Findings);
    }

    [Fact]
    public async Task An_export_holds_the_facts_and_nothing_of_accounts()
    {
        await using var held = TestData.UseCases(await Cast.EnterAsync(Cast.Make()));
        var (export, backup) = (Tables(await WriteAsync(held, ArchiveKind.Export, _folder)), Tables(await WriteAsync(held, ArchiveKind.Backup, _folder)));

        // A new table is one or the other: say here which.
        Assert.Equal(
            ["audit", "comments", "decisions", "delivery_chains", "delivery_plans", "driver_trees", "import_batches", "import_maps", "import_spans", "indicators", "interventions", "kept_scenarios", "milestone_dependencies", "milestones", "missions", "observations", "place_spans", "places", "plan_overlaps", "series", "stocktakes", "targets", "undone_imports", "undone_observations", "undone_spans"],
            export);
        Assert.Equal(ArchiveCatalogue.Private.Order(StringComparer.Ordinal), backup.Except(export));
        var tables = await TestData.ReadAsync(held, db => Task.FromResult(db.Model.GetRelationalModel().Tables.Select(table => table.Name).ToList()));
        Assert.Equal(tables.Except(ArchiveCatalogue.Derived).Order(StringComparer.Ordinal), backup);
    }

    [Fact]
    public async Task Work_goes_on_after_a_restore()
    {
        await using var held = TestData.UseCases(await TestData.DemoAsync());
        await using var empty = await EmptyAsync();
        await RestoreAsync(empty, await WriteAsync(held, ArchiveKind.Backup, _folder), Folder("empty"));
        var before = await VersionAsync(empty);

        await SlipAsync(empty);
        await TestData.ReadAsync(empty, db =>
        {
            db.Add(new ImportBatch { FileName = "rates.csv", Hash = "00", Layout = "tidy", KnownOn = new DateOnly(2026, 2, 1), ImportedAt = new TestClock().Now, ImportedBy = "Analyst", Rows = 1 });
            return db.SaveChangesAsync();
        });

        Assert.Equal([], (await AuditAsync(empty)).Findings);
        Assert.True(await VersionAsync(empty) > before);
    }

    [Fact]
    public async Task An_archive_of_older_tables_is_brought_up_to_date()
    {
        const string older = "20261124090338_PeopleAndTheirWork";
        await using var held = await EmptyAsync();
        await TestData.ReadAsync(held, async db =>
        {
            await db.GetService<IMigrator>().MigrateAsync(older, TestContext.Current.CancellationToken);
            return await db.Database.ExecuteSqlAsync($"insert into places (id, code, name, level) values ({Guid.CreateVersion7()}, 'E92000001', 'England', 'Nation')");
        });
        var archive = await WriteAsync(held, ArchiveKind.Export, _folder);

        await using var empty = await EmptyAsync();
        Assert.Equal(older, (await RestoreAsync(empty, archive, _folder)).Migration);

        Assert.Equal(["England"], await TestData.ReadAsync(empty, db => db.Places.Select(place => place.Name).ToListAsync()));
        Assert.Empty(await TestData.ReadAsync(empty, db => db.Database.GetPendingMigrationsAsync()));
    }

    [Fact]
    public async Task An_instance_that_holds_data_keeps_them()
    {
        await using var held = TestData.UseCases(await TestData.DemoAsync());
        var archive = await WriteAsync(held, ArchiveKind.Export, _folder);

        var refused = await Assert.ThrowsAsync<ArchiveException>(() => RestoreAsync(held, archive, _folder));

        Assert.StartsWith("This instance holds data already: ", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Entries(archive), Entries(await WriteAsync(held, ArchiveKind.Export, _folder)));
    }

    [Fact]
    public async Task A_backup_does_not_take_the_place_of_accounts_that_are_there()
    {
        await using var held = TestData.UseCases(await TestData.DemoAsync());
        var archive = await WriteAsync(held, ArchiveKind.Backup, _folder);
        await using var other = await EmptyAsync();
        await TestData.ReadAsync(other, db =>
        {
            db.Add(new Account { UserName = "first.admin", NormalizedUserName = "FIRST.ADMIN" });
            return db.SaveChangesAsync();
        });

        var refused = await Assert.ThrowsAsync<ArchiveException>(() => RestoreAsync(other, archive, _folder));

        Assert.StartsWith("This instance holds data already: accounts. ", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["first.admin"], await TestData.ReadAsync(other, db => db.Set<Account>().Select(account => account.UserName).ToListAsync()));
    }

    [Theory]
    [InlineData("cut", "The file is not an archive of MissionGov, or it was cut off. Nothing was restored.")]
    [InlineData("edited", "The archive is damaged: tables/missions.csv is not as it was written. Nothing was restored.")]
    [InlineData("missing", "The archive is damaged: tables/targets.csv is not as it was written. Nothing was restored.")]
    [InlineData("newer", "The archive is from a newer program than this one. Start the newer program and restore it there.")]
    public async Task What_is_not_whole_is_refused_and_nothing_of_it_restored(string fault, string message)
    {
        await using var held = TestData.UseCases(await TestData.DemoAsync());
        var archive = Spoil(await WriteAsync(held, ArchiveKind.Export, _folder), fault);
        await using var empty = await EmptyAsync();

        Assert.Equal(message, (await Assert.ThrowsAsync<ArchiveException>(() => RestoreAsync(empty, archive, _folder))).Message);

        Assert.False(await TestData.ReadAsync(empty, db => db.Missions.AnyAsync()));
    }

    private static byte[] Spoil(byte[] archive, string fault)
    {
        if (fault == "cut") return archive[..^100];
        using var changed = new MemoryStream();
        changed.Write(archive);
        using (var zip = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
        {
            if (fault == "missing") zip.GetEntry("tables/targets.csv")!.Delete();
            if (fault == "edited") Replace(zip, "tables/missions.csv", "NHS", "NHX");
            if (fault == "newer") Replace(zip, ArchiveManifest.Entry, "\"migration\": \"2", "\"migration\": \"3");
        }

        return changed.ToArray();
    }

    private static void Replace(ZipArchive zip, string name, string old, string now)
    {
        string text;
        using (var reader = new StreamReader(zip.GetEntry(name)!.Open())) text = reader.ReadToEnd();
        zip.GetEntry(name)!.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text.Replace(old, now, StringComparison.Ordinal));
    }

    private static async Task<ServiceProvider> EmptyAsync()
    {
        var services = TestData.UseCases(await TestPostgres.NewDatabaseAsync());
        await CommandLine.PrepareAsync(services, TestContext.Current.CancellationToken);
        return services;
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    private async Task KeepFileOfFirstBatchAsync(ServiceProvider held)
    {
        var hash = await TestData.ReadAsync(held, db => db.ImportBatches.Select(batch => batch.Hash).FirstAsync());
        var folder = Directory.CreateDirectory(Path.Combine(Folder("held"), "imports"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{hash}.import"), "period,value\n2020,1\n", TestContext.Current.CancellationToken);
    }

    private static async Task<byte[]> WriteAsync(ServiceProvider services, ArchiveKind kind, string folder)
    {
        using var archive = new MemoryStream();
        await TestData.ReadAsync(services, db => new ArchiveWriter(db, folder, new TestClock()).WriteAsync(kind, archive, TestContext.Current.CancellationToken));
        return archive.ToArray();
    }

    private static async Task<ArchiveManifest> RestoreAsync(ServiceProvider services, byte[] archive, string folder)
    {
        using var from = new MemoryStream(archive);
        return await TestData.ReadAsync(services, db => new ArchiveReader(db, folder, ChangeFeed.AnnounceAsync).RestoreAsync(from, TestContext.Current.CancellationToken));
    }

    private static Task<AuditReport> AuditAsync(ServiceProvider services) => TestData.ReadAsync(services, db => AuditCheck.RunAsync(db, null, TestContext.Current.CancellationToken));

    private static Task<long> VersionAsync(ServiceProvider services) => TestData.ReadAsync(services, db => db.DataVersions.Select(version => version.Version).SingleAsync());

    private static async Task SlipAsync(ServiceProvider services)
    {
        var id = (await FreshMilestones.AddAsync(services, 1))[0];
        var milestone = await TestData.ReadAsync(services, db => db.Milestones.AsNoTracking().SingleAsync(held => held.Id == id));
        Assert.Null(await TestData.SendAsync(services, Access.Person.CommandLine, new SlipMilestone(id, milestone.ForecastDate.AddDays(1), milestone.Version), "The supplier is late."));
    }

    private static List<string> Tables(byte[] archive) =>
        [.. Entries(archive).Select(entry => entry.Name).Where(name => name.StartsWith("tables/", StringComparison.Ordinal)).Select(name => Path.GetFileNameWithoutExtension(name)).Order(StringComparer.Ordinal)];

    private static List<(string Name, string Text)> Entries(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return [.. zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return (entry.FullName, reader.ReadToEnd());
        })];
    }
}
