using Microsoft.AspNetCore.Components;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Components;

/// <summary>A page that loads its view, and loads it again whenever the data change. Its errors go to its own circuit.</summary>
public abstract class LivePage : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private Task _listening = Task.CompletedTask;
    private long _seen;

    [Inject] internal ChangeFeed Feed { get; set; } = default!;

    [Inject] internal Mediator Mediator { get; set; } = default!;

    protected CancellationToken Closed => _closed.Token;

    protected bool Loaded { get; private set; }

    protected abstract Task LoadAsync(CancellationToken ct);

    protected override async Task OnParametersSetAsync()
    {
        // Before loading: a change in between is then heard of, not missed.
        _seen = Feed.Version;
        await LoadAsync(Closed);
        Loaded = true;
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _listening = ListenAsync();
    }

    private async Task ListenAsync()
    {
        try
        {
            await foreach (var _ in Feed.VersionsAsync(_seen, Closed))
            {
                await InvokeAsync(async () =>
                {
                    await LoadAsync(Closed);
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await _listening;
        _closed.Dispose();
        GC.SuppressFinalize(this);
    }
}
