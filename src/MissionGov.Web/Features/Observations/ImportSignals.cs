using System.Collections.Concurrent;

namespace MissionGov.Web.Features.Observations;

/// <summary>Wakes whoever runs imports on this node, and tells whoever waits for one that it is over. Other nodes look by themselves.</summary>
internal sealed class ImportSignals : IDisposable
{
    private readonly SemaphoreSlim _added = new(0);
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _awaited = new();

    public void Added() => _added.Release();

    /// <summary>Returns when an import was added here, or after a while.</summary>
    public Task AddedAsync(TimeSpan patience, CancellationToken ct) => _added.WaitAsync(patience, ct);

    /// <summary>Returns when the import is over here, or after a while.</summary>
    /// <param name="begin">Done once the end cannot be missed any more.</param>
    public async Task OverAsync(Guid id, TimeSpan patience, Func<Task> begin, CancellationToken ct)
    {
        var over = _awaited.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            await begin();
            await Task.WhenAny(over.Task, Task.Delay(patience, ct));
        }
        finally
        {
            _awaited.TryRemove(id, out _);
        }
    }

    public void Dispose() => _added.Dispose();

    public void Over(Guid id)
    {
        if (_awaited.TryRemove(id, out var over)) over.TrySetResult();
    }
}
