using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.DemoPacks;

/// <summary>Brings in a pack's missions and figures. Loading it twice changes nothing.</summary>
internal sealed record LoadDemoPack(string Name) : ICommand
{
    public const string AlreadyLoaded = "demo.loaded";
}

internal sealed record DemoPackLoaded(string Pack, string Title, int Missions, int Targets, int Figures) : DomainEvent
{
    public override Guid? MissionId => null;

    public override Guid? SubjectId => null;

    public override string Summary => $"Demo pack loaded: {Title}. Missions: {Missions}; targets: {Targets}; figures: {Figures}.";
}

internal sealed class LoadDemoPackHandler(MissionGovDb db) : CommandHandler<LoadDemoPack>
{
    private const string Layout = "demo pack";

    protected override Permission Requires => Permission.Administer;

    internal override async Task<Result> HandleAsync(LoadDemoPack command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) return NotAllowed(person);
        if (DemoPackNames.Unknown(command.Name) is { } unknown) return unknown;

        // Two nodes may both find an empty database and load the demo.
        await DemoPackNames.OneAtATimeAsync(db, ct);
        if (await db.Missions.AnyAsync(mission => mission.Pack == command.Name, ct)) return new Problem(LoadDemoPack.AlreadyLoaded, $"The demo pack \"{command.Name}\" is loaded already.");

        var kept = await KeptAsync(command.Name, ct);
        var pack = DemoPack.Read(command.Name, await db.Places.ToDictionaryAsync(place => place.Code, ct), kept);
        if (await TakenAsync(pack, ct) is { } taken) return new Problem("demo.taken", $"\"{taken}\" is there already and not from this pack. Rename or remove it, then load the pack.");

        db.AddRange(pack.Places);
        db.AddRange(pack.Indicators);
        db.AddRange(pack.Missions);
        db.AddRange(pack.Milestones);
        db.AddRange(pack.Interventions);
        db.AddRange(pack.Overlaps);
        db.AddRange(pack.Delivery.Dependencies);
        db.AddRange(pack.Delivery.Plans);
        db.AddRange(pack.Delivery.Chains);
        db.AddRange(pack.Delivery.Trees);
        db.AddRange(pack.Decisions);
        db.AddRange(pack.Stocktakes);
        var figures = await AddFiguresAsync(pack, change, ct);
        return new DemoPackLoaded(pack.Name, pack.Title, pack.Missions.Count, pack.Missions.Sum(mission => mission.Targets.Count), figures);
    }

    // Measures that stayed when the pack was removed, because others had come to use them. Another measure may have the same slug by chance, but not the name and the unit too.
    private async Task<Dictionary<string, Indicator>> KeptAsync(string name, CancellationToken ct)
    {
        var said = DemoPack.ReadFile(name).Indicators.ToDictionary(indicator => indicator.Slug);
        var held = await db.Indicators.Where(indicator => indicator.Pack == null && said.Keys.Contains(indicator.Slug)).ToListAsync(ct);
        return held.Where(indicator => said[indicator.Slug].Name == indicator.Name && said[indicator.Slug].Unit == indicator.Unit).ToDictionary(indicator => indicator.Slug);
    }

    private async Task<string?> TakenAsync(DemoPack pack, CancellationToken ct)
    {
        var missions = pack.Missions.Select(mission => mission.Slug).ToList();
        var indicators = pack.Indicators.Select(indicator => indicator.Slug).ToList();
        return await db.Missions.Where(mission => missions.Contains(mission.Slug)).Select(mission => mission.Slug)
            .Union(db.Indicators.Where(indicator => indicators.Contains(indicator.Slug)).Select(indicator => indicator.Slug))
            .OrderBy(slug => slug)
            .FirstOrDefaultAsync(ct);
    }

    // A pack is a few hundred figures of many vintages, so they go in with everything else, in one save, and not by COPY.
    private async Task<int> AddFiguresAsync(DemoPack pack, Change change, CancellationToken ct)
    {
        var batch = new ImportBatch
        {
            Id = (await NextIdsAsync("import_batches", 1, ct))[0],
            FileName = pack.Name,
            Hash = HashOf(pack),
            Layout = Layout,
            KnownOn = pack.Today,
            ImportedAt = change.At,
            ImportedBy = change.Who,
            Pack = pack.Name,
        };
        db.Add(batch);
        var kept = await KeptSeriesAsync(pack, ct);
        foreach (var (series, next) in pack.Series.Zip(await NextIdsAsync("series", pack.Series.Count, ct)))
        {
            var held = kept.GetValueOrDefault((series.IndicatorId, series.PlaceId));
            if (held is null) db.Add(new SeriesRow { Id = next, IndicatorId = series.IndicatorId, PlaceId = series.PlaceId, Breakdown = "" });
            var figures = series.Observations.Select(seen => seen.Observation).Where(seen => held is null || !held.Figures.Contains((seen.Period, seen.KnownOn))).ToList();
            db.AddRange(figures.Select(seen => RowOf(seen, held?.Id ?? next, batch.Id)));
            var periods = figures.DistinctBy(seen => seen.Period).Count();
            batch.Rows += figures.Count;
            batch.New += periods;
            batch.Revised += figures.Count - periods;
        }

        return batch.Rows;
    }

    // What a kept measure holds for a period since a day stands, whoever brought it.
    private async Task<Dictionary<(Guid Indicator, Guid Place), KeptSeries>> KeptSeriesAsync(DemoPack pack, CancellationToken ct)
    {
        var indicators = pack.Series.Select(series => series.IndicatorId).Distinct().ToList();
        var series = await db.Series.Where(series => series.Breakdown == "" && indicators.Contains(series.IndicatorId)).ToListAsync(ct);
        var ids = series.ConvertAll(row => row.Id);
        var figures = (await db.Observations.AsNoTracking().Where(row => ids.Contains(row.SeriesId)).ToListAsync(ct)).ToLookup(row => row.SeriesId, row => (new Period(row.PeriodStart, row.PeriodEnd), row.KnownOn));
        return series.ToDictionary(row => (row.IndicatorId, row.PlaceId), row => new KeptSeries(row.Id, [.. figures[row.Id]]));
    }

    private sealed record KeptSeries(int Id, HashSet<(Period, DateOnly)> Figures);

    private static ObservationRow RowOf(Observation seen, int series, int batch) => new()
    {
        SeriesId = series,
        PeriodStart = seen.Period.Start,
        PeriodEnd = seen.Period.End,
        KnownOn = seen.KnownOn,
        BatchId = batch,
        Value = seen.Value,
        Quality = seen.Quality,
    };

    // Taken from the sequence beforehand, because the figures carry the number of their series in their key.
    private async Task<List<int>> NextIdsAsync(string table, int count, CancellationToken ct) =>
        await db.Database.SqlQuery<int>($"select nextval(pg_get_serial_sequence({table}, 'id'))::int as \"Value\" from generate_series(1, {count})").ToListAsync(ct);

    private static string HashOf(DemoPack pack) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', DemoPack.ReadFigures(pack.Name)))));
}
