using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Serving;

/// <summary>Decides once whether this is a demo: when asked for, or on a first run that nobody configured; later while the demo's missions are still there.</summary>
internal sealed class DemoStart(Configured configured, DatabaseAddress address, DemoMode demo, IDemoLoad load)
{
    public async Task PrepareAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<MissionGovDb>();
        var hasDemo = await HasDemoAsync(db, ct);
        TellTheDay(hasDemo || await IsFirstRunAsync(db, ct));
        if (demo.IsOn && !hasDemo) await load.LoadAsync(ct);
    }

    /// <summary>For a command, which brings no demo of its own accord: the same day as on the pages.</summary>
    public async Task JoinAsync(IServiceProvider services, CancellationToken ct) =>
        TellTheDay(await HasDemoAsync(services.GetRequiredService<MissionGovDb>(), ct));

    private void TellTheDay(bool isDemo)
    {
        if (configured.Demo ?? (address.Embedded && isDemo)) demo.TurnOn(configured.Today ?? load.Today);
    }

    private static Task<bool> HasDemoAsync(MissionGovDb db, CancellationToken ct) => db.Missions.IgnoreQueryFilters().AnyAsync(mission => mission.Pack != null, ct);

    // Nobody has done anything yet. No missions would not say so: the demo may have been removed, or figures imported first.
    private static async Task<bool> IsFirstRunAsync(MissionGovDb db, CancellationToken ct) =>
        !await db.Audit.AnyAsync(ct) && !await db.ImportBatches.AnyAsync(ct);
}

/// <summary>The demo packs, seen from the start-up.</summary>
internal interface IDemoLoad
{
    /// <summary>The day the packs are told from.</summary>
    DateOnly Today { get; }

    Task LoadAsync(CancellationToken ct);
}
