using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain.Missions;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Features.Observations.Formats;
using MissionGov.Web.Tests.Features.Observations.Formats.Workbooks;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features.Observations;

/// <summary>What a person says about a file that it does not say itself.</summary>
public sealed class MendingTests(ImportFixture fixture) : IClassFixture<ImportFixture>
{
    private const string Heads = "indicator,place,period,value,unit\n";

    [Theory]
    [InlineData("6l.5", "61.5")]
    [InlineData("£1,200", "1200")]
    [InlineData("£1,23", null)]
    [InlineData("1.5k", null)]
    [InlineData("(500)", null)]
    [InlineData("n.k.", null)]
    public async Task A_likely_value_is_suggested_for_a_wrong_cell(string cell, string? suggestion)
    {
        await using var app = await fixture.NewAsync();

        var preview = await app.PreviewAsync(app.File($"{Heads}Homes,E92000001,2025-10,\"{cell}\",\n"));

        Assert.Equal(suggestion, Assert.Single(preview.File.Problems.Listed).Suggestion);
    }

    [Fact]
    public async Task A_mended_cell_is_read_in_place_of_the_files_own_and_named_in_the_audit()
    {
        await using var app = await fixture.NewAsync();
        var file = app.File($"{Heads}Homes,E92000001,2025-10,61,\nHomes,E92000001,2025-11,6l.5,\n") with { Fixes = [new(3, "value", "6l.5", "61.5")] };

        var done = await app.ImportedAsync(file);

        Assert.Equal((2, 0), (done.New, done.LeftOut));
        Assert.Equal([61, 61.5], await app.ReadAsync(db => db.Observations.OrderBy(row => row.PeriodEnd).Select(row => row.Value ?? 0).ToListAsync()));
        Assert.Contains("1 cell mended (row 3, value: 6l.5 → 61.5)", await app.ReadAsync(db => db.Audit.Where(line => line.Event == nameof(ObservationsImported)).Select(line => line.Summary).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_of_a_table_of_periods_is_mended_by_its_letter_and_only_what_was_mended_is_named()
    {
        await using var app = await fixture.NewAsync();
        var book = new XlsxFile().Sheet("Data", ["Fuel", "2023", "2024"], ["Coal", 1, "many"], ["Gas", "<c t=\"e\"><v>#REF!</v></c>", 2]).Bytes();
        var file = app.File(book, "book.xlsx") with { Map = ColumnMap.Parse("""{ "always": { "place": "K02000001" } }""") };
        Assert.Equal([(2, "C"), (3, "B")], (await app.PreviewAsync(file)).File.Problems.Listed.Select(problem => (problem.Row, problem.Column)));

        var done = await app.ImportedAsync(file with { Fixes = [new(2, "C", "many", "3"), new(3, "B", "#REF!", "4"), new(9, "B", "5", "6"), new(2, "F", "7", "8")] });

        Assert.Equal([1, 2, 3, 4], await app.ReadAsync(db => db.Observations.OrderBy(row => row.Value).Select(row => row.Value ?? 0).ToListAsync()));
        Assert.Equal([(2, "C"), (3, "B")], done.Mended!.Select(fix => (fix.Row, fix.Column)).Order());
    }

    [Fact]
    public async Task A_fix_of_another_sheet_or_column_changes_nothing()
    {
        await using var app = await fixture.NewAsync();
        var file = app.File($"{Heads}Homes,E92000001,2025-10,61,\n") with { Fixes = [new(2, "value", "61", "62", "Sheet 2"), new(2, "price", "61", "63")] };

        Assert.Null((await app.ImportedAsync(file)).Mended);
        Assert.Equal([61], await app.ReadAsync(db => db.Observations.Select(row => row.Value ?? 0).ToListAsync()));
    }

    [Fact]
    public async Task Fractions_of_a_percentage_are_asked_about_and_read_as_the_person_says()
    {
        await using var app = await fixture.NewAsync();
        var file = app.File($"{Heads}Waits,E92000001,2025-10,0.29,%\nWaits,E92000001,2025-11,1,%\n");

        var asked = await app.PreviewAsync(file);
        var whole = await app.PreviewAsync(file with { HasFractions = false });
        var others = await app.PreviewAsync(app.File($"{Heads}Homes,E92000001,2025-10,0.29,people\nWaits,E92000001,2025-10,0.5,%\nWaits,E92000001,2025-11,61,%\n"));
        await app.ImportedAsync(file with { HasFractions = true });

        Assert.Equal((true, false), (asked.AsksFractions, asked.CanImport));
        Assert.Equal((false, true), (whole.AsksFractions, whole.CanImport));
        Assert.False(others.AsksFractions);
        Assert.Equal([29, 100], await app.ReadAsync(db => db.Observations.OrderBy(row => row.PeriodEnd).Select(row => row.Value ?? 0).ToListAsync()));
    }

    [Fact]
    public async Task Fractions_that_nobody_spoke_about_are_not_saved_unless_those_held_are_as_small()
    {
        await using var app = await fixture.NewAsync();
        await app.ImportedAsync(app.File($"{Heads}Waits,E92000001,2025-10,61.8,%\n"));
        await app.ImportedAsync(app.File($"{Heads}Rare,E92000001,2025-10,0.4,%\n") with { HasFractions = false });
        var batches = await app.ReadAsync(db => db.ImportBatches.CountAsync());

        var refused = await app.ImportAsync(app.File($"{Heads}Waits,E92000001,2025-11,0.618,%\n"));
        Assert.Equal(("import.fractions", batches), (refused?.Code, await app.ReadAsync(db => db.ImportBatches.CountAsync())));

        Assert.Equal(1, (await app.ImportedAsync(app.File($"{Heads}Rare,E92000001,2025-11,0.5,%\n"))).New);
    }

    [Fact]
    public async Task Dates_in_figures_are_read_with_the_month_first_where_the_person_says_so()
    {
        await using var app = await fixture.NewAsync();
        var file = app.File("date,value\n03/04/2025,1\n3.25.2025,2\n") with { Indicator = "homes" };

        var preview = FileReading.Read(file.Open, file.Name, new(new DateOnly(2026, 2, 1), "homes") { MonthFirst = true }, cancelled: TestContext.Current.CancellationToken);

        Assert.Equal([new DateOnly(2025, 3, 4), new DateOnly(2025, 3, 25)], preview.Rows.Select(row => row.Period.Start));
        Assert.True(preview.HasDatesInFigures);
        Assert.Contains("Dates in figures are read with the month first: 03/04/2026 is 4 March 2026", preview.Notes);
    }

    [Fact]
    public async Task Missing_values_are_counted_by_kind_and_a_place_with_another_code_is_named()
    {
        await using var app = await fixture.NewAsync();
        await app.ImportedAsync(app.File("indicator,place,place name,level,period,value\nHomes,E10000002,Buckinghamshire,County,2024,1\n"));

        var preview = await app.PreviewAsync(app.File("indicator,place,place name,level,period,value\nHomes,E06000060,Buckinghamshire,County,2024,[c]\nHomes,E06000060,Buckinghamshire,County,2023,[x]\nHomes,E06000060,Buckinghamshire,County,2022,..\n"));

        Assert.Equal([(Quality.Confidential, 1), (Quality.NotAvailable, 2)], preview.Missing.Select(kind => (kind.Mark.Flag, kind.Rows)));
        Assert.Equal(new RecodedPlace("Buckinghamshire", "E10000002", "E06000060"), Assert.Single(preview.Recoded));
    }

    [Fact]
    public async Task Columns_are_mapped_once_for_every_file_with_the_same_headings()
    {
        await using var app = await fixture.NewAsync();
        var file = app.File("When,How much,Whose\n2025-10-03,61,RXH\n");
        var unknown = await app.PreviewAsync(file);
        Assert.Equal(["When", "How much", "Whose"], unknown.Head!.Headings);
        Assert.Equal("2025-10-03", unknown.Head.Samples[0]);

        var map = new ColumnMap(new Dictionary<Role, string> { [Role.Period] = "When", [Role.Value] = "How much", [Role.Place] = "Whose" }, new Dictionary<Role, string> { [Role.Indicator] = "Waits" });
        Assert.Null(await SendAsync(app, new KeepMap(unknown.Head.Hash, "When, How much, Whose", map)));
        var next = await app.PreviewAsync(app.File("when,how_much,WHOSE\n2025-10-10,62,RXH\n"));
        Assert.Equal(1, next.Counts!.New);
        Assert.Equal(("command line", "When"), (next.Map!.By, next.Map.Columns["period"]));

        Assert.Null(await SendAsync(app, new ForgetMap(unknown.Head.Hash)));
        Assert.False((await app.PreviewAsync(file)).CanImport);
        Assert.Equal("import.no_map", (await SendAsync(app, new ForgetMap(unknown.Head.Hash)))!.Code);
    }

    private static async Task<Domain.Problem?> SendAsync<TCommand>(ImportApp app, TCommand command)
        where TCommand : ICommand
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Mediator>().SendAsync(command, ct: TestContext.Current.CancellationToken);
    }
}
