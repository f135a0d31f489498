using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Indicators;

/// <summary>Makes a measure; figures are imported into it.</summary>
internal sealed record BeginIndicator(Guid Id, IndicatorDetails Details) : ICommand;

internal sealed class BeginIndicatorHandler(MissionGovDb db) : CommandHandler<BeginIndicator>
{
    protected override Permission Requires => Permission.EditData;

    internal override async Task<Result> HandleAsync(BeginIndicator command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) return NotAllowed(person);
        var others = await db.Indicators.AsNoTracking().Select(indicator => new { indicator.Name, indicator.Slug }).ToListAsync(ct);
        var (made, result) = Indicator.Begin(command.Id, command.Details, [.. others.Select(other => (other.Name, other.Slug))]);
        if (result.Event is not null) db.Add(made);
        return result;
    }
}

/// <param name="SeenVersion">The version that was on the screen.</param>
internal sealed record EditIndicator(string Indicator, IndicatorDetails Details, uint SeenVersion) : ICommand;

internal sealed class EditIndicatorHandler(MissionGovDb db) : CommandHandler<EditIndicator>
{
    protected override Permission Requires => Permission.EditData;

    internal override async Task<Result> HandleAsync(EditIndicator command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) return NotAllowed(person);
        if (await db.Indicators.SingleOrDefaultAsync(indicator => indicator.Slug == command.Indicator, ct) is not { } indicator) return NotHere;
        if (indicator.Version != command.SeenVersion) return new Problem(Mediator.Changed, "Someone else changed this measure while you were typing.");
        var others = await db.Indicators.AsNoTracking().Where(other => other.Id != indicator.Id).Select(other => other.Name).ToListAsync(ct);
        var decides = await db.Targets.IgnoreQueryFilters().AnyAsync(target => target.IndicatorId == indicator.Id && target.PublishedAt != null, ct);
        return indicator.Edit(command.Details, others, decides, change);
    }
}
