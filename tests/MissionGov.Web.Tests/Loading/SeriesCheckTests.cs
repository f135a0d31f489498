using Microsoft.EntityFrameworkCore;
using MissionGov.Tests;
using Npgsql;

namespace MissionGov.Web.Tests.Loading;

/// <summary>The database itself keeps series together with what they are of.</summary>
public sealed class SeriesCheckTests
{
    [Theory]
    [InlineData("insert into series (indicator_id, place_id, breakdown) select indicator_id, gen_random_uuid(), 'Part=1' from series limit 2")]
    [InlineData("insert into series (indicator_id, place_id, breakdown) select gen_random_uuid(), place_id, 'Part=1' from series limit 2")]
    [InlineData("update series set place_id = gen_random_uuid() where id = (select min(id) from series)")]
    [InlineData("update series set indicator_id = gen_random_uuid() where id = (select min(id) from series)")]
    public async Task A_series_of_nothing_is_refused(string sql)
    {
        var database = await TestData.DemoAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => TestData.ExecuteAsync(database, sql));

        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, refused.SqlState);
    }

    [Theory]
    [InlineData("indicators")]
    [InlineData("places")]
    public async Task Series_and_figures_go_with_what_they_are_of(string table)
    {
        await using var scene = await LoadScene.OnDemoAsync();
        var series = await scene.SeriesAsync(2);
        await TestData.ExecuteAsync(scene.Database, $"insert into places (id, code, name, level) values ('{Own}', 'OWN', 'Of its own', 'unit')");
        IReadOnlyList<Web.Data.LoadedSeries> own = [.. series.Select(one => one with { PlaceId = Own })];
        await scene.LoadAsync(own, LoadScene.Months(2), new(2026, 1, 1));
        var (before, others) = await CountsAsync(scene);
        Assert.Equal(24, before);

        await TestData.ExecuteAsync(scene.Database, $"delete from {table} where id = '{(table == "places" ? Own : own[0].IndicatorId)}'");

        Assert.Equal((0, others), await CountsAsync(scene));
        Assert.False(await scene.ReadAsync(db => db.Series.AnyAsync(one => one.PlaceId == Own)));
    }

    private static readonly Guid Own = Guid.CreateVersion7();

    private static Task<(int Own, int Others)> CountsAsync(LoadScene scene) => scene.ReadAsync(async db =>
    {
        var own = db.Series.Where(series => series.PlaceId == Own).Select(series => series.Id);
        return (await db.Observations.CountAsync(seen => own.Contains(seen.SeriesId)), await db.Observations.CountAsync(seen => !own.Contains(seen.SeriesId)));
    });
}
