using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access.SignIn;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.SignIn;

/// <summary>Whether the first account is still to be made. The demo has roles to try instead.</summary>
internal sealed class FirstRun(MissionGovDb db, DemoMode demo)
{
    public async Task<bool> IsDueAsync(CancellationToken ct) => !demo.IsOn && !await db.Users.AnyAsync(ct);
}

/// <summary>Shows the code for the first account on the console, where only whoever runs the program can read it.</summary>
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
        await Console.Error.WriteLineAsync($"MissionGov has no account yet. Open /set-up and enter this code within {SetUpCode.ValidFor.TotalMinutes} minutes: {code.Make()}");
    }
}
