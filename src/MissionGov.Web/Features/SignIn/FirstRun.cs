using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Access.SignIn;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.SignIn;

/// <summary>Whether somebody is still to be made who can let people in. The demo has roles to try instead.</summary>
internal sealed class FirstRun(MissionGovDb db, DemoMode demo, TimeProvider clock)
{
    /// <summary>No administrator can sign in: there is none yet, or their post has ended.</summary>
    public async Task<bool> IsDueAsync(CancellationToken ct) => !demo.IsOn && !await Administrators.AnyAsync(db, LondonDay.Of(clock.GetUtcNow()), ct);

    /// <summary>Nobody at all can sign in.</summary>
    public async Task<bool> HasNobodyAsync(CancellationToken ct) => !demo.IsOn && !await db.Users.AnyAsync(ct);
}

/// <summary>Shows the code for the first administrator on the console, where only whoever runs the program can read it.</summary>
internal sealed class FirstRunNotice(Readiness readiness, IServiceScopeFactory scopes, SetUpCode code) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await readiness.WaitAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<FirstRun>().IsDueAsync(stoppingToken)) return;

        // Not by the log: what goes there is shipped off and kept.
        await Console.Error.WriteLineAsync($"MissionGov has no administrator who can sign in. Open /set-up and enter this code within {SetUpCode.ValidFor.TotalMinutes} minutes: {code.Make()}");
    }
}
