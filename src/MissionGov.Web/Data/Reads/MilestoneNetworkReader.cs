using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;

namespace MissionGov.Web.Data.Reads;

/// <summary>All milestones and what waits for what, over all missions: also those that the person asking may not see, for a slip reaches them all the same.</summary>
internal sealed class MilestoneNetworkReader(MissionGovDb db)
{
    /// <summary>To look at.</summary>
    public async Task<MilestoneNetwork> ReadAsync(CancellationToken ct) => new(
        await db.Milestones.IgnoreQueryFilters().AsNoTracking().ToListAsync(ct),
        await db.MilestoneDependencies.AsNoTracking().ToListAsync(ct),
        await DraftsAsync(ct));

    /// <summary>To change. Until the transaction ends nobody else moves a date or adds a dependency: two who each see no circle could make one together.</summary>
    public async Task<MilestoneNetwork> HoldAsync(CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('milestones'))", ct);
        return new(await db.Milestones.IgnoreQueryFilters().ToListAsync(ct), await db.MilestoneDependencies.AsNoTracking().ToListAsync(ct), await DraftsAsync(ct));
    }

    /// <summary>The names of the missions that the person asking may see.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> MissionNamesAsync(CancellationToken ct) =>
        await db.Missions.ToDictionaryAsync(mission => mission.Id, mission => mission.Name, ct);

    private async Task<IReadOnlySet<Guid>> DraftsAsync(CancellationToken ct) =>
        await db.Missions.IgnoreQueryFilters().Where(mission => mission.PublishedAt == null).Select(mission => mission.Id).ToHashSetAsync(ct);
}
