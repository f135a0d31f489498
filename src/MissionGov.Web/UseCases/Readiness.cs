namespace MissionGov.Web.UseCases;

/// <summary>Whether the database is set up. Until then every page says so and nothing else.</summary>
internal sealed class Readiness
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsReady => _ready.Task.IsCompletedSuccessfully;

    public Task WaitAsync(CancellationToken ct) => _ready.Task.WaitAsync(ct);

    public void Set() => _ready.TrySetResult();
}
