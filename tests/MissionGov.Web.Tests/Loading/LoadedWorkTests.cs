using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain.Missions;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.Features.DataCatalogue;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Loading;

/// <summary>Work that is counted, so that it says the same on every machine.</summary>
public sealed class LoadedWorkTests : IAsyncLifetime
{
    private const int Few = 500;
    private const int TenTimesAsMany = 5_000;
    private const int FortyTimesAsMany = 20_000;
    private static readonly DateOnly First = new(2026, 1, 10);

    private LoadScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await LoadScene.OnDemoAsync();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task A_file_that_changes_nothing_writes_no_figure_and_takes_as_many_statements_however_long_it_is()
    {
        var few = await _scene.SeriesAsync(Few);
        var many = await _scene.SeriesAsync(TenTimesAsMany);
        await _scene.LoadAsync(few, LoadScene.Months(Few), First);
        await _scene.LoadAsync(many, LoadScene.Months(TenTimesAsMany), First);

        var (fewStatements, fewWritten) = await CountedAsync(few, LoadScene.Months(Few));
        var (manyStatements, manyWritten) = await CountedAsync(many, LoadScene.Months(TenTimesAsMany));

        Assert.Equal((0, 0), (fewWritten, manyWritten));
        Assert.Equal(fewStatements, manyStatements);
    }

    [Fact]
    public async Task A_file_with_one_revision_writes_one_figure_and_which_is_newest()
    {
        var series = await _scene.SeriesAsync(Few);
        var figures = LoadScene.Months(Few);
        await _scene.LoadAsync(series, figures, First);
        figures[77] = figures[77] with { Value = -1 };

        var (_, written) = await CountedAsync(series, figures);

        Assert.Equal(2, written);
    }

    [Fact]
    public async Task Targets_are_assessed_from_as_many_pages_whatever_else_the_tables_hold()
    {
        // Beside fewer, a table of a few pages is gone through as a whole, which is less than looking anything up in it.
        await _scene.LoadAsync(await _scene.SeriesAsync(TenTimesAsMany), LoadScene.Months(TenTimesAsMany), First);
        var (small, targets) = await AssessedAsync();

        await _scene.LoadAsync(await _scene.SeriesAsync(FortyTimesAsMany), LoadScene.Months(FortyTimesAsMany), First);
        var (large, _) = await AssessedAsync();

        TestContext.Current.TestOutputHelper?.WriteLine($"{targets} targets: {small} pages beside {TenTimesAsMany * 12} figures, {large} beside {(TenTimesAsMany + FortyTimesAsMany) * 12}");
        Assert.InRange(large, 1, small * 1.25);
    }

    [Fact]
    public async Task Figures_that_are_kept_are_not_read_again()
    {
        var (first, again) = await _scene.ReadAsync(async db =>
        {
            var kept = new SeriesCache();
            await AssessAsync(db, new SeriesCache());
            return (await PagesTouched.ByAsync(db, () => AssessAsync(db, kept), "observations%"), await PagesTouched.ByAsync(db, () => AssessAsync(db, kept), "observations%"));
        });

        Assert.True(first > 0, $"{first} pages");
        Assert.Equal(0, again);
    }

    [Fact]
    public async Task A_second_target_of_a_series_that_is_kept_has_its_figures_too()
    {
        var (one, second) = (await _scene.ReadAsync(db => db.Targets.AsNoTracking().FirstAsync()), Guid.CreateVersion7());
        var first = one.Id;
        using var kept = new SeriesCache();
        var held = await _scene.ReadAsync(db => new SeriesReader(db, kept).ReadAsync([one], CancellationToken.None));
        await TestData.ExecuteAsync(_scene.Database, $"""
            create temp table another as select * from targets where id = '{first}';
            update another set id = '{second}', slug = 'another';
            insert into targets select * from another;
            """);

        var both = await _scene.ReadAsync(async db => await new SeriesReader(db, kept).ReadAsync(await db.Targets.AsNoTracking().Where(target => target.Id == first || target.Id == second).ToListAsync(), CancellationToken.None));

        Assert.Equal(held[first].All, both[second].All);
        Assert.Equal(held[first].All, both[first].All);
    }

    [Fact]
    public async Task Targets_are_assessed_in_two_statements()
    {
        using var statements = new CountedStatements(_scene.Database);

        await _scene.ReadAsync(db => AssessAsync(db, new SeriesCache()));

        Assert.Equal(2, statements.Seen.Count);
    }

    [Fact]
    public async Task The_catalogue_of_data_looks_at_no_figure()
    {
        await _scene.LoadAsync(await _scene.SeriesAsync(Few), LoadScene.Months(Few), First);
        var pages = await _scene.ReadAsync(async db =>
        {
            // Those of targets are kept from the first time on.
            var handler = new GetDataCatalogueHandler(db, new AssessmentReader(db, new AssessmentCache(new RatingRules()), new SeriesCache()), _scene.Services.GetRequiredService<StatusClock>(), new RatingRules());
            Task AskAsync() => handler.ReadAsync(new GetDataCatalogue(), Person.Visitor, TestContext.Current.CancellationToken);
            await AskAsync();
            return await PagesTouched.ByAsync(db, AskAsync, "observations%");
        });

        Assert.Equal(0, pages);
    }

    private async Task<(int Statements, long Written)> CountedAsync(IReadOnlyList<LoadedSeries> series, IReadOnlyList<LoadedFigure> figures)
    {
        using var statements = new CountedStatements(_scene.Database);
        long written = 0;
        var sent = 0;
        await _scene.LoadAsync(series, figures, First.AddDays(1), isWhole: true, inside: async db =>
        {
            sent = statements.Seen.Count;
            written = await db.Database.SqlQuery<long>($"""
                select (select count(*) from observations where xmin = pg_current_xact_id()::xid) + (select count(*) from series_latest where xmin = pg_current_xact_id()::xid) as "Value"
                """).SingleAsync();
        });
        return (sent, written);
    }

    private async Task<(long Pages, int Targets)> AssessedAsync() => await _scene.ReadAsync(async db =>
    {
        // Tidied as the database does by itself in time, and asked once before, for the driver and the model look things up on their own.
        await TestData.ExecuteAsync(_scene.Database, "vacuum analyze");
        var targets = await AssessAsync(db, new SeriesCache());
        var pages = await PagesTouched.ByAsync(db, () => AssessAsync(db, new SeriesCache()));
        return (pages, targets);
    });

    private static async Task<int> AssessAsync(MissionGovDb db, SeriesCache kept)
    {
        using var assessments = new AssessmentCache(new RatingRules());
        return (await new AssessmentReader(db, assessments, kept).ReadAsync(db.Targets, [new(new DateOnly(2026, 2, 1))], TestContext.Current.CancellationToken)).Count;
    }
}
