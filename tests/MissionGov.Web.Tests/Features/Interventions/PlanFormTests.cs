using System.Net;
using Microsoft.EntityFrameworkCore;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.Interventions;

/// <summary>Plans are changed in plain forms, by a browser without scripts.</summary>
public sealed class PlanFormTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Lead = "NHS unit lead";

    [Fact]
    public async Task A_mission_without_plans_says_what_is_missing()
    {
        await app.ChangeAsync("delete from interventions where mission_id = (select id from missions where slug = 'safer-streets')");

        Assert.Contains("No plan yet. Until there is one with a number, nobody can say whether this adds up.", (await app.PageAsync("/missions/safer-streets/plans")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        var map = (await app.PageAsync("/missions/safer-streets/plans/map")).QuerySelector("main")!;
        Assert.Contains("No plan yet.", map.Words(), StringComparison.Ordinal);
        Assert.Empty(map.QuerySelectorAll("svg, table"));
    }

    [Fact]
    public async Task A_plan_is_added_quantified_and_moved_in_plain_forms()
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);
        await lead.SubmitAsync(await lead.GetAsync("/missions/nhs/plans/new"), new() { ["name"] = "Virtual wards", ["reach"] = "50", ["start"] = "1 September 2026", ["lag"] = "2" });
        Assert.Equal("/missions/nhs/plans/virtual-wards", lead.Address);

        var form = await lead.GetAsync("/missions/nhs/plans/virtual-wards/estimates/new");
        Assert.Equal(["Enter the low end as a number", "Enter the effect as a number", "Enter the high end as a number"], (await lead.SubmitAsync(form, [])).QuerySelectorAll(".error-summary a").Select(link => link.Words()));
        var refused = await lead.SubmitAsync(form, new() { ["low"] = "1", ["central"] = "-2", ["high"] = "3", ["source"] = "A guess of two wards" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Equal(["The central effect must lie between the low end and the high end"], refused.QuerySelectorAll(".error-summary a").Select(link => link.Words()));
        await lead.SubmitAsync(refused, new() { ["central"] = "2" });
        Assert.Equal("/missions/nhs/plans/virtual-wards", lead.Address);

        await lead.SubmitAsync(await lead.GetAsync("/missions/nhs/plans/virtual-wards/assumptions/new"), new() { ["what"] = "Nurses can visit.", ["owner"] = "Ward manager", ["review"] = "1 June 2026", ["stop-if"] = "a visit in ten is missed." });
        var assumption = (await app.ReadAsync(db => db.Interventions.AsNoTracking().SingleAsync(plan => plan.Slug == "virtual-wards"))).Assumptions[0].Id;
        await lead.SubmitAsync(await lead.GetAsync($"/missions/nhs/plans/virtual-wards/assumptions/{assumption}/review"), new() { ["holds"] = "no", ["found"] = "One in five is missed.", ["review"] = "1 July 2026" });
        await lead.SubmitAsync(await lead.GetAsync("/missions/nhs/plans/virtual-wards/start"), new() { ["milestone"] = "surgical-hubs-in-every-region", ["lag"] = "1" });
        await lead.SubmitAsync(await lead.GetAsync("/missions/nhs/plans/virtual-wards/asks/new"), new() { ["kind"] = "Waiver", ["what"] = "Visits count as beds", ["from"] = "Minister", ["asked"] = "5 January 2026" });
        var page = await lead.SubmitAsync(await lead.GetAsync("/missions/nhs/plans/virtual-wards/state"), new() { ["state"] = "Prototype", ["reason"] = "One ward began.", ["evidence"] = "Its rota" });

        var words = page.QuerySelector("main")!.Words();
        foreach (var said in new[] { "Prototype.", "+1.0 point (0.5 to 1.5)", "It does not hold. One in five is missed.", "31 March 2027 with Surgical hubs in every region", "All of the effect comes on 30 April 2027", "Waiver: Visits count as beds", "One ward began." })
            Assert.Contains(said, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_judgement_puts_a_plan_on_the_map_and_in_every_file()
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);
        Assert.Equal("", (await lead.GetAsync("/missions/nhs/plans/new")).QuerySelector("#boldness option[selected]")!.GetAttribute("value"));
        await lead.SubmitAsync(await lead.GetAsync("/missions/nhs/plans/new"), new() { ["name"] = "Home visits", ["milestone"] = "40-evening-clinics-open" });
        await lead.SubmitAsync(await lead.GetAsync("/missions/nhs/plans/home-visits/state"), new() { ["state"] = "Prototype", ["reason"] = "One ward began.", ["evidence"] = "Its rota" });
        var missing = (await lead.GetAsync("/missions/nhs/plans/map")).QuerySelector("#missing + ul")!;
        Assert.Contains("Home visits: Nobody has said how bold it is. Say how bold it is", missing.Words(), StringComparison.Ordinal);

        var plan = await lead.SubmitAsync(await lead.GetAsync(missing.QuerySelector("a[href$='edit#boldness']")!.GetAttribute("href")!.Split('#')[0]), new() { ["boldness"] = "5" });

        Assert.Contains("5 of 5: changes how it is done", PlanPagesTests.Facts(plan));
        Assert.Contains("Its milestone slipped by 42 days: 2 of 5 Map of delivery", PlanPagesTests.Facts(plan));
        Assert.Contains((await app.PageAsync("/missions/nhs/plans/map")).QuerySelectorAll("main tbody tr"), row => row.Words().Contains("Home visits Bold but behind 5 of 5", StringComparison.Ordinal));
        var listed = (await new ApiProgram(app).GetAsync("/api/v1/plans/nhs/home-visits")).Json.GetProperty("plan");
        Assert.Equal((5, 2, "Its milestone slipped by 42 days"), (listed.GetProperty("boldness").GetInt32(), listed.GetProperty("execution").GetInt32(), listed.GetProperty("executionBecause").GetString()));
    }

    [Fact]
    public async Task Plans_that_go_together_are_said_with_a_reason_and_the_sum_says_so()
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);
        const string form = "/missions/nhs/plans/together/18-week-waits";
        var refused = await lead.SubmitAsync(await lead.GetAsync(form), new() { ["one"] = "outpatient-reform", ["other"] = "ai-triage-of-referrals", ["degree"] = "0.6" });
        Assert.Equal(["Say in one line why"], refused.QuerySelectorAll(".error-summary a").Select(link => link.Words()));

        await lead.SubmitAsync(refused, new() { ["reason"] = "Both need the same team." });

        Assert.Equal("/missions/nhs/plans", lead.Address);
        Assert.Contains("Outpatient reform and AI triage of referrals: strongly, 0.6. Both need the same team.", (await app.PageAsync("/missions/nhs/plans")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Contains("Outpatient reform and AI triage of referrals are taken to go well or badly together.", (await app.PageAsync("/missions/nhs/targets/18-week-waits")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Equal(["Nothing is changed. Choose another answer"], (await lead.SubmitAsync(await lead.GetAsync(form), new() { ["one"] = "ai-triage-of-referrals", ["other"] = "outpatient-reform", ["degree"] = "0.6", ["reason"] = "Again." })).QuerySelectorAll(".error-summary a").Select(link => link.Words()));
    }

    [Fact]
    public async Task Two_who_edit_at_once_see_each_other()
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);
        const string edit = "/missions/nhs/plans/more-diagnostic-centres/edit";
        var (mine, theirs) = (await lead.GetAsync(edit), await lead.GetAsync(edit));
        await lead.SubmitAsync(theirs, new() { ["done-by"] = "Imaging team" });

        var met = await lead.SubmitAsync(mine, new() { ["done-by"] = "Scan team", ["cost"] = "320" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Contains("Imaging team", met.QuerySelector("#done-by-theirs")!.Words(), StringComparison.Ordinal);
        Assert.Equal("Scan team", met.QuerySelector("#done-by")!.GetAttribute("value"));
        await lead.SubmitAsync(met, []);
        Assert.Equal(["Scan team", "£320m"], PlanPagesTests.Facts(await lead.GetAsync("/missions/nhs/plans/more-diagnostic-centres")).Intersect(["Scan team", "£320m", "Imaging team"]));
    }

    [Fact]
    public async Task An_estimate_is_set_aside_and_two_plans_overlap_in_plain_forms()
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);
        var estimate = (await app.ReadAsync(db => db.Interventions.AsNoTracking().SingleAsync(plan => plan.Slug == "outpatient-reform"))).Estimates[0].Id;
        var aside = await lead.GetAsync($"/missions/nhs/plans/outpatient-reform/estimates/{estimate}/aside");
        Assert.Equal(["Say in one line why it should not count"], (await lead.SubmitAsync(aside, [])).QuerySelectorAll(".error-summary a").Select(link => link.Words()));
        var page = await lead.SubmitAsync(aside, new() { ["reason"] = "Too few clinics." });
        Assert.Contains("No: Too few clinics.", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        await lead.SubmitAsync(await lead.GetAsync($"/missions/nhs/plans/outpatient-reform/estimates/{estimate}/aside"), []);

        await lead.GetAsync($"/missions/nhs/plans/outpatient-reform/estimates/{Guid.NewGuid()}/aside");
        Assert.Equal(HttpStatusCode.NotFound, lead.Status);
        var list = await lead.SubmitAsync(await lead.GetAsync("/missions/nhs/plans/overlaps/18-week-waits"), new() { ["one"] = "ai-triage-of-referrals", ["other"] = "evening-and-weekend-clinics", ["share"] = "10" });
        Assert.Equal("/missions/nhs/plans", lead.Address);
        Assert.Contains("AI triage of referrals and Evening and weekend clinics: 10% of the smaller one.", list.QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }
}
