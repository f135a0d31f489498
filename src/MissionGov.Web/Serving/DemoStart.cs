using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Serving;

/// <summary>Decides once whether this is a demo: when asked for, or on a first run that nobody configured; later when the demo's missions are still there.</summary>
internal sealed class DemoStart(Configured configured, DatabaseAddress address, DemoMode demo, IDemoLoad load)
{
    public async Task PrepareAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<MissionGovDb>();
        var empty = !await db.Missions.AnyAsync(ct);
        var hasDemo = await db.Missions.AnyAsync(mission => mission.Pack != null, ct);
        if (!(configured.Demo ?? (address.Embedded && (empty || hasDemo)))) return;

        demo.TurnOn(configured.Today ?? load.Today);
        if (!hasDemo) await load.LoadAsync(ct);
    }
}

/// <summary>The demo packs, seen from the start-up.</summary>
internal interface IDemoLoad
{
    /// <summary>The day the packs are told from.</summary>
    DateOnly Today { get; }

    Task LoadAsync(CancellationToken ct);
}
