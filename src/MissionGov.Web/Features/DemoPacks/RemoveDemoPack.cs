using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.DemoPacks;

/// <summary>Takes away what a pack brought. Measures that others have come to use stay, and places always do.</summary>
internal sealed record RemoveDemoPack(string Name) : ICommand
{
    public const string NotLoaded = "demo.not_loaded";
}

internal sealed record DemoPackRemoved(string Pack, int Missions, int Indicators, int IndicatorsKept) : DomainEvent
{
    public override Guid? MissionId => null;

    public override Guid? SubjectId => null;

    public override string Summary => $"Demo pack removed: {Pack}. Missions: {Missions}; measures: {Indicators}; measures kept because others use them: {IndicatorsKept}.";
}

internal sealed class RemoveDemoPackHandler(MissionGovDb db) : CommandHandler<RemoveDemoPack>
{
    protected override Permission Requires => Permission.Administer;

    internal override async Task<Result> HandleAsync(RemoveDemoPack command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) return NotAllowed(person);
        if (DemoPackNames.Unknown(command.Name) is { } unknown) return unknown;

        var name = command.Name;
        await DemoPackNames.OneAtATimeAsync(db, ct);

        // A mission takes its targets, interventions, milestones and decisions with it, an indicator its series and figures.
        var missions = await db.Missions.Where(mission => mission.Pack == name).ExecuteDeleteAsync(ct);
        if (missions == 0) return new Problem(RemoveDemoPack.NotLoaded, $"The demo pack \"{name}\" is not loaded.");

        var indicators = await UnusedByOthers(name).ExecuteDeleteAsync(ct);
        var kept = await db.Indicators.Where(indicator => indicator.Pack == name).ExecuteUpdateAsync(set => set.SetProperty(indicator => indicator.Pack, (string?)null), ct);
        await db.ImportBatches.Where(batch => batch.Pack == name && !db.Observations.Any(row => row.BatchId == batch.Id)).ExecuteDeleteAsync(ct);
        await db.ImportBatches.Where(batch => batch.Pack == name).ExecuteUpdateAsync(set => set.SetProperty(batch => batch.Pack, (string?)null), ct);
        await db.Stocktakes.Where(stocktake => stocktake.Pack == name).ExecuteDeleteAsync(ct);
        return new DemoPackRemoved(name, missions, indicators, kept);
    }

    private IQueryable<Indicator> UnusedByOthers(string name)
    {
        var withOtherFigures =
            from series in db.Series
            join row in db.Observations on series.Id equals row.SeriesId
            join batch in db.ImportBatches on row.BatchId equals batch.Id
            where batch.Pack != name
            select series.IndicatorId;
        return db.Indicators.Where(indicator => indicator.Pack == name
            && !db.Targets.Any(target => target.IndicatorId == indicator.Id)
            && !withOtherFigures.Contains(indicator.Id));
    }
}
