using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;

namespace MissionGov.Web.Tests.Loading;

/// <summary>Loads in any order against the same rules said the slow way.</summary>
public sealed class ObservationLoadTests
{
    private const int Sequences = 12;
    private const int LoadsEach = 10;
    private const int SaysManyRows = 1_000_000;

    private static readonly Period[] Periods = [Period.Month(2025, 1), Period.Month(2025, 2), Period.Month(2025, 3), Period.Quarter(2025, 1), Period.CalendarYear(2025), Period.Snapshot(new(2025, 3, 31)), Period.Month(2025, 6)];
    private static readonly double?[] Values = [1, 2, 3, null];
    private static readonly Quality[] Qualities = [Quality.None, Quality.None, Quality.Provisional, Quality.Revised, Quality.Forecast];

    [Fact]
    public async Task Any_loads_in_any_order_store_what_the_rules_say_and_the_newest_figure_of_each_series()
    {
        await using var scene = await LoadScene.OnDemoAsync();
        var kept = new SeriesCache();
        for (var sequence = 0; sequence < Sequences; sequence++)
        {
            var random = new Random(sequence);
            var series = await scene.SeriesAsync(4);
            var target = await scene.TargetAsync(series);
            var model = new LoadModel();
            for (var load = 0; load < LoadsEach; load++) await StepAsync(scene, series, target, model, random, kept, $"sequence {sequence}, load {load}");
        }
    }

    private static async Task StepAsync(LoadScene scene, IReadOnlyList<LoadedSeries> series, Guid target, LoadModel model, Random random, SeriesCache kept, string where)
    {
        var knownOn = new DateOnly(2026, 1, 1).AddDays(random.Next(6));
        var figures = Some(random, series.Count);
        var (isWhole, isLarge, keeps) = (random.Next(3) == 0, random.Next(2) == 0, random.Next(5) > 0);
        var before = model.Copy();
        (int, int, int, int) expected = default;

        // Looked at inside its transaction too, so that figures which are then taken back have been kept in memory.
        var counts = await scene.LoadAsync(series, figures, knownOn, isWhole, isLarge ? SaysManyRows : null, keeps, async db =>
        {
            var batch = await db.ImportBatches.MaxAsync(one => one.Id);
            expected = model.Load(batch, knownOn, isWhole, figures);
            await CheckAsync(db, series, target, model, kept, where);
        });

        Assert.Equal(expected, (counts.New, counts.Revised, counts.Unchanged, counts.Withdrawn));
        if (!keeps) model.Restore(before);
        await scene.ReadAsync(async db =>
        {
            await CheckAsync(db, series, target, model, kept, $"{where}, after it");
            return 0;
        });
    }

    private static List<LoadedFigure> Some(Random random, int series)
    {
        List<LoadedFigure> figures =
        [
            .. from one in Enumerable.Range(0, series)
               from period in Periods
               where random.Next(5) > 1
               select new LoadedFigure(one, period, Values[random.Next(Values.Length)], Qualities[random.Next(Qualities.Length)]),
        ];
        return [.. figures.OrderBy(_ => random.Next())];
    }

    private static async Task CheckAsync(MissionGovDb db, IReadOnlyList<LoadedSeries> series, Guid target, LoadModel model, SeriesCache kept, string where)
    {
        var indicator = series[0].IndicatorId;
        var numbers = await db.Series.Where(row => row.IndicatorId == indicator).ToDictionaryAsync(row => row.Id, row => series.ToList().FindIndex(one => one.Breakdown == row.Breakdown));
        var ids = numbers.Keys.ToArray();
        var stored = (await db.Observations.AsNoTracking().Where(row => ids.Contains(row.SeriesId)).ToListAsync())
            .Select(row => new Stored(numbers[row.SeriesId], new(row.PeriodStart, row.PeriodEnd), row.KnownOn, row.BatchId, row.Value, row.Quality));
        Assert.True(Ordered(model.Rows).SequenceEqual(Ordered(stored)), where);

        var latest = await db.SeriesLatest.AsNoTracking().Where(row => ids.Contains(row.SeriesId)).ToListAsync();
        Assert.Equal(model.Rows.Select(row => row.Series).Distinct().Order(), latest.Select(row => numbers[row.SeriesId]).Order());
        foreach (var row in latest)
        {
            var newest = model.Newest(numbers[row.SeriesId]);
            Assert.Equal((newest?.Period.Start, newest?.Period.End, newest?.Value, newest?.Quality, newest?.KnownOn), (row.PeriodStart, row.PeriodEnd, row.Value, row.Quality, row.KnownOn));
            Assert.Equal(model.Rows.Count(one => one.Series == numbers[row.SeriesId]), row.Figures);
        }

        var seen = (await new SeriesReader(db, kept).ReadAsync([await db.Targets.AsNoTracking().SingleAsync(one => one.Id == target)], TestContext.Current.CancellationToken)).GetValueOrDefault(target, Vintages.None);
        Assert.Equal(Ordered(model.Rows.Where(one => one.Series == 0)).Select(one => new Observation(one.Period, one.Value, one.Quality, one.KnownOn)), seen.All);
    }

    private static IEnumerable<Stored> Ordered(IEnumerable<Stored> rows) => rows.OrderBy(row => (row.Series, row.Period, row.KnownOn, row.Batch));
}
