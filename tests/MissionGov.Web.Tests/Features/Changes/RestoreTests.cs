using System.Net;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Missions;
using MissionGov.Tests;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Changes;
using MissionGov.Web.Features.Delivery;
using MissionGov.Web.Features.Milestones;

namespace MissionGov.Web.Tests.Features.Changes;

/// <summary>Edits put back from the list of changes, as a browser without scripts does it.</summary>
public sealed class RestoreTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Lead = "NHS unit lead";

    [Fact]
    public async Task An_edit_of_a_target_is_put_back_and_that_is_put_back_too()
    {
        const string edit = "/missions/nhs/targets/18-week-waits/edit";
        using var lead = await StaffBrowser.AsAsync(app, Lead);
        var before = (await TargetAsync()).Owner;
        await lead.SubmitAsync(await lead.GetAsync(edit), new() { ["owner"] = "Wrong person", ["reason"] = "Kumquat one." });
        await lead.SubmitAsync(await lead.GetAsync(edit), new() { ["promise"] = "Kept promise, 92% by March 2029.", ["reason"] = "Kumquat two." });

        await PutBackAsync(lead, await LinkAsync(lead, "kumquat+one"), "Pomelo.");
        var target = await TargetAsync();
        Assert.Equal((before, "Kept promise, 92% by March 2029."), (target.Owner, target.Promise));

        await PutBackAsync(lead, await LinkAsync(lead, "pomelo"), "It was right.");
        Assert.Equal("Wrong person", (await TargetAsync()).Owner);
    }

    [Fact]
    public async Task In_a_mission_for_two_the_page_says_that_a_second_person_is_asked()
    {
        const string edit = "/missions/safer-streets/targets/neighbourhood-police/edit";
        const string office = "Safer streets unit lead";
        using var lead = await StaffBrowser.AsAsync(app, office);
        await lead.SubmitAsync(await lead.GetAsync(edit), new() { ["owner"] = "Wrong person", ["reason"] = "Persimmon." });
        await app.ChangeAsync("update missions set requires_two_people = true where slug = 'safer-streets'");
        var page = await lead.GetAsync(await LinkAsync(lead, "persimmon"));

        Assert.Contains("The target will be a draft until someone else signs it off.", page.Body!.Words(), StringComparison.Ordinal);
        await lead.SubmitAsync(page, new() { ["reason"] = "Wrong." });

        Assert.Null(await app.ReadAsync(db => db.Targets.IgnoreQueryFilters().Where(target => target.Slug == "neighbourhood-police").Select(target => target.PublishedAt).SingleAsync()));
    }

    [Fact]
    public async Task An_analyst_puts_a_measure_back()
    {
        const string edit = "/indicators/18-week-waits/edit";
        using var analyst = await StaffBrowser.AsAsync(app, "Delivery analyst");
        var form = await analyst.GetAsync(edit);
        await analyst.SubmitAsync(form, new() { ["lag"] = "77", ["reason"] = "Gooseberry." });
        Assert.Equal(77, await LagAsync());

        await PutBackAsync(analyst, await LinkAsync(analyst, "gooseberry"), "It stays as it was.");

        Assert.NotEqual(77, await LagAsync());
    }

    [Fact]
    public async Task A_date_put_back_holds_to_what_it_waits_for()
    {
        var lead = Access.Personas.Named(Lead)!;
        var (first, second) = await TwoAsync();
        await app.SendAsync(lead, new AddDependency(second.Id, first.Id, 0));
        await app.SendAsync(lead, new AddDependency(second.Id, first.Id, 1));
        first = (await TwoAsync()).First;
        Assert.Null(await app.SendAsync(lead, new SlipMilestone(first.Id, first.ForecastDate.AddDays(400), first.Version), "Medlar."));

        var moved = await app.ReadAsync(db => db.Audit.Where(line => line.SubjectId == second.Id && line.Event == nameof(MilestoneSlipped)).OrderByDescending(line => line.Id).Select(line => line.Id).FirstAsync());
        Assert.Equal("milestone.too_soon", (await app.SendAsync(lead, new RestoreChange(moved, Anyway: true), "Back."))?.Code);
    }

    private static async Task PutBackAsync(StaffBrowser browser, string link, string reason)
    {
        await browser.SubmitAsync(await browser.GetAsync(link), new() { ["reason"] = reason });
        Assert.Equal((HttpStatusCode.OK, "/changes"), (browser.Status, browser.Address.Split('#')[0]));
    }

    private static async Task<string> LinkAsync(StaffBrowser browser, string words) =>
        (await browser.GetAsync($"/changes?words={words}")).QuerySelector("a[href$=restore]")?.GetAttribute("href") ?? throw new InvalidOperationException($"No link at {words}.");

    private Task<Target> TargetAsync() => app.ReadAsync(db => db.Targets.AsNoTracking().SingleAsync(target => target.Slug == "18-week-waits"));

    private Task<int> LagAsync() => app.ReadAsync(db => db.Indicators.Where(indicator => indicator.Slug == "18-week-waits").Select(indicator => indicator.LagDays).SingleAsync());

    private Task<(Milestone First, Milestone Second)> TwoAsync() => app.ReadAsync(async db =>
    {
        var open = await db.Milestones.AsNoTracking().Where(milestone => milestone.MetOn == null && db.Missions.Any(mission => mission.Id == milestone.MissionId && mission.Slug == "nhs")).OrderBy(milestone => milestone.BaselineDate).Take(2).ToListAsync();
        return (open[0], open[1]);
    });
}
