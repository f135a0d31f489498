using System.Globalization;
using System.Security.Cryptography;
using CsvHelper;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Formats;
using Npgsql;

namespace MissionGov.Benchmarks.Volume;

/// <summary>What loading costs beside the raw limit: psql putting ready-made binary rows into a table without an index.</summary>
internal sealed class LoadMeasures(Store store, string scratch, int places)
{
    // Files of more are read once, for the memory that it takes.
    private const int MostRowsOfFile = 1_000_000;
    private const int LargeBytes = 1_000_000_000;
    private const int OtherBytesOfRow = 40;

    // A measure of every unit there is, for a generation.
    private const int LargePlaces = 25_000;
    private const int RowsForEf = 10_000;

    private static readonly DateOnly Known = new(2026, 1, 1);
    private static readonly ReadOptions Options = new(new DateOnly(2026, 2, 1), null, null, false, null);

    private readonly Made _made = new(places);
    private readonly Rounds _rounds = new();

    private string Raw => Path.Combine(scratch, "raw.bin");

    private string Csv => Path.Combine(scratch, "made.csv");

    private Made Large => new(LargePlaces, _made.Count / LargePlaces);

    private bool HasFile => _made.Count <= MostRowsOfFile;

    /// <summary>Figures a second of the first load; for how it grows with size.</summary>
    public double FirstLoadRate => _made.Count / _rounds.Median("I2");

    public async Task<IEnumerable<Figure>> MeasureAsync(int rounds)
    {
        await PrepareAsync();
        for (var round = 0; round < rounds; round++) await RoundAsync(round);
        return Figures();
    }

    private async Task PrepareAsync()
    {
        await store.ExecuteAsync("create table if not exists raw_rows (series_id int, period_start date, period_end date, known_on date, batch_id int, value double precision, quality smallint)");
        await using (var connection = new NpgsqlConnection(store.Connection))
        {
            await connection.OpenAsync();
            await using var rows = await BinaryRows.BeginAsync(connection, "raw_rows", "", CancellationToken.None);
            foreach (var figure in _made.Figures()) await WriteAsync(rows, figure, withBatch: true);
            await rows.CompleteAsync(CancellationToken.None);
        }

        File.Delete(Raw);
        await store.PsqlAsync($"\\copy raw_rows to '{Raw}' (format binary)");
        await store.ExecuteAsync("truncate raw_rows");
        if (HasFile) await _made.WriteCsvAsync(Csv, "A measure");
        else await Large.WriteCsvAsync(Csv, new string('m', (LargeBytes / _made.Count) - OtherBytesOfRow));
    }

    private async Task RoundAsync(int round)
    {
        _rounds.Add("A", await Timed.SecondsAsync(() => store.PsqlAsync($"\\copy raw_rows from '{Raw}' (format binary)")));
        await store.ExecuteAsync("truncate raw_rows");
        if (HasFile)
        {
            _rounds.Add("I1", await Timed.SecondsAsync(FileToStagingAsync));
            _rounds.Add("I5", await Timed.SecondsAsync(HashAsync));
            _rounds.Add("parse", await Timed.ProcessorSecondsAsync(() => TimesAsync(() => Task.FromResult(FileReading.Read(() => File.OpenRead(Csv), "made.csv", Options)))));
            _rounds.Add("CsvHelper", await Timed.ProcessorSecondsAsync(() => TimesAsync(ReadByCsvHelperAsync)));
        }

        else _rounds.Add("large", await Timed.MegabytesAsync(LoadLargeAsync));

        var series = await store.SeriesAsync(places);
        var seconds = 0d;
        _rounds.Add("memory", await Timed.MegabytesAsync(async () => seconds = await Timed.SecondsAsync(() => store.LoadAsync(series, _made.Figures(), Known, _made.Count))));
        _rounds.Add("I2", seconds);
        _rounds.Add("I3", await Timed.SecondsAsync(() => store.LoadAsync(series, _made.Figures(), Known.AddDays(1), _made.Count)));
        _rounds.Add("I4", await Timed.SecondsAsync(() => store.LoadAsync(series, _made.Figures(revised: true), Known.AddDays(2), _made.Count)));
        if (round == 0) _rounds.Add("EF", await Timed.SecondsAsync(SaveByEfAsync) / RowsForEf);
    }

    private async Task FileToStagingAsync()
    {
        var read = FileReading.Read(() => File.OpenRead(Csv), "made.csv", Options);
        await using var connection = new NpgsqlConnection(store.Connection);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var create = new NpgsqlCommand("create temp table staged (series_id int, period_start date, period_end date, value double precision, quality smallint) on commit drop", connection)) await create.ExecuteNonQueryAsync();
        var numbers = new Dictionary<FileSeries, int>(ReferenceEqualityComparer.Instance);
        await using var rows = await BinaryRows.BeginAsync(connection, "staged", "", CancellationToken.None);
        foreach (var row in read.Rows)
        {
            if (!numbers.TryGetValue(row.Series, out var number)) numbers[row.Series] = number = numbers.Count;
            await WriteAsync(rows, new(number, row.Period, row.Value, row.Quality), withBatch: false);
        }

        await rows.CompleteAsync(CancellationToken.None);
        await transaction.CommitAsync();
    }

    // A small file again and again: read once, it costs less than what the runtime does beside it.
    private async Task TimesAsync(Func<Task> read)
    {
        for (var rows = 0; rows < MostRowsOfFile; rows += _made.Count) await read();
    }

    // As the importer does: what is read goes straight into the load.
    private async Task LoadLargeAsync()
    {
        var read = FileReading.Read(() => File.OpenRead(Csv), "made.csv", Options with { Bounds = ReadBounds.OnServer });
        var numbers = new Dictionary<FileSeries, int>(ReferenceEqualityComparer.Instance);
        foreach (var row in read.Rows) numbers.TryAdd(row.Series, numbers.Count);
        var series = await store.SeriesAsync(LargePlaces);
        await store.LoadAsync(series, read.Rows.Select(row => new LoadedFigure(numbers[row.Series], row.Period, row.Value, row.Quality)), Known, _made.Count);
    }

    private async Task HashAsync()
    {
        await using var bytes = File.OpenRead(Csv);
        await SHA256.HashDataAsync(bytes);
    }

    private async Task ReadByCsvHelperAsync()
    {
        using var text = new StreamReader(Csv);
        using var reader = new CsvReader(text, CultureInfo.InvariantCulture);
        await foreach (var _ in reader.GetRecordsAsync<CsvRow>()) ;
    }

    // Into the same table, in the way a save of the context would.
    private Task SaveByEfAsync() => store.ReadAsync(async db =>
    {
        db.Observations.AddRange(_made.Figures().Take(RowsForEf).Select(figure => new ObservationRow { SeriesId = -1 - figure.Series, PeriodStart = figure.Period.Start, PeriodEnd = figure.Period.End, KnownOn = Known, BatchId = 1, Value = figure.Value, Quality = figure.Quality }));
        return await db.SaveChangesAsync();
    });

    private static async Task WriteAsync(BinaryRows rows, LoadedFigure figure, bool withBatch)
    {
        await rows.RowAsync((short)(withBatch ? 7 : 5), CancellationToken.None);
        rows.Number(figure.Series);
        rows.Day(figure.Period.Start);
        rows.Day(figure.Period.End);
        if (withBatch)
        {
            rows.Day(Known);
            rows.Number(1);
        }

        rows.Number(figure.Value);
        rows.Number((short)figure.Quality);
    }

    private IEnumerable<Figure> Figures()
    {
        yield return Figure.Only("A  psql, binary rows into a table without an index", _made.Count / _rounds.Median("A"), "rows/s");
        yield return HasFile ? Figure.AtLeast("I1", "CSV file, checked and staged, over A", _rounds.Ratio("A", "I1"), 0.6, 0.9) : Figure.NotRun("I1", "CSV file, checked and staged, over A", "measured at a million rows");
        yield return Figure.AtLeast("I2", "first load of a new indicator over A", _rounds.Ratio("A", "I2"), 0.25, 0.4);
        yield return Figure.AtLeast("I3", "load again, nothing changed, over A", _rounds.Ratio("A", "I3"), 0.25, 0.4);
        yield return Figure.AtLeast("I4", "load again, 5% revised, over A", _rounds.Ratio("A", "I4"), 0.12, 0.22);
        if (HasFile)
        {
            yield return Figure.AtLeast("I5", "the same bytes again: one pass of SHA-256, over A", _rounds.Ratio("A", "I5"), 1, 5);
            yield return Figure.AtLeast("I6", "reading the file over CsvHelper's records (processor time)", _rounds.Ratio("CsvHelper", "parse"), 2.5, 7);
        }

        yield return Figure.AtLeast("I6", "first load over EF Core SaveChanges", _rounds.Median("EF") / (_rounds.Median("I2") / _made.Count), 50, 100);
        yield return HasFile
            ? Figure.NotRun("I7", "memory that reading and loading a file of 1 GB adds", "ask for 10000000 rows")
            : Figure.AtMost("I7", $"memory that reading and loading a file of {new FileInfo(Csv).Length / 1e9:F2} GB, {LargePlaces:N0} series, adds to this process", _rounds.Median("large"), 96, 48, " MB", decimals: 0);
        yield return Figure.AtMost("I7", "memory that a first load adds to this process", _rounds.Median("memory"), 96, 48, " MB", decimals: 0);
    }

    private sealed record CsvRow(string indicator, string place, string sex, string age, string period, double value, string status);
}
