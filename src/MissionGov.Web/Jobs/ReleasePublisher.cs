using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Releases;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Releases;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Jobs;

/// <summary>
/// Brings held figures in at their time, by the clock of the database. Nodes may do it at once: one takes a release and the rest pass it by.
/// It sleeps until the next is due and wakes when anything changes, so that a site without releases asks nothing.
/// </summary>
internal sealed partial class ReleasePublisher(IServiceScopeFactory scopes, Readiness readiness, ChangeFeed feed, DatabaseClock clock, ILogger<ReleasePublisher> log) : BackgroundService
{
    // News can be missed while the database is away.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    // What is due and still there is with another node.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Publishes what is due. A release that fails is told of once, and tried again.</summary>
    /// <returns>How many came out here.</returns>
    internal async Task<int> PublishDueAsync(CancellationToken ct)
    {
        var published = 0;
        foreach (var id in await DueAsync(ct))
        {
            var problem = await TryAsync(id, ct);
            if (problem is null) published++;
            else if (problem.Code != PublishRelease.Taken) await BeLateAsync(id, problem, ct);
        }

        return published;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await readiness.WaitAsync(stoppingToken);
            for (; ; await SleepAsync(stoppingToken)) await RunAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Stopped: what is due comes out at the next start.
        }
    }

    private async Task RunAsync(CancellationToken ct)
    {
        try
        {
            await PublishDueAsync(ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            LogLater(fault);
        }
    }

    private async Task SleepAsync(CancellationToken ct)
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var news = feed.VersionsAsync(feed.Version, woken.Token).GetAsyncEnumerator(woken.Token);
        await Task.WhenAny(Task.Delay(await UntilNextAsync(ct), woken.Token), news.MoveNextAsync().AsTask());
        await woken.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }

    private async Task<TimeSpan> UntilNextAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
            var next = await db.HeldReleases.Where(release => release.State == ReleaseState.Held && release.LateSince == null).MinAsync(release => (DateTimeOffset?)release.At, ct);
            var until = next - await clock.NowAsync(db, ct);
            return until is null || until > LongestSleep ? LongestSleep : until <= TimeSpan.Zero ? Pause : until.Value;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            LogLater(fault);
            return LongestSleep;
        }
    }

    private async Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
        var now = await clock.NowAsync(db, ct);
        return await db.HeldReleases.Where(release => release.State == ReleaseState.Held && release.At <= now).OrderBy(release => release.At).ThenBy(release => release.Id).Select(release => release.Id).ToListAsync(ct);
    }

    private async Task<Problem?> TryAsync(Guid id, CancellationToken ct)
    {
        try
        {
            return await SendAsync(new PublishRelease(id), ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !PassingFaults.IsAway(fault))
        {
            // What the database refuses is the fault of this release; the others are still to come.
            LogFailed(id, fault);
            return new Problem("release.fault", "The program met a fault. It is in the log of the server.");
        }
    }

    private async Task BeLateAsync(Guid id, Problem problem, CancellationToken ct)
    {
        // The first failure is told; the tries after it only go on.
        if (await SendAsync(new NoteLateRelease(id, problem.Message), ct) is null) LogLate(id, problem.Message);
    }

    private async Task<Problem?> SendAsync<TCommand>(TCommand command, CancellationToken ct)
        where TCommand : ICommand
    {
        await using var scope = scopes.CreateAsyncScope();
        var acting = ActivatorUtilities.CreateInstance<AtTheReleaseClock>(scope.ServiceProvider);
        return await ActivatorUtilities.CreateInstance<Mediator>(scope.ServiceProvider, acting).SendAsync(command, ct: ct);
    }

    [LoggerMessage(LogLevel.Error, "Release {Release} could not come out.")]
    private partial void LogFailed(Guid release, Exception fault);

    [LoggerMessage(LogLevel.Warning, "Release {Release} is late: {Why}")]
    private partial void LogLate(Guid release, string why);

    [LoggerMessage(LogLevel.Warning, "Releases are looked at later.")]
    private partial void LogLater(Exception fault);
}
