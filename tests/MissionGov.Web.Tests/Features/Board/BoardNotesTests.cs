using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.Board;

/// <summary>"Why" and "Decide" are in the data, not in the page: each test takes some away.</summary>
public sealed class BoardNotesTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_largest_shortfall_is_why_and_without_one_the_unit_lead_is_asked()
    {
        var mission = await WorstAsync();
        await _app.ChangeAsync($"update interventions set shortfall = null; update interventions set shortfall = 'half the clinics are open', shortfall_share = 0.5 where id = (select id from interventions where mission_id = (select id from missions where slug = '{mission}') limit 1)");
        Assert.Equal("Why: half the clinics are open. [illustrative]", Line(await _app.PageAsync("/"), "Why"));

        await _app.ChangeAsync("delete from interventions");

        var lead = await _app.ReadAsync(db => db.Missions.Where(found => found.Slug == mission).Select(found => found.Unit).SingleAsync());
        Assert.Equal($"Why: not yet explained. Asked of {lead.Lead}.", Line(await _app.PageAsync("/"), "Why"));
    }

    [Fact]
    public async Task The_oldest_open_decision_is_asked_for_and_without_one_none_is()
    {
        var mission = await WorstAsync();
        await _app.ChangeAsync($"""
            delete from decisions;
            insert into decisions (id, mission_id, question, options, owner, due_on, decided_on, illustrative)
            select gen_random_uuid(), missions.id, given.question, '', 'Minister', given.due::date, given.done::date, true
            from missions, (values ('fund 40 evening clinics', '2026-02-12', null), ('later', '2026-03-12', null), ('done before', '2026-01-12', '2026-01-10')) as given (question, due, done) where slug = '{mission}'
            """);
        Assert.Equal("Decide by 12 February: fund 40 evening clinics. [illustrative]", (await _app.PageAsync("/")).QuerySelector(".decide p")!.Words());

        await _app.ChangeAsync("delete from decisions");

        Assert.Equal("No decision needed from you.", (await _app.PageAsync("/")).QuerySelector(".decide p")!.Words());
    }

    [Fact]
    public async Task With_no_mission_it_says_how_to_bring_some_in()
    {
        await _app.ChangeAsync("truncate missions cascade");

        var page = await _app.PageAsync("/");

        Assert.Equal("No missions yet", page.QuerySelector("h1")!.Words());
        Assert.Contains("demo load", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }

    private async Task<string> WorstAsync() => (await _app.PageAsync("/")).QuerySelector("section.answer h2 a")!.GetAttribute("href")!["/missions/".Length..];

    private static string Line(IHtmlDocument page, string start) =>
        page.QuerySelectorAll("section.answer p").Select(line => line.Words()).Single(line => line.StartsWith(start, StringComparison.Ordinal));
}
