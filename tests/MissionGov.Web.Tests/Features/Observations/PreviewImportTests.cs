using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Analysis;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;
using MissionGov.Web.Features.DemoPacks;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features.Observations;

public sealed class PreviewImportTests(ImportFixture fixture) : IClassFixture<ImportFixture>
{
    [Fact]
    public async Task A_preview_counts_and_saves_nothing()
    {
        await using var app = await fixture.NewAsync();

        var preview = await app.PreviewAsync(app.File("indicator,place,period,value,unit\nWaits,E92000001,2025-10,61.2,%\nWaits,E92000001,2025-11,,%\n"));

        Assert.Equal((2, 1, 1, 1), (preview.Counts!.New, preview.NewIndicators, preview.NewPlaces, preview.File.Counts.Missing));
        Assert.Equal((0, 0), (await app.ReadAsync(db => db.Indicators.CountAsync()), await app.ReadAsync(db => db.ImportBatches.CountAsync())));
    }

    [Fact]
    public async Task Revisions_and_jumps_are_shown_with_the_value_before()
    {
        await using var app = await fixture.NewAsync();
        await app.ImportedAsync(app.File("indicator,place,period,value\nHomes,E92000001,2025-10,61\nHomes,E92000001,2025-11,62\n") with { KnownOn = new DateOnly(2025, 12, 11) });

        var preview = await app.PreviewAsync(app.File("indicator,place,period,value\nHomes,E92000001,2025-11,63\nHomes,E92000001,2025-12,630\n"));

        Assert.Equal((62d, 63d), (Assert.Single(preview.Revised).Was, preview.Revised[0].Value));
        var jump = Assert.Single(preview.Jumps);
        Assert.Equal(("Homes", Period.Month(2025, 12), 62d, 630d), (jump.Indicator, jump.Period, jump.Was, jump.Value));
    }

    [Fact]
    public async Task Problems_stop_the_preview_before_the_database()
    {
        await using var app = await fixture.NewAsync();

        var preview = await app.PreviewAsync(app.File("indicator,place,period,value\nWaits,E92000001,2025-10,6l.2\n"));

        Assert.False(preview.CanImport);
        Assert.Equal("Row 2: Value must be a number, like 12 or 12.5. Did you mean 61.2?", Assert.Single(preview.File.Problems.Listed).Message);
    }

    [Fact]
    public async Task A_value_outside_of_what_the_measure_can_be_is_a_problem()
    {
        await using var app = await fixture.NewAsync();
        await app.ImportedAsync(app.File("indicator,place,period,value,unit\nWaits,E92000001,2025-10,61,%\n"));
        await app.ReadAsync(db => db.Indicators.ExecuteUpdateAsync(set => set.SetProperty(indicator => indicator.LowerBound, 0).SetProperty(indicator => indicator.UpperBound, 100)));

        var preview = await app.PreviewAsync(app.File("indicator,place,period,value,unit\nWaits,E92000001,2025-11,104,%\nWaits,E92000001,2025-12,-1,%\n"));

        Assert.Equal(["Row 2: Waits cannot be above 100", "Row 3: Waits cannot be below 0"], preview.File.Problems.Listed.Select(problem => problem.Message));
        Assert.False(preview.CanImport);
    }

    [Fact]
    public async Task Nobody_waits_at_a_page_for_the_end_of_a_long_load()
    {
        await using var app = await fixture.NewAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
        await using var turn = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await new ObservationLoad(db).TakeTurnAsync(TestContext.Current.CancellationToken);

        var preview = await app.PreviewAsync(app.File("indicator,place,period,value\nWaits,E92000001,2025-10,61.2\n"));

        Assert.Equal("Another file is being loaded. Wait until it is in, then load this page again.", preview.Refusal!.Message);
    }

    [Fact]
    public async Task Months_for_a_yearly_indicator_are_warned_of()
    {
        await using var app = await fixture.NewAsync();
        await app.ImportedAsync(app.File("indicator,place,period,value\nHomes,E92000001,2023,1\nHomes,E92000001,2024,2\n"));

        var preview = await app.PreviewAsync(app.File("date,value\nMay 2025,5\n2025,60\n") with { Indicator = "homes" });

        Assert.Equal("1 of 2 figures are for another length of time. Homes is annual. Check the indicator", Assert.Single(preview.File.Warnings));
    }

    [Fact]
    public async Task Whoever_imports_figures_of_a_measure_that_became_official_statistics_is_warned()
    {
        await using var app = await fixture.NewAsync();
        const string Heads = "indicator,place,period,value\n";
        await app.ImportedAsync(app.File(Heads + "Homes,E92000001,2024,1\n"));
        await app.ReadAsync(db => db.Indicators.ExecuteUpdateAsync(set => set.SetProperty(indicator => indicator.Statistics, StatisticsKind.Official), TestContext.Current.CancellationToken));

        var preview = await app.PreviewAsync(app.File(Heads + "Homes,E92000001,2025,2\n"));

        Assert.Equal("Homes is official statistics. What you import now is public at once. If these figures are not out yet, hold the file for 09:30", Assert.Single(preview.File.Warnings));
        Assert.True(preview.CanImport);
    }

    [Theory]
    [InlineData("%", "The file gives Homes in ‘%’, and it is held in ‘homes’. Check the indicator")]
    [InlineData("flats", "The file gives Homes in ‘flats’, and it is held in ‘homes’. Check the indicator")]
    [InlineData("Homes", null)]
    [InlineData("", null)]
    public async Task Another_unit_than_the_one_held_is_warned_of(string unit, string? warning)
    {
        await using var app = await fixture.NewAsync();
        await app.ImportedAsync(app.File("indicator,place,period,value,unit\nHomes,E92000001,2023,5,homes\nHomes,E92000001,2024,6,homes\n"));

        var preview = await app.PreviewAsync(app.File($"indicator,place,period,value,unit\nHomes,E92000001,2025,7,{unit}\n"));

        Assert.Equal(warning is null ? [] : [warning], preview.File.Warnings);
    }

    [Fact]
    public async Task A_place_of_another_kind_is_not_the_one_of_its_name()
    {
        await using var app = await fixture.NewAsync();
        const string Heads = "indicator,place,place name,level,period,value\n";
        await app.ImportedAsync(app.File(Heads + "Homes,E07000033,Bolsover,Local Authority District,2024,5\n"));

        var constituency = await app.PreviewAsync(app.File(Heads + "Homes,Bolsover,Bolsover,Parliamentary Constituency,2023,4\n"));
        var district = await app.PreviewAsync(app.File(Heads + "Homes,Bolsover,Bolsover,Non-metropolitan district,2023,4\n"));
        var either = await app.PreviewAsync(app.File("indicator,place,period,value\nHomes,Bolsover,2023,4\n"));

        Assert.Equal((1, 0, 0), (constituency.NewPlaces, district.NewPlaces, either.NewPlaces));
    }

    [Fact]
    public async Task The_effect_on_a_target_is_told_before_and_after()
    {
        await using var app = await fixture.NewAsync();
        await using (var scope = app.Services.CreateAsyncScope())
            Assert.Null(await scope.ServiceProvider.GetRequiredService<Mediator>().SendAsync(new LoadDemoPack("five-missions"), ct: TestContext.Current.CancellationToken));
        var target = await app.ReadAsync(db => db.Targets.AsNoTracking().Include(one => one.Indicator).SingleAsync(one => one.Slug == "18-week-waits"));
        Assert.Equal(Frequency.Monthly, target.Indicator.Frequency);

        var preview = await app.PreviewAsync(app.File("date,value\nDecember 2025,92\n", "rtt_dec.csv") with { Indicator = target.Indicator.Slug });

        var effect = Assert.Single(preview.Effects);
        Assert.Equal((1, "18-week-waits"), (preview.Counts!.New + preview.Counts.Revised, effect.After.Target.Slug));
        Assert.True(effect.After.Gap > effect.Before.Gap);
    }
}
