using System.Collections.Concurrent;
using System.Text.Json;
using MissionGov.Domain;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.UseCases;
using Npgsql;

namespace MissionGov.Web.Jobs;

/// <summary>
/// Runs the imports that people asked for. Each is one command in one transaction: killed at any moment it has done all or nothing,
/// and whoever finds it afterwards runs it again under the same id.
/// </summary>
internal sealed partial class ImportRunner(IServiceScopeFactory scopes, KeptFiles kept, ImportSignals signals, Readiness readiness, ILogger<ImportRunner> log) : BackgroundService
{
    // A server that goes down in the middle may break something that says nothing of it; what breaks each time is a fault of ours, even where it takes the program along.
    private const int MostTries = 4;
    private const string Broken = "Something went wrong each time, and nothing was saved. Try again, or ask whoever looks after this site.";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, Task> _running = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await readiness.WaitAsync(stoppingToken);
            for (; ; await signals.AddedAsync(Pause, stoppingToken)) await StartDueAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Stopped: what runs is rolled back, and taken up at the next start.
            await Task.WhenAll(_running.Values);
        }
    }

    private async Task StartDueAsync(CancellationToken stopping)
    {
        try
        {
            while (_running.Count < ImportQueue.AtOnce && await InQueueAsync(queue => queue.TakeAsync(stopping)) is { } job)
            {
                // Its process was held up for so long that it counted as killed; it goes on by itself.
                if (_running.ContainsKey(job.Id)) return;
                var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _running[job.Id] = over.Task;
                _ = Task.Run(() => RunToItsEndAsync(job, over, stopping), CancellationToken.None);
            }
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            LogLater(fault);
        }
    }

    private async Task RunToItsEndAsync(ImportJob job, TaskCompletionSource over, CancellationToken stopping)
    {
        try
        {
            await RunAsync(job, stopping);
        }
        finally
        {
            _running.TryRemove(job.Id, out _);
            signals.Over(job.Id);
            over.TrySetResult();
        }
    }

    private async Task RunAsync(ImportJob job, CancellationToken stopping)
    {
        if (job.Tries > MostTries)
        {
            await EndAsync(job, ImportJobState.Failed, Broken, stopping);
            return;
        }

        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var step = new Box();
        var beating = BeatAsync(job, step, cancelled, ended.Token);
        (ImportJobState State, string? Problem)? end = null;
        try
        {
            var problem = await SendAsync(job, step, cancelled.Token);
            end = (problem is null ? ImportJobState.Done : ImportJobState.Failed, problem?.Message);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            end = (ImportJobState.Cancelled, null);
        }
        catch (Exception fault) when (fault is OperationCanceledException || PassingFaults.IsAway(fault))
        {
            // Nobody holds it from now on, so it is run again.
            LogLater(fault);
        }
        catch (Exception fault)
        {
            LogFailed(job.Id, fault);
            if (IsFull(fault)) end = (ImportJobState.Failed, "The server's storage is full. Nothing was changed. Tell whoever looks after this site.");
            else if (job.Tries == MostTries) end = (ImportJobState.Failed, Broken);
        }

        await ended.CancelAsync();
        await beating;
        if (end is not (var state, var why)) return;
        await EndAsync(job, state, why, stopping);
    }

    private async Task<Problem?> SendAsync(ImportJob job, Box step, CancellationToken ct)
    {
        if (kept.PathOf(job.FileId) is not { } path) return new Problem("import.gone", "That file is not here any more. Choose it again");
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (await services.GetRequiredService<People>().ByIdAsync(job.PersonId, services.GetRequiredService<MissionGovDb>(), ct) is not { } person)
            return new Problem(Mediator.Forbidden, "Whoever asked for this import has no account any more. Choose the file again");
        var file = JsonSerializer.Deserialize<ImportFile>(job.Options, AsJson.Options)! with { Path = path };
        var mediator = OnBehalf.Mediator(services, person);
        return await mediator.SendAsync(new ImportObservations(file) { Done = now => step.Now = now }, commandId: job.Id, ct: ct);
    }

    /// <summary>Says every second that the job is alive, and hears whether somebody has cancelled it.</summary>
    private async Task BeatAsync(ImportJob job, Box step, CancellationTokenSource cancelled, CancellationToken ended)
    {
        try
        {
            for (; ; await Task.Delay(Pause, ended))
            {
                try
                {
                    var now = step.Now;
                    if (!await InQueueAsync(queue => queue.HoldAsync(job.Id, now.IsLoading, now.Rows, now.InAll, ended))) await cancelled.CancelAsync();
                }
                catch (Exception fault) when (!ended.IsCancellationRequested)
                {
                    LogLater(fault);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The job is over.
        }
    }

    // Until the database is back: what was done must not be run again without need.
    private async Task EndAsync(ImportJob job, ImportJobState state, string? problem, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                // Cancelled too late, it was done all the same.
                var done = state == ImportJobState.Cancelled && await InScopeAsync(services => services.GetRequiredService<Drafts>().WasDoneAsync(job.Id, stopping));
                await InQueueAsync(async queue =>
                {
                    await queue.EndAsync(job.Id, done ? ImportJobState.Done : state, problem, stopping);
                    return true;
                });
                return;
            }
            catch (Exception fault)
            {
                LogLater(fault);
                await Task.Delay(Pause, CancellationToken.None);
            }
        }
    }

    private Task<T> InQueueAsync<T>(Func<ImportQueue, Task<T>> ask) => InScopeAsync(services => ask(services.GetRequiredService<ImportQueue>()));

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider);
    }

    private static bool IsFull(Exception fault) => fault is PostgresException { SqlState: PostgresErrorCodes.DiskFull } || (fault.InnerException is { } inner && IsFull(inner));

    [LoggerMessage(LogLevel.Warning, "Imports go on later.")]
    private partial void LogLater(Exception fault);

    [LoggerMessage(LogLevel.Error, "The import {Job} failed.")]
    private partial void LogFailed(Guid job, Exception fault);

    /// <summary>Where the import says how far it is, for the beat to pass on.</summary>
    private sealed class Box
    {
        private readonly Lock _gate = new();

        public ImportStep Now
        {
            get { lock (_gate) return field; }
            set { lock (_gate) field = value; }
        }
    }
}
