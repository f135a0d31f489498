using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features.Observations;

public sealed class ImportObservationsTests(ImportFixture fixture) : IClassFixture<ImportFixture>
{
    private const string Two = "indicator,place,period,value,unit\nWaits,E92000001,2025-10,61.2,%\nWaits,E92000001,2025-11,61.5,%\n";

    [Fact]
    public async Task One_month_alone_written_as_its_first_day_is_the_month_where_the_measure_is_held_by_month()
    {
        const string Heads = "indicator,place,period,value\n", Whole = Heads + "Homes,E92000001,2025-01-01,1\nHomes,E92000001,2025-02-01,2\n", March = "Homes,E92000001,2025-03-01,3\n";
        await using var app = await fixture.NewAsync();
        await app.ImportedAsync(app.File(Whole));

        await app.ImportedAsync(app.File(Heads + March));
        var again = await app.ImportedAsync(app.File(Whole + March));
        var early = await app.PreviewAsync(app.File(Heads + "Homes,E92000001,2026-02-01,4\n"));
        var others = await app.PreviewAsync(app.File(Heads + "Police,E92000001,2025-03-01,3\n"));

        Assert.Equal((0, 3), (again.New, again.Unchanged));
        Assert.Equal([(1, 31), (2, 28), (3, 31)], await app.ReadAsync(db => db.Observations.OrderBy(row => row.PeriodEnd).Select(row => new ValueTuple<int, int>(row.PeriodStart.Month, row.PeriodEnd.Day)).ToListAsync()));
        Assert.Equal("Row 2: February 2026 has not ended yet (today is 1 February 2026). If it is a forecast, mark it [f]", Assert.Single(early.File.Problems.Listed).Message);
        Assert.Equal(PeriodKind.Snapshot, Assert.Single(others.File.Rows).Period.Kind);
    }

    [Fact]
    public async Task A_first_file_makes_its_indicator_and_place_and_saves_every_figure()
    {
        await using var app = await fixture.NewAsync();

        var done = await app.ImportedAsync(app.File(Two));

        Assert.Equal((2, 2, 0, 0, 0), (done.Rows, done.New, done.Revised, done.Unchanged, done.Withdrawn));
        var stored = await StoredAsync(app);
        Assert.Equal([(new DateOnly(2025, 10, 31), 61.2), (new DateOnly(2025, 11, 30), 61.5)], stored.Select(row => (row.PeriodEnd, row.Value!.Value)));
        var indicator = await app.ReadAsync(db => db.Indicators.SingleAsync());
        Assert.Equal(("waits", "Waits", UnitKind.Percent, Analysis.Frequency.Monthly), (indicator.Slug, indicator.Name, indicator.Unit.Kind, indicator.Frequency));
        Assert.Equal("E92000001", await app.ReadAsync(db => db.Places.Select(place => place.Code).SingleAsync()));
    }

    [Fact]
    public async Task A_measure_with_the_name_of_a_page_has_an_address_of_its_own_and_is_found_again()
    {
        await using var app = await fixture.NewAsync();

        await app.ImportedAsync(app.File("indicator,place,period,value\nImports,E92000001,2024,10\n"));
        await app.ImportedAsync(app.File("indicator,place,period,value\nImports,E92000001,2025,11\n"));

        Assert.Equal(["imports-2"], await app.ReadAsync(db => db.Indicators.Select(one => one.Slug).ToListAsync()));
    }

    [Fact]
    public async Task Only_what_differs_is_written_and_the_old_value_stays()
    {
        await using var app = await fixture.NewAsync();
        await app.ImportedAsync(app.File(Two) with { KnownOn = new DateOnly(2025, 12, 11) });

        var done = await app.ImportedAsync(app.File(Two.Replace("61.2", "61.0") + "Waits,E92000001,2025-12,61.8,%\n"));

        Assert.Equal((1, 1, 1, 0), (done.New, done.Revised, done.Unchanged, done.Withdrawn));
        var october = (await StoredAsync(app)).Where(row => row.PeriodEnd == new DateOnly(2025, 10, 31)).ToList();
        Assert.Equal([(61.2, Quality.None), (61.0, Quality.Revised)], october.Select(row => (row.Value!.Value, row.Quality)));
        Assert.Equal(4, (await StoredAsync(app)).Count);
    }

    [Fact]
    public async Task A_revised_figure_that_comes_again_is_unchanged()
    {
        await using var app = await fixture.NewAsync();
        await app.ImportedAsync(app.File(Two) with { KnownOn = new DateOnly(2025, 12, 11) });
        await app.ImportedAsync(app.File(Two.Replace("61.2", "61.0")));

        var done = await app.ImportedAsync(app.File(Two.Replace("61.2", "61.0") + "\n"));

        Assert.Equal((0, 0, 2), (done.New, done.Revised, done.Unchanged));
    }

    [Fact]
    public async Task The_same_file_again_says_so_and_changes_nothing()
    {
        await using var app = await fixture.NewAsync();
        await app.ImportedAsync(app.File(Two));

        var problem = await app.ImportAsync(app.File(Two));

        Assert.StartsWith("This file was imported on ", problem!.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (await app.ReadAsync(db => db.ImportBatches.CountAsync()), await app.ReadAsync(db => db.Audit.CountAsync())));
    }

    [Fact]
    public async Task The_same_file_again_is_read_only_where_it_might_say_something_new()
    {
        await using var app = await fixture.NewAsync();
        var file = app.File(Two) with { KnownOn = new DateOnly(2026, 1, 15) };
        await app.ImportedAsync(file);

        Assert.False(await IsReadAsync(file));
        Assert.True(await IsReadAsync(app.File(Two)), "known later than what it was compared with");
        Assert.False((await app.PreviewAsync(file)).CanImport);
        Assert.True(await IsReadAsync(file with { KnownOn = new DateOnly(2026, 1, 14) }));
        Assert.True(await IsReadAsync(file with { MonthFirst = true }));
        Assert.True(await IsReadAsync(app.File(Two + "\n") with { KnownOn = file.KnownOn }));

        await app.ImportedAsync(app.File(Two.Replace("Waits", "Beds")));
        Assert.True(await IsReadAsync(file));

        var early = app.File(Two + "Waits,E92000001,2026-03,61.9,%\n") with { LeavesOutBadRows = true };
        Assert.Equal(1, (await app.ImportedAsync(early)).LeftOut);
        Assert.True(await IsReadAsync(early), "a row left out may be good another day");

        async Task<bool> IsReadAsync(ImportFile again)
        {
            var isRead = false;
            await using var scope = app.Services.CreateAsyncScope();
            var problem = await scope.ServiceProvider.GetRequiredService<Mediator>().SendAsync(new ImportObservations(again) { Done = _ => isRead = true }, ct: TestContext.Current.CancellationToken);
            Assert.True(problem is null or { Code: ImportRun.SameFile }, problem?.Message);
            return isRead;
        }
    }

    [Fact]
    public async Task The_same_file_for_another_indicator_is_saved()
    {
        await using var app = await fixture.NewAsync();
        const string unnamed = "place,period,value\nE92000001,2025-10,61.2\n";
        await app.ImportedAsync(app.File(unnamed) with { Indicator = "wrong" });

        var done = await app.ImportedAsync(app.File(unnamed) with { Indicator = "right" });

        Assert.Equal(1, done.New);
        Assert.Equal(["right", "wrong"], await app.ReadAsync(db => db.Indicators.Select(indicator => indicator.Slug).Order().ToListAsync()));
    }

    [Fact]
    public async Task The_same_file_brings_its_figures_back_after_another_file()
    {
        await using var app = await fixture.NewAsync();
        await app.ImportedAsync(app.File(Two));
        await app.ImportedAsync(app.File(Two.Replace("61.2", "61.0")));

        var done = await app.ImportedAsync(app.File(Two));

        Assert.Equal((0, 1, 1), (done.New, done.Revised, done.Unchanged));
    }

    [Fact]
    public async Task The_same_file_read_as_whole_withdraws_what_it_leaves_out()
    {
        await using var app = await fixture.NewAsync();
        var shorter = Two[..Two.LastIndexOf("Waits", StringComparison.Ordinal)];
        await app.ImportedAsync(app.File(shorter));
        await app.ImportedAsync(app.File(Two));

        var done = await app.ImportedAsync(app.File(shorter) with { IsWhole = true });

        Assert.Equal(1, done.Withdrawn);
    }

    [Fact]
    public async Task An_older_edition_loaded_late_stands_beside_the_newer_one()
    {
        await using var app = await fixture.NewAsync();
        await app.ImportedAsync(app.File(Two));

        var done = await app.ImportedAsync(app.File(Two.Replace("61.2", "60.9")) with { KnownOn = new DateOnly(2025, 12, 11) });

        Assert.Equal(2, done.New);
        var october = (await StoredAsync(app)).Where(row => row.PeriodEnd == new DateOnly(2025, 10, 31)).ToList();
        Assert.Equal([60.9, 61.2], october.Select(row => row.Value!.Value));
    }

    [Fact]
    public async Task An_edition_loaded_late_does_not_outdo_a_newer_one_that_held_to_the_figure()
    {
        await using var app = await fixture.NewAsync();
        await app.ImportedAsync(app.File(Two) with { KnownOn = new DateOnly(2025, 10, 9) });
        await app.ImportedAsync(app.File(Two + "Waits,E92000001,2025-12,61.8,%\n") with { KnownOn = new DateOnly(2025, 12, 11) });

        await app.ImportedAsync(app.File(Two.Replace("61.2", "61.0")) with { KnownOn = new DateOnly(2025, 11, 13) });

        var october = (await StoredAsync(app)).Where(row => row.PeriodEnd == new DateOnly(2025, 10, 31)).ToList();
        Assert.Equal(
            [(new DateOnly(2025, 10, 9), 61.2, Quality.None), (new DateOnly(2025, 11, 13), 61.0, Quality.Revised), (new DateOnly(2025, 12, 11), 61.2, Quality.Revised)],
            october.Select(row => (row.KnownOn, row.Value!.Value, row.Quality)));
    }

    [Fact]
    public async Task An_edition_loaded_late_stands_where_the_newer_one_says_nothing_of_the_period()
    {
        await using var app = await fixture.NewAsync();
        await app.ImportedAsync(app.File(Two) with { KnownOn = new DateOnly(2025, 10, 9) });
        await app.ImportedAsync(app.File("indicator,place,period,value,unit\nWaits,E92000001,2025-11,61.5,%\n") with { KnownOn = new DateOnly(2025, 12, 11) });

        await app.ImportedAsync(app.File(Two.Replace("61.2", "61.0")) with { KnownOn = new DateOnly(2025, 11, 13) });

        Assert.Equal(61.0, (await StoredAsync(app)).Last(row => row.PeriodEnd == new DateOnly(2025, 10, 31)).Value);
    }

    [Fact]
    public async Task A_figure_that_a_whole_file_leaves_out_is_withdrawn_once()
    {
        await using var app = await fixture.NewAsync();
        await app.ImportedAsync(app.File(Two) with { KnownOn = new DateOnly(2025, 12, 11) });
        var shorter = Two[..(Two.IndexOf("2025-11", StringComparison.Ordinal) - "Waits,E92000001,".Length)];

        var part = await app.ImportedAsync(app.File(shorter));
        var whole = await app.ImportedAsync(app.File(shorter + "\n") with { IsWhole = true });
        var again = await app.ImportedAsync(app.File(shorter + "\n\n") with { IsWhole = true });

        Assert.Equal((0, 1, 0), (part.Withdrawn, whole.Withdrawn, again.Withdrawn));
        var november = (await StoredAsync(app)).Last(row => row.PeriodEnd == new DateOnly(2025, 11, 30));
        Assert.Equal((null, Quality.NotAvailable), (november.Value, november.Quality));
    }

    [Fact]
    public async Task One_bad_row_and_nothing_is_saved()
    {
        await using var app = await fixture.NewAsync();

        var problem = await app.ImportAsync(app.File(Two + "Waits,E92000001,2025-12,6l.8,%\n"));

        Assert.Equal("import.problems", problem!.Code);
        Assert.Equal((0, 0, 0), (await app.ReadAsync(db => db.Indicators.CountAsync()), await app.ReadAsync(db => db.Observations.CountAsync()), await app.ReadAsync(db => db.Audit.CountAsync())));
    }

    [Fact]
    public async Task Without_the_right_nothing_is_saved()
    {
        await using var app = await fixture.NewAsync(Person.Visitor);

        Assert.Equal("forbidden", (await app.ImportAsync(app.File(Two)))!.Code);
        Assert.Equal(0, await app.ReadAsync(db => db.Observations.CountAsync()));
    }

    [Fact]
    public async Task A_cancelled_import_leaves_nothing()
    {
        await using var app = await fixture.NewAsync();
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.ImportAsync(app.File(Two), ct: given.Token));

        Assert.Equal(0, await app.ReadAsync(db => db.Observations.CountAsync()));
    }

    [Fact]
    public async Task One_file_is_one_line_of_audit_with_its_hash()
    {
        await using var app = await fixture.NewAsync();
        var file = app.File(Two, "rtt_nov.csv");

        await app.ImportedAsync(file);

        var line = await app.ReadAsync(db => db.Audit.SingleAsync());
        var hash = await file.HashAsync(TestContext.Current.CancellationToken);
        Assert.Equal((nameof(ObservationsImported), $"Imported rtt_nov.csv: 2 new, 0 revised, 0 unchanged, 0 withdrawn. SHA-256 {hash}"), (line.Event, line.Summary));
    }

    [Fact]
    public async Task The_same_intent_sent_twice_has_one_effect()
    {
        await using var app = await fixture.NewAsync();
        var (id, file) = (Guid.CreateVersion7(), app.File(Two));

        Assert.Null(await app.ImportAsync(file, id));
        Assert.Null(await app.ImportAsync(file, id));

        Assert.Equal(1, await app.ReadAsync(db => db.Audit.CountAsync()));
    }

    [Fact]
    public async Task Two_imports_at_once_write_a_difference_only_once()
    {
        await using var app = await fixture.NewAsync();
        await app.ImportedAsync(app.File(Two) with { KnownOn = new DateOnly(2025, 12, 11) });

        await Task.WhenAll(app.ImportAsync(app.File(Two.Replace("61.2", "61.0"))), app.ImportAsync(app.File(Two.Replace("61.2", "61.0") + "\n")));

        Assert.Equal(3, (await StoredAsync(app)).Count);
    }

    [Fact]
    public async Task Two_imports_at_once_may_bring_the_same_new_indicator()
    {
        await using var app = await fixture.NewAsync();

        var problems = await Task.WhenAll(app.ImportAsync(app.File(Two)), app.ImportAsync(app.File(Two.Replace("61.2", "61.0"))));

        Assert.All(problems, Assert.Null);
        Assert.Equal((1, 1), (await app.ReadAsync(db => db.Indicators.CountAsync()), await app.ReadAsync(db => db.Places.CountAsync())));
    }

    [Fact]
    public async Task A_place_may_be_named_instead_of_its_code()
    {
        await using var app = await fixture.NewAsync();
        await app.ImportedAsync(app.File("indicator,area code,area name,period,value\nWaits,E92000001,England,2025-10,1\n"));

        await app.ImportedAsync(app.File("indicator,place,period,value\nWaits,England,2025-11,1\n"));

        Assert.Equal(1, await app.ReadAsync(db => db.Places.CountAsync()));
        Assert.Equal(1, await app.ReadAsync(db => db.Series.CountAsync()));
    }

    [Fact]
    public async Task A_file_that_names_no_place_is_refused_in_words()
    {
        await using var app = await fixture.NewAsync();

        var problem = await app.ImportAsync(app.File("date,value\n2025-10,61.2\n") with { Indicator = "waits" });

        Assert.Equal("The file does not say which place its figures are about. Add a column ‘Place’ with a code such as E92000001.", problem!.Message);
    }

    private static Task<List<Data.ObservationRow>> StoredAsync(ImportApp app) =>
        app.ReadAsync(db => db.Observations.AsNoTracking().OrderBy(row => row.SeriesId).ThenBy(row => row.PeriodEnd).ThenBy(row => row.KnownOn).ThenBy(row => row.BatchId).ToListAsync());
}
