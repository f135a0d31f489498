using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Features.Observations;

/// <summary>A file as read and loaded in the caller's transaction, to be kept or rolled back.</summary>
/// <param name="Counts">Null when nothing was loaded; <paramref name="Refusal"/> or the problems of the file say why.</param>
internal sealed record ImportOutcome(string Hash, DateOnly KnownOn, ObservationFile File, ImportSubjects Subjects, LoadedCounts? Counts, Problem? Refusal)
{
    /// <summary>Percentages in it may be meant as fractions of one.</summary>
    public bool AsksFractions { get; init; }

    /// <summary>How it was asked for; null where nothing was loaded.</summary>
    public string? Asked { get; init; }

    /// <summary>What was kept about its headings; null where the file was recognised, or came with a map.</summary>
    public UsedMap? Map { get; init; }
}

/// <summary>Reads one file and loads it. Preview and import take the same steps; only the end differs.</summary>
/// <param name="done">Hears how far it is.</param>
internal sealed class ImportRun(MissionGovDb db, DateOnly today, Action<ImportStep>? done = null)
{
    /// <summary>Codes that callers tell apart: the very file is held already and would change nothing; the file has problems, which the preview lists.</summary>
    public const string SameFile = "import.same_file";
    public const string Problems = "import.problems";

    // Often enough for whoever watches, seldom enough to cost nothing.
    private const int FiguresBetweenSteps = 4096;

    internal static readonly ObservationFile Unread = new("", false, [], [], new(0, 0, 0, 0), [], new ProblemList());

    private readonly ImportSubjects _subjects = new(db);

    public async Task<ImportOutcome> RunAsync(ImportFile file, Change change, CancellationToken ct)
    {
        var kept = file.Map is null ? await new KeptMaps(db).FindAsync(file, ct) : null;
        return await MappedAsync(kept is { } found ? file with { Map = found.Map } : file, change, ct) with { Map = kept?.Used };
    }

    private async Task<ImportOutcome> MappedAsync(ImportFile file, Change change, CancellationToken ct)
    {
        var hash = await file.HashAsync(ct);
        var knownOn = file.KnownOn ?? today;
        if (await new SameFile(db).FindAsync(file, hash, knownOn, ct) is var (held, at))
            return new(hash, knownOn, Unread with { Layout = held.Layout, Counts = new(held.Rows, held.Missing, 0, held.Duplicates, held.LeftOut) }, _subjects, null, Observations.SameFile.Found(at));
        if (knownOn > today) return new(hash, knownOn, Unread, _subjects, null, new("import.known_on", "The day the figures became known is in the future. Use today or an earlier day."));

        var indicator = file.Indicator is null ? null : await db.Indicators.AsNoTracking().SingleOrDefaultAsync(held => held.Slug == file.Indicator, ct);
        var options = new ReadOptions(today, file.Indicator, indicator is null ? null : indicator.Unit.Kind == UnitKind.Percent, indicator?.Frequency == Analysis.Frequency.Monthly, file.Map, file.Sheet, file.HeadingRow)
        {
            Bounds = file.Bounds,
            MonthFirst = file.MonthFirst,
            Fixes = file.Fixes,
        };
        var read = await Task.Run(() => FileReading.Read(file.Open, file.Name, options, rows => done?.Invoke(new(false, rows, null)), ct), ct);
        read = await MonthStarts.ReadAsync(db, read, today, ct);
        (read, var asks) = await PercentFractions.ReadAsync(db, read, file.HasFractions, ct);
        read = await ImportBounds.CheckAsync(db, read, ct);
        if (indicator is not null) read = PeriodFit.Warn(read, indicator);
        var leavesOut = read.Problems.Count > 0 && file.LeavesOutBadRows && read.Problems.CanBeLeftOut && read.Rows.Count > 0;
        if (read.Problems.Count > 0 && !leavesOut) return new(hash, knownOn, read, _subjects, null, null) { AsksFractions = asks };

        if (await PlacedAsync(read, indicator, ct) is not { } placed) return new(hash, knownOn, read, _subjects, null, NoPlace);
        var batch = new ImportBatch { FileName = file.Name, Hash = hash, Layout = read.Layout, KnownOn = knownOn, ImportedAt = change.At, ImportedBy = change.Who, Rows = read.Counts.Rows };

        // A row left out for its fault is not one that its publisher withdrew.
        return await LoadAsync(placed, batch, !leavesOut && (file.IsWhole || read.WholeSeries), ct) with { AsksFractions = asks, Asked = Observations.SameFile.Asked(file) };
    }

    private static Problem NoPlace => new("import.place", "The file does not say which place its figures are about. Add a column ‘Place’ with a code such as E92000001.");

    private async Task<ImportOutcome> LoadAsync(ObservationFile read, ImportBatch batch, bool isWhole, CancellationToken ct)
    {
        var load = new ObservationLoad(db);
        await load.TakeTurnAsync(ct);
        var numbers = new Dictionary<FileSeries, int>(ReferenceEqualityComparer.Instance);
        foreach (var row in read.Rows) numbers.TryAdd(row.Series, numbers.Count);
        var series = await _subjects.ResolveAsync([.. numbers.Keys], read, batch.KnownOn, ct);
        if (_subjects.Warnings.Count > 0) read = read with { Warnings = [.. read.Warnings, .. _subjects.Warnings] };
        if (ImportSubjects.MeetTwice(read, numbers, series))
            return new(batch.Hash, batch.KnownOn, read, _subjects, null, new("import.same_place", "The file calls one place by two names, such as England and E92000001. Use one of them."));

        // A place under an old code and a new one is one series, which a load may have once.
        List<LoadedSeries> distinct = [.. series.Distinct()];
        var positions = distinct.Index().ToDictionary(one => one.Item, one => one.Index);
        int[] at = [.. series.Select(one => positions[one])];
        var figures = read.Rows.Select((row, position) => FigureOf(row, at[numbers[row.Series]], position, read.Rows.Count));
        var counts = await load.RunAsync(new(batch, isWhole, distinct, figures), ct);
        return await SameFileAsync(counts, batch, ct) is { } same
            ? new(batch.Hash, batch.KnownOn, read, _subjects, null, same)
            : new(batch.Hash, batch.KnownOn, read, _subjects, counts, null);
    }

    private LoadedFigure FigureOf(FileRow row, int series, int position, int inAll)
    {
        if (position % FiguresBetweenSteps == 0) done?.Invoke(new(true, position, inAll));
        return new(series, row.Period, row.Value, row.Quality);
    }

    // The same bytes can still say something new: about another indicator, through another map, or after other figures were loaded. So only a comparison that found no difference makes it the same file.
    private async Task<Problem?> SameFileAsync(LoadedCounts counts, ImportBatch batch, CancellationToken ct)
    {
        if (counts is not { New: 0, Revised: 0, Withdrawn: 0 }) return null;
        var earlier = await db.ImportBatches.AsNoTracking().Where(held => held.Hash == batch.Hash && held.Id != counts.BatchId && !db.UndoneImports.Any(undone => undone.BatchId == held.Id)).OrderByDescending(held => held.Id).FirstOrDefaultAsync(ct);
        return earlier is null ? null : Observations.SameFile.Found(earlier.ImportedAt);
    }

    // Rows that name no place are about the place of the indicator's targets; those of a national site about its nation.
    private async Task<ObservationFile?> PlacedAsync(ObservationFile read, Indicator? indicator, CancellationToken ct)
    {
        if (read.Rows.All(row => row.Series.Place.Code.Length > 0)) return read;
        var places = indicator is null ? [] : await db.Targets.Where(target => target.IndicatorId == indicator.Id).Select(target => target.PlaceId).Distinct().ToListAsync(ct);
        if (places.Count == 0 && indicator is not null) places = await db.Series.Where(series => series.IndicatorId == indicator.Id).Select(series => series.PlaceId).Distinct().ToListAsync(ct);
        var place = places.Count == 1 ? await db.Places.AsNoTracking().SingleAsync(held => held.Id == places[0], ct) : null;
        if (place is not null) return Put(read, new(place.Code, place.Name, place.Level), null);
        return read.Layout == Layouts.OpenSdg.Name
            ? Put(read, new("national", "National", ""), "Rows without an area are kept under ‘National’. Their publisher says which nations that means")
            : null;
    }

    private static ObservationFile Put(ObservationFile read, FilePlace place, string? warning)
    {
        FileSeries Placed(FileSeries series) => series.Place.Code.Length > 0 ? series : series with { Place = place };
        IReadOnlyList<FileRow> rows = read.Rows is FiguresRead figures ? figures.Renamed(Placed) : Listed(read.Rows, Placed);
        return read with { Rows = rows, Warnings = warning is null ? read.Warnings : [.. read.Warnings, warning] };
    }

    private static List<FileRow> Listed(IReadOnlyList<FileRow> rows, Func<FileSeries, FileSeries> name)
    {
        var names = new Dictionary<FileSeries, FileSeries>(ReferenceEqualityComparer.Instance);
        foreach (var row in rows)
            if (!names.ContainsKey(row.Series)) names[row.Series] = name(row.Series);
        return [.. rows.Select(row => row with { Series = names[row.Series] })];
    }
}
