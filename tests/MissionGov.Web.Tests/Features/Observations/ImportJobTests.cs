using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Tests;
using MissionGov.Web.Data;

namespace MissionGov.Web.Tests.Features.Observations;

/// <summary>Imports that take a while: seen, left, cancelled, and taken up again when their process was killed.</summary>
public sealed class ImportJobTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Analyst = "Delivery analyst";

    private static int _files;

    [Fact]
    public async Task A_job_whose_process_was_killed_is_run_again_and_has_one_effect()
    {
        using var analyst = await Caller.WithRoleAsync(app.Address, Analyst);
        var id = await ImportAsync(analyst, Rows("Killed"));
        await UntilAsync(id, ImportJobState.Done);

        // As it stands when the process dies between the commit and the word that it is done, and when it dies before the commit.
        await app.ReadAsync(db => db.Database.ExecuteSqlAsync($"update import_jobs set state = 'Loading', ended_at = null, held_until = now() - interval '1 second' where id = {id}"));
        await UntilAsync(id, ImportJobState.Done);
        var never = Guid.CreateVersion7();
        await app.ReadAsync(db => db.Database.ExecuteSqlAsync($"""
            insert into import_jobs (id, file_id, file_name, options, person_id, asked_by, asked_at, state, rows_done, cancel_asked, held_until)
            select {never}, file_id, file_name, replace(options, '"isWhole":false', '"isWhole":true'), person_id, asked_by, now(), 'Reading', 0, false, now() - interval '1 second' from import_jobs where id = {id}
            """));
        await UntilAsync(never, ImportJobState.Failed);

        Assert.Equal(1, await app.ReadAsync(db => db.Audit.CountAsync(line => line.CommandId == id)));
        Assert.StartsWith("This file was imported on", await app.ReadAsync(db => db.ImportJobs.Where(job => job.Id == never).Select(job => job.Problem).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_takes_long_is_seen_left_and_cancelled_and_a_third_waits_its_turn()
    {
        using var analyst = await Caller.WithRoleAsync(app.Address, Analyst);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
        await using var turn = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await new ObservationLoad(db).TakeTurnAsync(TestContext.Current.CancellationToken);
        var first = await ImportAsync(analyst, Rows("Long"));
        var second = await ImportAsync(analyst, Rows("Longer"));
        var third = await ImportAsync(analyst, Rows("Longest"));

        var list = await analyst.PageAsync("/data/imports");
        Assert.Contains(list.QuerySelectorAll("a"), link => link.GetAttribute("href") == $"/data/import/{first}");
        Assert.Contains("It waits for its turn", (await analyst.PageAsync($"/data/import/{third}")).Body!.Words(), StringComparison.Ordinal);
        var page = await analyst.PageAsync($"/data/import/{first}");
        Assert.Contains("Reading the file", page.Body!.Words(), StringComparison.Ordinal);
        await CancelAsync(analyst, page);
        await CancelAsync(analyst, await analyst.PageAsync($"/data/import/{third}"));
        await UntilAsync(first, ImportJobState.Cancelled);
        await UntilAsync(third, ImportJobState.Cancelled);
        Assert.Contains("The import was cancelled. Nothing was saved.", (await analyst.PageAsync($"/data/import/{first}")).Body!.Words(), StringComparison.Ordinal);

        await turn.RollbackAsync(TestContext.Current.CancellationToken);
        await UntilAsync(second, ImportJobState.Done);
        Assert.Contains("Imported:", (await analyst.PageAsync($"/data/import/{second}")).Body!.Words(), StringComparison.Ordinal);
        Assert.Equal(["Longer"], await app.ReadAsync(held => held.Indicators.Where(indicator => indicator.Name.StartsWith("Long")).Select(indicator => indicator.Name).ToListAsync()));
    }

    // Tries that went on for ever would hold the place of another import, and fill the disk again and again.
    [Theory]
    [InlineData("53100", "The server's storage is full. Nothing was changed. Tell whoever looks after this site.")]
    [InlineData("58030", "Something went wrong each time, and nothing was saved. Try again, or ask whoever looks after this site.")]
    public async Task An_import_ends_where_the_server_has_no_room_for_it(string state, string said)
    {
        var name = $"Too large {state}";
        await TestData.ExecuteAsync(app.Database, $"""
            create function refuse_{state}() returns trigger language plpgsql as $refuse$ begin raise exception 'no room' using errcode = '{state}'; end $refuse$;
            create trigger refuse_{state} before insert on indicators for each row when (new.name = '{name}') execute function refuse_{state}()
            """);
        using var analyst = await Caller.WithRoleAsync(app.Address, Analyst);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
        await using var turn = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await new ObservationLoad(db).TakeTurnAsync(TestContext.Current.CancellationToken);

        var id = await ImportAsync(analyst, Rows(name));
        await turn.RollbackAsync(TestContext.Current.CancellationToken);
        await UntilAsync(id, ImportJobState.Failed);

        Assert.Equal(said, await app.ReadAsync(db => db.ImportJobs.Where(job => job.Id == id).Select(job => job.Problem).SingleAsync()));
        Assert.False(await app.ReadAsync(db => db.Indicators.AnyAsync(indicator => indicator.Name == name)));
    }

    // What takes the program along with it would do so at every start.
    [Fact]
    public async Task An_import_that_never_came_to_an_end_is_given_up()
    {
        using var analyst = await Caller.WithRoleAsync(app.Address, Analyst);
        var id = await ImportAsync(analyst, Rows("Endless"));
        await UntilAsync(id, ImportJobState.Done);

        // Under another id, for of what was done under the first there would be nothing left to do.
        var again = Guid.CreateVersion7();
        await TestData.ExecuteAsync(app.Database, $"update import_jobs set id = '{again}', state = 'Loading', ended_at = null, tries = 4, held_until = now() - interval '1 minute' where id = '{id}'");
        await UntilAsync(again, ImportJobState.Failed);

        var job = await app.ReadAsync(db => db.ImportJobs.AsNoTracking().SingleAsync(held => held.Id == again));
        Assert.Equal((5, "Something went wrong each time, and nothing was saved. Try again, or ask whoever looks after this site."), (job.Tries, job.Problem));
    }

    [Fact]
    public async Task Whoever_may_not_edit_data_can_cancel_nothing_and_sees_no_import()
    {
        using var analyst = await Caller.WithRoleAsync(app.Address, Analyst);
        var id = await ImportAsync(analyst, Rows("Mine"));
        using var lead = await Caller.WithRoleAsync(app.Address, "NHS unit lead");

        using var cancelled = await lead.SendAsync(HttpMethod.Post, $"/data/import/{id}/cancel");
        using var seen = await lead.GetAsync($"/data/import/{id}");
        using var list = await lead.GetAsync("/data/imports");

        Assert.All([cancelled, seen, list], answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        await UntilAsync(id, ImportJobState.Done);
    }

    [Fact]
    public async Task A_form_sent_again_with_something_else_in_it_is_not_taken_for_the_first()
    {
        using var analyst = await Caller.WithRoleAsync(app.Address, Analyst);
        var check = await CheckAsync(analyst, Rows("Twice"));
        var form = SaveForm(check);
        using var first = await analyst.SubmitAsync(form);
        using var again = await analyst.SubmitAsync(form);
        using var other = await analyst.SubmitAsync(form, ("dates", "month-first"));

        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Contains("sent before with something else in it", await other.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static string Rows(string indicator) => $"indicator,place,period,value\n{indicator},E92000001,2025-10,{Interlocked.Increment(ref _files)}\n";

    private static IHtmlFormElement SaveForm(IHtmlDocument page) => page.Forms.OfType<IHtmlFormElement>().Single(form => form.GetAttribute("action") == "/data/import/save");

    private static async Task<IHtmlDocument> CheckAsync(Caller analyst, string rows)
    {
        var page = await analyst.PageAsync("/data/import");
        using var chosen = await analyst.SubmitAsync(page.Forms.OfType<IHtmlFormElement>().Single(form => form.GetAttribute("action") == "/data/import"), ("text", rows));
        return await analyst.PageAsync(chosen.Headers.Location!.OriginalString);
    }

    // A preview is the load itself: while another load has the turn, only the import waits in the background.
    private static async Task<Guid> ImportAsync(Caller analyst, string rows)
    {
        var page = await analyst.PageAsync("/data/import");
        using var chosen = await analyst.SubmitAsync(page.Forms.OfType<IHtmlFormElement>().Single(form => form.GetAttribute("action") == "/data/import"), ("text", rows));
        var file = System.Web.HttpUtility.ParseQueryString(chosen.Headers.Location!.OriginalString.Split('?')[1])["file"]!;
        var id = Guid.CreateVersion7();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { [Caller.Token] = page.QuerySelector($"input[name={Caller.Token}]")!.GetAttribute("value")!, ["file"] = file, ["name"] = "rows.csv", ["command"] = $"{id}" });
        using var saved = await analyst.SendAsync(HttpMethod.Post, "/data/import/save", content);
        Assert.Equal($"/data/import/{id}", saved.Headers.Location?.OriginalString);
        return id;
    }

    private static async Task CancelAsync(Caller analyst, IHtmlDocument page)
    {
        using var answer = await analyst.SubmitAsync(page.Forms.OfType<IHtmlFormElement>().Single(form => form.GetAttribute("action")!.EndsWith("/cancel", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    private async Task UntilAsync(Guid id, ImportJobState state) =>
        await TestApp.UntilAsync(() => app.ReadAsync(db => db.ImportJobs.AnyAsync(job => job.Id == id && job.State == state)).GetAwaiter().GetResult(), state.ToString());
}
