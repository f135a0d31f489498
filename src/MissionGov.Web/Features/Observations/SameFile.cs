using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Observations;

/// <summary>
/// Knows a file again that can change nothing, so that it need not be read: the same bytes, asked for in the same way, and nothing that figures
/// hang on was changed on this site since they came in. Whoever is not sure reads the file and compares.
/// </summary>
internal sealed class SameFile(MissionGovDb db)
{
    public static Problem Found(DateTimeOffset at) => new(ImportRun.SameFile, $"This file was imported on {at:d MMMM yyyy}. Nothing was changed.");

    /// <summary>All that decides how a file is read, in one word: what was said of it, and by which build of the program.</summary>
    public static string Asked(ImportFile file)
    {
        var build = typeof(SameFile).Assembly.ManifestModule.ModuleVersionId;
        return Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { build, file = file with { Path = "", KnownOn = null } }, AsJson.Options)));
    }

    /// <returns>What was imported then, and when; null where the file has to be read.</returns>
    public async Task<(ObservationsImported Imported, DateTimeOffset At)?> FindAsync(ImportFile file, string hash, DateOnly knownOn, CancellationToken ct)
    {
        // Milestones, their updates and comments are what changes from day to day, and no figure hangs on them.
        var newest = await db.Audit.AsNoTracking()
            .Where(line => !line.Event.StartsWith("Milestone") && !line.Event.StartsWith("Updates") && !line.Event.StartsWith("Comment"))
            .OrderByDescending(line => line.Id).Select(line => new { line.Event, line.At, line.Detail }).FirstOrDefaultAsync(ct);
        if (newest?.Event != nameof(ObservationsImported) || JsonSerializer.Deserialize<ObservationsImported>(newest.Detail, AsJson.Options) is not { } imported) return null;
        if (imported.Hash != hash || imported.Asked != Asked(file)) return null;

        // A row left out as its period had not ended may be good by now; and what was loaded for an earlier day was not compared with what became known since.
        if (imported.LeftOut > 0 || (imported.KnownOn != knownOn && (imported.KnownOn != LondonDay.Of(newest.At) || imported.KnownOn > knownOn))) return null;
        return (imported, newest.At);
    }
}
