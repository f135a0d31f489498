using System.Globalization;
using Microsoft.AspNetCore.Components;
using MissionGov.Domain;
using MissionGov.Web.Components;
using MissionGov.Web.UseCases;
using MudBlazor;

namespace MissionGov.Web.Features.Delivery;

/// <summary>One milestone: a later date with its reason, or the day it was met. What was typed stays until it is saved.</summary>
public sealed partial class SlipMilestoneDialog
{
    // One intent, one id: a double click or a retry after a lost answer has one effect.
    private Guid _commandId = Guid.CreateVersion7();
    private uint _seenVersion;
    private string? _date;
    private string? _reason;
    private bool _met;
    private bool _saving;
    private Problem? _problem;
    private IReadOnlyList<KnockOnRow> _knockOn = [];

    [Parameter, EditorRequired]
    public MilestoneRow Row { get; set; } = default!;

    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    internal Mediator Mediator { get; set; } = default!;

    [Inject]
    private ILogger<SlipMilestoneDialog> Log { get; set; } = default!;

    protected override void OnInitialized() => (_seenVersion, _date) = (Row.Version, Text(Row.ForecastDate));

    private Task ChooseAsync(string? date)
    {
        _date = date;
        return ForeseeAsync();
    }

    private Task SwitchAsync(bool met)
    {
        _met = met;
        return ForeseeAsync();
    }

    /// <summary>Says what else would move, before anything is saved. Without an answer the person may save all the same.</summary>
    private async Task ForeseeAsync()
    {
        try
        {
            _knockOn = Read(_date) is { } day ? await Mediator.AskAsync(new GetKnockOn(Row.Id, day)) : [];
        }
        catch (Exception fault)
        {
            LogNotForeseen(Log, fault);
            _knockOn = [];
        }
    }

    private async Task SaveAsync()
    {
        if (_saving) return;
        _saving = true;
        try
        {
            _problem = await SendAsync();
            if (_problem is null) Dialog.Close();
            else if (_problem.Code is MilestoneConflict.Code or Mediator.Changed) await CatchUpAsync();
        }
        catch (Exception fault)
        {
            // The circuit would end here, and what was typed with it.
            LogNotSaved(Log, fault);
            _problem = new Problem("milestone.not_saved", "This is not saved: the database does not answer. Your text is kept. Try again in a moment.");
        }
        finally
        {
            _saving = false;
        }
    }

    private async Task<Problem?> SendAsync()
    {
        if (Read(_date) is not { } day) return new Problem("milestone.date", "Enter a real date, like 12 February 2027.");
        return _met
            ? await Mediator.SendAsync(new MeetMilestone(Row.Id, day, _seenVersion), commandId: _commandId)
            : await Mediator.SendAsync(new SlipMilestone(Row.Id, day, _seenVersion), _reason ?? "", _commandId);
    }

    /// <summary>The person has now been told what the other did; saving again is a decision with open eyes.</summary>
    private async Task CatchUpAsync()
    {
        var view = await Mediator.AskAsync(new GetMilestones(Row.Mission));
        if (view.Rows.FirstOrDefault(row => row.Id == Row.Id) is not { } now) return;
        (Row, _seenVersion, _commandId) = (now, now.Version, Guid.CreateVersion7());
    }

    [LoggerMessage(LogLevel.Error, "A milestone could not be saved")]
    private static partial void LogNotSaved(ILogger log, Exception fault);

    [LoggerMessage(LogLevel.Warning, "What a milestone moves could not be foreseen")]
    private static partial void LogNotForeseen(ILogger log, Exception fault);

    private static DateOnly? Read(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private void Close() => Dialog.Cancel();

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
}
