using Microsoft.AspNetCore.Components;
using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Web.Components.Charts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Drivers;

/// <summary>A mission's driver tree, and for those who may, buttons to change it. Every change is saved at once.</summary>
public sealed partial class DriverTreePage
{
    internal static readonly IReadOnlyList<DriverKind> CausesOnly = [DriverKind.Cause];

    private DriverTreeView? _view;
    private Problem? _problem;
    private string _saved = "";
    private bool _saving;

    [Parameter]
    public string Mission { get; set; } = "";

    /// <summary>Only while the page is first rendered, not in a circuit.</summary>
    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private ILogger<DriverTreePage> Log { get; set; } = default!;

    /// <summary>The part whose form is open.</summary>
    internal Guid? Opened { get; private set; }

    internal bool IsLive => RendererInfo.IsInteractive;

    private IEnumerable<DriverNode> Drivers => _view!.Tree.Nodes.Where(node => node.Kind == DriverKind.Driver);

    private IReadOnlyList<TreeItem> Items =>
    [
        .. _view!.Outcomes.Where(outcome => _view.Tree.Below(outcome.Id).Count > 0).Select(outcome => new TreeItem(outcome.Id, null, outcome.Name, "outcome")),
        .. _view.Tree.Nodes.Select(node => new TreeItem(node.Id, node.Parent, node.IsSymptom ? $"{node.Name} (symptom)" : node.Name, node.Kind == DriverKind.Cause ? "cause" : "driver")),
        .. _view.Plans.Where(plan => _view.Tree.DriverOf(plan.Id) is not null).Select(plan => new TreeItem(plan.Id, _view.Tree.DriverOf(plan.Id)!.Id, plan.Name, "act")),
    ];

    internal void Open(Guid? node) => (Opened, _problem) = (Opened == node ? null : node, null);

    /// <summary>Does one change; true when it is saved.</summary>
    internal async Task<bool> DoAsync<TCommand>(TCommand command)
        where TCommand : ITreeCommand
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
            _problem = new Problem("tree.not_saved", "This is not saved: the database does not answer. What you typed is kept. Try again in a moment.");
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
        _view = await Mediator.AskAsync(new GetDriverTree(Mission), ct);
        if (_view is null && Http is { Response.HasStarted: false }) Http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    [LoggerMessage(LogLevel.Error, "A change of a driver tree could not be saved")]
    private static partial void LogNotSaved(ILogger log, Exception fault);

    private Task<bool> HangAsync(Guid plan, ChangeEventArgs chosen) =>
        DoAsync(new HangPlan(Mission, plan, Guid.TryParse(chosen.Value as string, out var driver) ? driver : null));
}
