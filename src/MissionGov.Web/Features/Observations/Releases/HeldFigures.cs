using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Releases;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Observations.Releases;

/// <summary>The held releases and their files. One who changes a release locks it, so that nobody moves what is just coming out.</summary>
internal sealed class HeldFigures(MissionGovDb db)
{
    /// <summary>All that was said about the file, but not where it lay then: what is said of it later is in here too.</summary>
    public static string OptionsOf(ImportFile file) => JsonSerializer.Serialize(file with { Path = "", KnownOn = null }, AsJson.Options);

    /// <summary>Waits for whoever has it; null where there is none.</summary>
    public async Task<HeldRelease?> LockAsync(Guid id, CancellationToken ct) =>
        (await db.HeldReleases.FromSql($"select * from held_releases where id = {id} for update").ToListAsync(ct)).SingleOrDefault();

    /// <summary>Null also where another node has it.</summary>
    public async Task<HeldRelease?> TakeAsync(Guid id, CancellationToken ct) =>
        (await db.HeldReleases.FromSql($"select * from held_releases where id = {id} and state = {nameof(ReleaseState.Held)} for update skip locked").ToListAsync(ct)).SingleOrDefault();

    /// <summary>Imports a held file in the caller's transaction, to be kept or rolled back.</summary>
    public async Task<T> WithFileAsync<T>(HeldRelease release, Func<ImportFile, Task<T>> import, CancellationToken ct)
    {
        var said = JsonSerializer.Deserialize<ImportFile>(release.Options, AsJson.Options)!;
        var content = await db.HeldReleaseFiles.Where(file => file.ReleaseId == release.Id).Select(file => file.Content).SingleAsync(ct);

        // Only this program's account can read it, and it is gone at once.
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, content, ct);
            return await import(said with { Path = path });
        }
        finally
        {
            File.Delete(path);
        }
    }
}
