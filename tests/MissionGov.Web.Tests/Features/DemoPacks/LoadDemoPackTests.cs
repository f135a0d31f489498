using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Places;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Cli;
using MissionGov.Web.Data;
using MissionGov.Web.Features.DemoPacks;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features.DemoPacks;

/// <summary>Each test has a new database, and acts as whoever can run the program on the server.</summary>
public sealed class LoadDemoPackTests : IAsyncLifetime
{
    private const string Live = "five-missions";
    private const string History = "social-exclusion";

    private ServiceProvider _services = null!;

    public async ValueTask InitializeAsync()
    {
        _services = TestData.UseCases(await TestPostgres.NewDatabaseAsync());
        await CommandLine.PrepareAsync(_services, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public async Task Everything_in_the_packs_arrives()
    {
        foreach (var name in DemoPack.Names) Assert.Null(await SendAsync(new LoadDemoPack(name)));

        var expected = DemoPack.Names.Select(name => DemoPack.Read(name)).ToList();
        var counts = await CountsAsync();
        Assert.Equal(expected.Sum(pack => pack.Missions.Count), counts["missions"]);
        Assert.Equal(expected.Sum(pack => pack.Missions.Sum(mission => mission.Targets.Count)), counts["targets"]);
        Assert.Equal(expected.Sum(pack => pack.Milestones.Count), counts["milestones"]);
        Assert.Equal(expected.Sum(pack => pack.Series.Sum(series => series.Observations.Count)), counts["observations"]);
        Assert.Equal(5, counts["places"]);
    }

    [Fact]
    public async Task Figures_are_stored_as_published_with_every_vintage()
    {
        await SendAsync(new LoadDemoPack(Live));

        var stored = await ReadAsync(db => (
            from row in db.Observations
            join series in db.Series on row.SeriesId equals series.Id
            join indicator in db.Indicators on series.IndicatorId equals indicator.Id
            where indicator.Slug == "neighbourhood-police" && row.PeriodEnd == new DateOnly(2024, 3, 31)
            orderby row.KnownOn
            select new { row.Value, row.KnownOn, row.Quality }).ToListAsync());
        Assert.Equal([(19634d, new DateOnly(2024, 7, 24), Quality.None), (16961d, new DateOnly(2025, 3, 19), Quality.Revised)], stored.Select(row => (row.Value!.Value, row.KnownOn, row.Quality)));
    }

    [Fact]
    public async Task One_load_is_one_line_of_audit_that_a_person_can_read()
    {
        await SendAsync(new LoadDemoPack(History));

        var line = Assert.Single(await ReadAsync(db => db.Audit.ToListAsync()));
        Assert.Equal(("command line", nameof(DemoPackLoaded)), (line.Who, line.Event));
        Assert.StartsWith("Demo pack loaded: Three targets of 1998 to 2010", line.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loading_twice_changes_nothing()
    {
        await SendAsync(new LoadDemoPack(Live));
        var before = await CountsAsync();

        var problem = await SendAsync(new LoadDemoPack(Live));

        Assert.Equal(LoadDemoPack.AlreadyLoaded, problem?.Code);
        Assert.Equal(before, await CountsAsync());
    }

    [Fact]
    public async Task Removing_takes_away_what_the_pack_brought_and_nothing_else()
    {
        await SendAsync(new LoadDemoPack(History));
        var before = await CountsAsync();
        await SendAsync(new LoadDemoPack(Live));

        Assert.Null(await SendAsync(new RemoveDemoPack(Live)));

        var after = await CountsAsync();
        foreach (var (table, count) in before.Where(entry => entry.Key is not ("places" or "audit"))) Assert.Equal((table, count), (table, after[table]));
        Assert.Equal(RemoveDemoPack.NotLoaded, (await SendAsync(new RemoveDemoPack(Live)))?.Code);
        Assert.Null(await SendAsync(new LoadDemoPack(Live)));
    }

    [Fact]
    public async Task A_measure_that_others_use_stays_with_its_figures()
    {
        await SendAsync(new LoadDemoPack(History));
        await WriteAsync(db =>
        {
            var indicator = db.Indicators.Single(indicator => indicator.Slug == "under-18-conceptions");
            db.Add(MissionWithTargetOn(indicator, db.Places.Single(place => place.Code == "E92000001")));
        });

        Assert.Null(await SendAsync(new RemoveDemoPack(History)));

        var kept = Assert.Single(await ReadAsync(db => db.Indicators.ToListAsync()));
        Assert.Equal(("under-18-conceptions", null), (kept.Slug, kept.Pack));
        Assert.Equal(DemoPack.ReadFigures(History).Count(figure => figure.Indicator == kept.Slug), (await CountsAsync())["observations"]);
    }

    [Fact]
    public async Task A_measure_that_stayed_is_used_when_the_pack_comes_again()
    {
        await SendAsync(new LoadDemoPack(History));
        var before = await CountsAsync();
        await WriteAsync(db => db.Add(MissionWithTargetOn(db.Indicators.Single(indicator => indicator.Slug == "under-18-conceptions"), db.Places.Single(place => place.Code == "E92000001"))));
        await SendAsync(new RemoveDemoPack(History));

        Assert.Null(await SendAsync(new LoadDemoPack(History)));

        var after = await CountsAsync();
        foreach (var table in new[] { "indicators", "series", "observations" }) Assert.Equal((table, before[table]), (table, after[table]));
        Assert.Equal(before["missions"] + 1, after["missions"]);
    }

    [Fact]
    public async Task A_measure_of_somebody_elses_with_the_slug_of_the_packs_is_in_the_way()
    {
        await WriteAsync(db => db.Add(new Indicator { Slug = "under-18-conceptions", Name = "Ours", Unit = new Unit(UnitKind.Count, "", 0), Frequency = Analysis.Frequency.Annual, Source = "", LagDays = 0 }));

        Assert.Equal("demo.taken", (await SendAsync(new LoadDemoPack(History)))?.Code);
        Assert.Equal(CommandLine.Refused, await new DemoCommand().RunAsync(_services, ["load", History], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_measure_with_figures_of_another_import_stays()
    {
        await SendAsync(new LoadDemoPack(Live));
        await WriteAsync(db =>
        {
            var series = (from row in db.Series join indicator in db.Indicators on row.IndicatorId equals indicator.Id where indicator.Slug == "clean-power" select row).Single();
            var batch = new ImportBatch { Id = 1000, FileName = "mine.csv", Hash = "", Layout = "long", KnownOn = new DateOnly(2026, 1, 1), ImportedAt = DateTimeOffset.UnixEpoch, ImportedBy = "Delivery analyst" };
            db.AddRange(batch, new ObservationRow { SeriesId = series.Id, BatchId = batch.Id, PeriodStart = new(2022, 1, 1), PeriodEnd = new(2022, 12, 31), KnownOn = batch.KnownOn, Value = 60 });
        });

        await SendAsync(new RemoveDemoPack(Live));

        Assert.Equal(["clean-power"], await ReadAsync(db => db.Indicators.Select(indicator => indicator.Slug).ToListAsync()));
    }

    [Fact]
    public async Task A_place_that_is_there_is_used_as_it_is()
    {
        var england = new Place { Code = "E92000001", Name = "All of England" };
        await WriteAsync(db => db.Add(england));

        await SendAsync(new LoadDemoPack(History));

        Assert.Equal("All of England", await ReadAsync(db => db.Places.Where(place => place.Code == england.Code).Select(place => place.Name).SingleAsync()));
        Assert.All(await ReadAsync(db => db.Targets.ToListAsync()), target => Assert.Equal(england.Id, target.PlaceId));
    }

    [Fact]
    public async Task Two_loads_at_once_bring_one_pack()
    {
        var problems = await Task.WhenAll(SendAsync(new LoadDemoPack(History)), SendAsync(new LoadDemoPack(History)));

        Assert.Equal([null, LoadDemoPack.AlreadyLoaded], problems.Select(problem => problem?.Code).Order());
        Assert.Equal(1, (await CountsAsync())["missions"]);
    }

    [Fact]
    public async Task An_unknown_pack_is_refused() => Assert.Equal("demo.unknown", (await SendAsync(new LoadDemoPack("six-missions")))?.Code);

    [Fact]
    public async Task The_start_of_a_demo_loads_every_pack_and_tells_the_day()
    {
        var load = _services.GetRequiredService<IDemoLoad>();

        await load.LoadAsync(TestContext.Current.CancellationToken);

        Assert.Equal(new DateOnly(2026, 2, 1), load.Today);
        Assert.Equal(DemoPack.Names, await ReadAsync(db => db.Missions.Select(mission => mission.Pack!).Distinct().Order().ToListAsync()));
    }

    [Theory]
    [InlineData(CommandLine.Done, "load")]
    [InlineData(CommandLine.Done, "load", History, "--json")]
    [InlineData(CommandLine.Done, "remove", History)]
    [InlineData(CommandLine.Usage)]
    [InlineData(CommandLine.Usage, "unload")]
    [InlineData(CommandLine.Usage, "load", "six-missions")]
    [InlineData(CommandLine.Usage, "load", "--force")]
    public async Task The_command_line_says_by_its_exit_code_how_it_went(int exit, params string[] arguments) =>
        Assert.Equal(exit, await new DemoCommand().RunAsync(_services, arguments, TestContext.Current.CancellationToken));

    private static Mission MissionWithTargetOn(Indicator indicator, Place place)
    {
        var mission = new Mission { Slug = "ours", Name = "Ours", Purpose = "", LeadMinister = "", SeniorResponsibleOwner = "", Unit = new DeliveryUnit("", "", []) };
        mission.Targets.Add(new Target
        {
            MissionId = mission.Id,
            IndicatorId = indicator.Id,
            PlaceId = place.Id,
            Slug = "ours",
            Name = "Ours",
            Promise = "",
            Owner = "",
            Goal = new StretchGoal { BaselineValue = 1, BaselinePeriod = Period.CalendarYear(2020), Value = 0, Deadline = Period.CalendarYear(2030), Direction = Analysis.Direction.AtMost },
        });
        return mission;
    }

    private Task<Problem?> SendAsync<TCommand>(TCommand command)
        where TCommand : ICommand => TestData.SendAsync(_services, Person.CommandLine, command);

    private Task<T> ReadAsync<T>(Func<MissionGovDb, Task<T>> read) => TestData.ReadAsync(_services, read);

    private Task<int> WriteAsync(Action<MissionGovDb> write) => ReadAsync(db =>
    {
        write(db);
        return db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    private Task<Dictionary<string, int>> CountsAsync() => ReadAsync(async db => new Dictionary<string, int>
    {
        ["missions"] = await db.Missions.CountAsync(),
        ["targets"] = await db.Targets.CountAsync(),
        ["indicators"] = await db.Indicators.CountAsync(),
        ["places"] = await db.Places.CountAsync(),
        ["interventions"] = await db.Interventions.CountAsync(),
        ["milestones"] = await db.Milestones.CountAsync(),
        ["decisions"] = await db.Decisions.CountAsync(),
        ["stocktakes"] = await db.Stocktakes.CountAsync(),
        ["series"] = await db.Series.CountAsync(),
        ["observations"] = await db.Observations.CountAsync(),
        ["batches"] = await db.ImportBatches.CountAsync(),
        ["audit"] = await db.Audit.CountAsync(),
    });
}
