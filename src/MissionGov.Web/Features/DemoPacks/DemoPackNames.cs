using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.DemoPacks;

/// <summary>What loading and removing a pack check first.</summary>
internal static class DemoPackNames
{
    public static Problem? Unknown(string name) =>
        DemoPack.Names.Contains(name) ? null : new Problem("demo.unknown", $"There is no demo pack \"{name}\". Choose {string.Join(" or ", DemoPack.Names)}.");

    /// <summary>Waits until no other transaction loads or removes a pack.</summary>
    public static async Task OneAtATimeAsync(MissionGovDb db, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('demo packs'))", ct);
}
