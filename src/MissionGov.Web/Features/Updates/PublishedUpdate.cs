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

    /// <summary>Whether everything it changed still stands as it left it.</summary>
    public static async Task<bool> IsLastAsync(MissionGovDb db, UpdatesPublished published, CancellationToken ct)
    {
        var ids = published.States.Select(row => row.Milestone).ToList();
        var now = await db.Milestones.IgnoreQueryFilters().AsNoTracking().Where(milestone => ids.Contains(milestone.Id)).ToDictionaryAsync(milestone => milestone.Id, ct);
        return published.States.All(row => now.TryGetValue(row.Milestone, out var milestone) && milestone.State.IsSameAs(row.After));
    }
}
