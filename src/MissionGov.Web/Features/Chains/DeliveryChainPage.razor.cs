using Microsoft.AspNetCore.Components;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Chains;

/// <summary>A mission's delivery chain, and for those who may, forms to change it. Every change is saved at once.</summary>
public sealed partial class DeliveryChainPage
{
    private DeliveryChainView? _view;
    private Problem? _problem;
    private string _saved = "";
    private bool _saving;
    private Guid? _opened;

    [Parameter]
    public string Mission { get; set; } = "";

    /// <summary>Only while the page is first rendered, not in a circuit.</summary>
    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private ILogger<DeliveryChainPage> Log { get; set; } = default!;

    internal bool IsLive => RendererInfo.IsInteractive;

    /// <summary>Does one change; true when it is saved.</summary>
    internal async Task<bool> DoAsync<TCommand>(TCommand command)
        where TCommand : IChainCommand
    {
        if (_saving) return false;
        _saving = true;
        _saved = "";
        try
        {
            _problem = await Mediator.SendAsync(command);
            if (_problem is null) _saved = "Saved.";
            await LoadAsync(Closed);
        }
        catch (Exception fault)
        {
            // The circuit would end here, and what was typed with it.
            LogNotSaved(Log, fault);
            _problem = new Problem("chain.not_saved", "This is not saved: the database does not answer. What you typed is kept. Try again in a moment.");
        }
        finally
        {
            _saving = false;
            StateHasChanged();
        }

        return _problem is null;
    }

    protected override async Task LoadAsync(CancellationToken ct)
    {
        _view = await Mediator.AskAsync(new GetDeliveryChain(Mission), ct);
        if (_view is null && Http is { Response.HasStarted: false }) Http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private void Open(Guid node) => (_opened, _problem) = (_opened == node ? null : node, null);

    private Task<bool> RateAsync(Guid link, ChangeEventArgs chosen) =>
        Enum.TryParse<Strength>(chosen.Value as string, out var strength) ? DoAsync(new RateLink(Mission, link, strength)) : Task.FromResult(false);

    [LoggerMessage(LogLevel.Error, "A change of a delivery chain could not be saved")]
    private static partial void LogNotSaved(ILogger log, Exception fault);

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", System.Globalization.CultureInfo.CurrentCulture);
}
