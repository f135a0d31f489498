using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Places;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Features.Observations;

/// <summary>Finds the indicators and places that a file is about, and makes those that are not there yet.</summary>
internal sealed class ImportSubjects(MissionGovDb db)
{
    private readonly Dictionary<string, Guid> _indicators = [];
    private readonly Dictionary<string, Guid> _places = [];
    private readonly List<string> _warnings = [];

    public IReadOnlyCollection<Guid> Indicators => _indicators.Values;

    /// <summary>What does not fit with what is held, for a person to see.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    public int NewIndicators { get; private set; }

    public int NewPlaces { get; private set; }

    /// <summary>Places that are held under another code: codes change when borders do.</summary>
    public IReadOnlyList<RecodedPlace> Recoded { get; private set; } = [];

    /// <summary>Places that the file names by a code they no longer have, for a person to see.</summary>
    public IReadOnlyList<Recode> RecodedAreas { get; private set; } = [];

    /// <summary>What each series is about, in the order given.</summary>
    public async Task<IReadOnlyList<LoadedSeries>> ResolveAsync(IReadOnlyList<FileSeries> series, ObservationFile file, DateOnly knownOn, CancellationToken ct)
    {
        foreach (var indicator in series.Select(one => one.Indicator).DistinctBy(one => one.Slug)) await IndicatorAsync(indicator, file, knownOn, ct);
        await PlacesAsync([.. series.Select(one => one.Place).DistinctBy(place => place.Code)], ct);
        return [.. series.Select(one => new LoadedSeries(_indicators[one.Indicator.Slug], _places[one.Place.Code], one.Breakdown))];
    }

    private async Task IndicatorAsync(FileIndicator indicator, ObservationFile file, DateOnly knownOn, CancellationToken ct)
    {
        var known = await db.Indicators.AsNoTracking().SingleOrDefaultAsync(held => held.Slug == indicator.Slug, ct);
        if (known is null) NewIndicators++;
        else if (indicator.Unit.Length > 0 && AreUnlike(known.Unit, NewIndicator.UnitOf(indicator.Unit, wholeNumbers: true)))
            _warnings.Add($"The file gives {known.Name} in ‘{indicator.Unit}’, and it is held in {WordsOf(known.Unit)}. Check the indicator");
        // What was management information when its feed was set up may feed official statistics since.
        if (known?.Statistics.IsOfficial() == true)
            _warnings.Add($"{known.Name} is official statistics. What you import now is public at once. If these figures are not out yet, hold the file for 09:30");
        _indicators[indicator.Slug] = known?.Id ?? await AddAsync(NewIndicator.From(indicator, file, knownOn), ct);
    }

    // Where no unit is held, none is contradicted.
    private static bool AreUnlike(Unit held, Unit said) =>
        held.Kind != said.Kind || (held.Noun.Length > 0 && !held.Noun.Equals(said.Noun, StringComparison.OrdinalIgnoreCase));

    private static string WordsOf(Unit unit) => unit.Kind == UnitKind.Index ? "points of an index" : unit.Symbol.Length > 0 ? $"‘{unit.Symbol}’" : "plain numbers";

    // Inserted rather than added to the context: the figures that refer to it are written before the Mediator saves.
    private async Task<Guid> AddAsync(Indicator made, CancellationToken ct)
    {
        var unit = JsonSerializer.Serialize(made.Unit, AsJson.Options);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into indicators (id, slug, name, population, unit, frequency, accumulation, "class", statistics, lag_days, source, source_url, breaks)
            values ({made.Id}, {made.Slug}, {made.Name}, {made.Population}, {unit}::jsonb, {made.Frequency.ToString()}, {made.Accumulation.ToString()}, {made.Class.ToString()}, {made.Statistics.ToString()}, {made.LagDays}, {made.Source}, {made.SourceUrl}, '[]'::jsonb)
            """,
            ct);
        return made.Id;
    }

    private async Task PlacesAsync(IReadOnlyList<FilePlace> places, CancellationToken ct)
    {
        var codes = places.Select(place => place.Code).ToArray();
        foreach (var held in await db.Places.Where(place => codes.Contains(place.Code)).Select(place => new { place.Code, place.Id }).ToListAsync(ct)) _places[held.Code] = held.Id;
        await FindRecodedAsync(codes, ct);

        // A file may say "England" where others say E92000001. A name that several places bear says none of them, and the district of Bolsover is no constituency.
        var rest = places.Where(place => !_places.ContainsKey(place.Code)).ToList();
        var levelsSaid = rest.ToDictionary(place => place.Code, place => place.Level);
        var names = levelsSaid.Keys.ToArray();
        foreach (var named in (await db.Places.Where(place => names.Contains(place.Name)).Select(place => new { place.Name, place.Id, place.Level }).ToListAsync(ct)).GroupBy(place => place.Name))
        {
            var meant = named.Where(place => MayBeOne(place.Level, levelsSaid[named.Key])).ToList();
            if (meant.Count == 1) _places.TryAdd(named.Key, meant[0].Id);
        }

        rest.RemoveAll(place => _places.ContainsKey(place.Code));
        if (rest.Count == 0) return;
        NewPlaces = rest.Count;
        Recoded = await RecodedAsync(rest, ct);
        Guid[] ids = [.. rest.Select(_ => Guid.CreateVersion7())];
        string[] newCodes = [.. rest.Select(place => place.Code)], newNames = [.. rest.Select(place => place.Name.Length > 0 ? place.Name : place.Code)], levels = [.. rest.Select(place => place.Level)];
        await db.Database.ExecuteSqlAsync($"insert into places (id, code, name, level) select * from unnest({ids}, {newCodes}, {newNames}, {levels})", ct);
        for (var i = 0; i < ids.Length; i++) _places[newCodes[i]] = ids[i];
    }

    private static bool MayBeOne(string held, string said) => held.Length == 0 || said.Length == 0 || PlaceKinds.Of(held) == PlaceKinds.Of(said);

    private async Task<IReadOnlyList<RecodedPlace>> RecodedAsync(IReadOnlyList<FilePlace> added, CancellationToken ct)
    {
        var names = added.Where(place => place.Name.Length > 0).Select(place => place.Name).ToArray();
        var held = await db.Places.AsNoTracking().Where(place => names.Contains(place.Name)).Select(place => new { place.Name, place.Code, place.Level }).ToListAsync(ct);
        return [.. from place in added join known in held on place.Name equals known.Name where known.Code != place.Code && (known.Level == place.Level || place.Level.Length == 0) orderby place.Name select new RecodedPlace(place.Name, known.Code, place.Code)];
    }

    // A figure under a code of before is about the same place.
    private async Task FindRecodedAsync(string[] codes, CancellationToken ct)
    {
        var borne = await (
            from span in db.PlaceSpans
            where codes.Contains(span.Code)
            join place in db.Places on span.PlaceId equals place.Id
            where place.Code != span.Code
            orderby span.Code
            select new { span.Code, place.Id, Now = place.Code, place.Name }).Distinct().ToListAsync(ct);
        foreach (var place in borne) _places.TryAdd(place.Code, place.Id);
        RecodedAreas = [.. borne.Select(place => new Recode(place.Code, place.Now, place.Name)).OrderBy(area => area.Was, StringComparer.Ordinal)];
    }

    /// <summary>Whether two series of a file, under an old code and a new one, say something of the same period.</summary>
    /// <param name="numbers">The position of each series of the file in the list resolved.</param>
    public static bool MeetTwice(ObservationFile file, IReadOnlyDictionary<FileSeries, int> numbers, IReadOnlyList<LoadedSeries> resolved)
    {
        if (resolved.Distinct().Count() == resolved.Count) return false;
        var seen = new HashSet<(LoadedSeries, Period)>();
        return !file.Rows.All(row => seen.Add((resolved[numbers[row.Series]], row.Period)));
    }
}

/// <summary>A place that the figures held and the file name alike, and code differently.</summary>
public sealed record RecodedPlace(string Name, string HeldCode, string NewCode);
