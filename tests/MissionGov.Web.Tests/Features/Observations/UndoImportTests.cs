using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Features.DemoPacks;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features.Observations;

public sealed class UndoImportTests(ImportFixture fixture) : IClassFixture<ImportFixture>
{
    private const string Heads = "indicator,place,period,value\n";

    private static readonly DateOnly December = new(2025, 12, 11);
    private static readonly DateOnly January = new(2026, 1, 8);

    [Fact]
    public async Task What_is_left_is_what_would_be_there_had_the_import_never_run_and_it_can_be_put_back()
    {
        await using var app = await fixture.NewAsync();
        await app.ImportedAsync(app.File(Heads + "Homes,E92000001,2025-10,61\nHomes,E92000001,2025-11,62\n") with { KnownOn = December });
        var before = await FiguresAsync(app);
        var second = await app.ImportedAsync(app.File(Heads + "Homes,E92000001,2025-10,60\nHomes,E92000001,2025-11,62\nHomes,E92000001,2025-12,63\n") with { KnownOn = January });
        var after = await FiguresAsync(app);

        Assert.Null(await SendAsync(app, new UndoImport(second.BatchId), "Wrong file."));
        var undone = await FiguresAsync(app);
        Assert.Null(await SendAsync(app, new RestoreImport(second.BatchId), "It was right."));

        Assert.Equal(before, undone);
        Assert.NotEqual(before, after);
        Assert.Equal(after, await FiguresAsync(app));
        Assert.Equal(
            [$"Took back import {second.BatchId}, figures.csv: 2 figures. They are kept and can be put back. SHA-256 {second.Hash} Wrong file.", $"Put back import {second.BatchId}, figures.csv: 2 figures. SHA-256 {second.Hash} It was right."],
            await app.ReadAsync(db => db.Audit.Where(line => line.Event != nameof(ObservationsImported)).OrderBy(line => line.Id).Select(line => line.Summary + " " + line.Reason).ToListAsync()));
    }

    // Edition 3 agreed with edition 1, so nothing was written for it until edition 2 came late and differed.
    [Fact]
    public async Task An_edition_loaded_late_goes_with_the_figures_that_a_newer_one_had_to_say_again()
    {
        await using var app = await fixture.NewAsync();
        await app.ImportedAsync(app.File(Heads + "Homes,E92000001,2025-10,61\n") with { KnownOn = new DateOnly(2025, 11, 13) });
        await app.ImportedAsync(app.File(Heads + "Homes,E92000001,2025-10,61\nHomes,E92000001,2025-11,62\n") with { KnownOn = January });
        var before = await FiguresAsync(app);
        var late = await app.ImportedAsync(app.File(Heads + "Homes,E92000001,2025-10,60\n") with { KnownOn = December });
        var after = await FiguresAsync(app);
        Assert.Equal(before.Count + 3, after.Count);

        Assert.Null(await SendAsync(app, new UndoImport(late.BatchId), "Wrong file."));
        Assert.Equal(before, await FiguresAsync(app));
        Assert.Null(await SendAsync(app, new RestoreImport(late.BatchId), "It was right."));
        Assert.Equal(after, await FiguresAsync(app));
    }

    // Where the later import agreed it wrote nothing: what it said would go with the earlier one.
    [Fact]
    public async Task An_import_that_a_later_one_was_compared_with_stays_and_the_later_one_is_named()
    {
        await using var app = await fixture.NewAsync();
        var first = await app.ImportedAsync(app.File(Heads + "Homes,E92000001,2025-10,61\n") with { KnownOn = December });
        var second = await app.ImportedAsync(app.File(Heads + "Homes,E92000001,2025-10,61\nHomes,E92000001,2025-11,62\n", "second.csv") with { KnownOn = January });

        var problem = await SendAsync(app, new UndoImport(first.BatchId), "Wrong file.");

        Assert.Equal($"Import {second.BatchId}, second.csv, came later and was compared with these figures. Take that one back first.", problem!.Message);
        Assert.Null(await SendAsync(app, new UndoImport(second.BatchId), "Wrong file."));
        Assert.Null(await SendAsync(app, new UndoImport(first.BatchId), "Wrong file."));
        Assert.Empty(await FiguresAsync(app));
        Assert.Equal($"Import {first.BatchId}, figures.csv, came before it and was taken back too. Put that one back first.", (await SendAsync(app, new RestoreImport(second.BatchId), "Right."))!.Message);
    }

    [Fact]
    public async Task An_import_about_other_periods_does_not_stand_in_the_way()
    {
        await using var app = await fixture.NewAsync();
        var first = await app.ImportedAsync(app.File(Heads + "Homes,E92000001,2025-10,61\n") with { KnownOn = December });
        await app.ImportedAsync(app.File(Heads + "Homes,E92000001,2025-11,62\n") with { KnownOn = January });

        Assert.Null(await SendAsync(app, new UndoImport(first.BatchId), "Wrong file."));
        Assert.Equal(1, await app.ReadAsync(db => db.Observations.CountAsync()));
    }

    [Fact]
    public async Task What_has_come_in_since_keeps_an_import_from_being_put_back()
    {
        await using var app = await fixture.NewAsync();
        var first = await app.ImportedAsync(app.File(Heads + "Homes,E92000001,2025-10,61\n") with { KnownOn = December });
        Assert.Null(await SendAsync(app, new UndoImport(first.BatchId), "Wrong file."));
        var mended = await app.ImportedAsync(app.File(Heads + "Homes,E92000001,2025-10,62\n", "mended.csv") with { KnownOn = December });

        Assert.Equal($"Import {mended.BatchId}, mended.csv, has come in since and is about the same periods. Import the file again instead.", (await SendAsync(app, new RestoreImport(first.BatchId), "Right."))!.Message);
    }

    [Fact]
    public async Task The_same_file_can_be_imported_again_after_it_was_taken_back()
    {
        await using var app = await fixture.NewAsync();
        var file = app.File(Heads + "Homes,E92000001,2025-10,61\n") with { KnownOn = December };
        Assert.Null(await SendAsync(app, new UndoImport((await app.ImportedAsync(file)).BatchId), "Wrong day."));

        Assert.Equal(1, (await app.ImportedAsync(file)).New);
    }

    [Fact]
    public async Task Without_a_reason_or_the_right_nothing_is_taken_back()
    {
        await using var app = await fixture.NewAsync();
        var first = await app.ImportedAsync(app.File(Heads + "Homes,E92000001,2025-10,61\n"));

        Assert.Equal("Say why you take it back", (await SendAsync(app, new UndoImport(first.BatchId), " "))!.Message);
        Assert.Equal("import.not_undone", (await SendAsync(app, new RestoreImport(first.BatchId), "Why not."))!.Code);
        Assert.Equal(Mediator.Forbidden, (await MissionGov.Tests.TestData.SendAsync(app.Services, Access.Personas.Named("NHS unit lead")!, new UndoImport(first.BatchId), "Mine."))!.Code);
        Assert.Equal(1, await app.ReadAsync(db => db.Observations.CountAsync()));
    }

    [Fact]
    public async Task Nobody_waits_at_the_page_of_an_import_for_the_end_of_a_long_load()
    {
        await using var app = await fixture.NewAsync();
        var done = await app.ImportedAsync(app.File(Heads + "Homes,E92000001,2025-10,61\n"));
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
        await using var turn = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await new ObservationLoad(db).TakeTurnAsync(TestContext.Current.CancellationToken);

        var view = await app.AskAsync(new GetOneImport(done.BatchId));

        Assert.Equal("Another file is being loaded. Wait until it is in, then load this page again.", view!.Against!.Message);
    }

    // What was loaded may be a draft of any mission.
    [Fact]
    public async Task An_analyst_of_one_mission_sees_no_import_as_they_may_make_none()
    {
        await using var app = await fixture.NewAsync();
        var file = app.File(Heads + "Homes,E92000001,2025-10,61\n");
        var done = await app.ImportedAsync(file);
        var one = new Person(Guid.CreateVersion7(), "Analyst of one", [new Post(Role.Analyst, "nhs", "Analyst of one")]);

        Task AskAsync<TView>(IQuery<TView> query) => Assert.ThrowsAsync<NotAllowedException>(() => MissionGov.Tests.TestData.AskAsync(app.Services, one, query));
        await AskAsync(new GetImports(null));
        await AskAsync(new GetOneImport(done.BatchId));
        await AskAsync(new GetImportRow(done.BatchId));
        await AskAsync(new GetImportProgress(Guid.CreateVersion7()));
        await AskAsync(new PreviewImport(file));
    }

    [Fact]
    public async Task The_effect_on_a_target_is_told_before_it_is_taken_back()
    {
        await using var app = await fixture.NewAsync();
        Assert.Null(await SendAsync(app, new LoadDemoPack("five-missions"), ""));
        var slug = await app.ReadAsync(db => db.Targets.Where(target => target.Slug == "18-week-waits").Select(target => target.Indicator.Slug).SingleAsync());
        var done = await app.ImportedAsync(app.File("date,value\nDecember 2025,92\n", "rtt_dec.csv") with { Indicator = slug });

        var view = (await app.AskAsync(new GetOneImport(done.BatchId)))!;

        var effect = Assert.Single(view.Effects);
        Assert.Equal((1, null), (view.Figures, view.Against));
        Assert.True(effect.After.Gap < effect.Before.Gap);
        Assert.Equal(done.BatchId, Assert.Single((await app.AskAsync(new GetImports(null))).Rows).Number);
    }

    private static async Task<Problem?> SendAsync<TCommand>(ImportApp app, TCommand command, string reason)
        where TCommand : ICommand
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Mediator>().SendAsync(command, reason, ct: TestContext.Current.CancellationToken);
    }

    // All that is stored of them, and which import has spoken about what.
    private static Task<List<string>> FiguresAsync(ImportApp app) => app.ReadAsync(db => db.Database.SqlQueryRaw<string>("""
        select seen::text as "Value" from observations seen union all select covered::text from import_spans covered order by 1
        """).ToListAsync());
}
