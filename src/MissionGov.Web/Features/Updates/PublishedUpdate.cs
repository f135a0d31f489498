using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Updates;

/// <summary>Finds an update again in the audit, by the id it was published under.</summary>
internal static class PublishedUpdate
{
    public static async Task<UpdatesPublished?> FindAsync(MissionGovDb db, Guid command, CancellationToken ct)
    {
        var line = await db.Audit.AsNoTracking().Where(line => line.CommandId == command && line.Event == nameof(UpdatesPublished)).Select(line => line.Detail).SingleOrDefaultAsync(ct);
        return line is null ? null : JsonSerializer.Deserialize<UpdatesPublished>(line, AsJson.Options);
    }
}
