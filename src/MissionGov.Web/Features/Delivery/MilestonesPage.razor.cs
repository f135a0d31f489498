using Microsoft.AspNetCore.Components;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;
using MudBlazor;

namespace MissionGov.Web.Features.Delivery;

/// <summary>A mission's milestones, and for those who may, the way to change them. Open pages follow each other's changes.</summary>
public sealed partial class MilestonesPage
{
    private MilestonesView? _view;
    private bool _mayEdit;
    private string _saved = "";

    [Parameter]
    public string Mission { get; set; } = "";

    /// <summary>The day whose dates the chart compares with.</summary>
    [SupplyParameterFromQuery]
    public string? Baseline { get; set; }

    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [Inject]
    internal DemoMode Demo { get; set; } = default!;

    /// <summary>Only while the page is first rendered, not in a circuit.</summary>
    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    internal CurrentPerson Current { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    private string Finding => _view!.Late switch
    {
        0 => "No milestone is late",
        1 => "One milestone is late",
        var late => $"{BoardHeadline.Number(late)} milestones are late",
    };

    protected override async Task LoadAsync(CancellationToken ct)
    {
        _mayEdit = (await Current.GetAsync()).May(Permission.EditDelivery, Mission);
        _view = await Mediator.AskAsync(new GetMilestones(Mission, AsAt.TryRead(Baseline, out var day) ? day : null), ct);
        if (_view.MissionName is null && Http is { Response.HasStarted: false }) Http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task EditAsync(MilestoneRow row)
    {
        var before = _view!;
        var parameters = new DialogParameters<SlipMilestoneDialog> { { dialog => dialog.Row, row }, { dialog => dialog.Today, before.Today } };
        var dialog = await Dialogs.ShowAsync<SlipMilestoneDialog>(row.Name, parameters, new DialogOptions { CloseOnEscapeKey = true, FullWidth = true, MaxWidth = MaxWidth.Small });
        if (await dialog.Result is not { Canceled: false }) return;

        await LoadAsync(Closed);
        var days = _view!.Rows.ToDictionary(now => now.Id, now => now.Expected);
        var moved = before.Rows.Where(was => days.TryGetValue(was.Id, out var now) && now != was.Expected).ToDictionary(was => was.Id, was => was.Expected);
        _saved = string.Join(' ', (await Mediator.AskAsync(new GetStrategyMoves(moved), Closed)).Prepend(MilestoneSaved.InWords(before, _view)));
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", System.Globalization.CultureInfo.CurrentCulture);
}
