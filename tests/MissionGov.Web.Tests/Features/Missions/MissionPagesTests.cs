using System.Net;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.Missions;

public sealed class MissionPagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_mission_is_made_as_a_draft_that_visitors_do_not_see()
    {
        using var administrator = await StaffBrowser.AsAsync(app, "Administrator");
        using var visitor = await StaffBrowser.AsAsync(app, null);
        Assert.Contains("New mission", (await administrator.GetAsync("/missions")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("New mission", (await visitor.GetAsync("/missions")).QuerySelector("main")!.Words(), StringComparison.Ordinal);

        var done = await administrator.SubmitAsync(await administrator.GetAsync("/missions/new"), new() { ["name"] = "  Warm homes\u200B ", ["purpose"] = "Nobody is cold at home.", ["two-people"] = "yes" });

        Assert.Equal("/missions/new?done=yes", administrator.Address);
        Assert.Contains("It is a draft", done.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        var mission = await app.ReadAsync(db => db.Missions.AsNoTracking().SingleAsync(mission => mission.Slug == "warm-homes"));
        Assert.Equal(("Warm homes", true, null), (mission.Name, mission.RequiresTwoPeople, mission.PublishedAt));
        await visitor.GetAsync("/missions/warm-homes");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.DoesNotContain("Warm homes", (await visitor.GetAsync("/missions")).Body!.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u200B\u00A0", "Enter a name")]
    [InlineData("SАFER streets.", "A mission with a name that looks the same exists: Safer streets")]
    public async Task A_name_that_is_empty_or_taken_is_refused_at_its_field(string name, string message)
    {
        using var administrator = await StaffBrowser.AsAsync(app, "Administrator");

        var page = await administrator.SubmitAsync(await administrator.GetAsync("/missions/new"), new() { ["name"] = name, ["purpose"] = "Kept purpose." });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        Assert.Equal([message], page.QuerySelectorAll(".error-summary a").Select(link => link.Words()));
        Assert.Equal("Kept purpose.", page.QuerySelector("#purpose")!.TextContent);
    }

    [Fact]
    public async Task A_purpose_of_40_000_characters_comes_back_whole_with_the_limit()
    {
        using var administrator = await StaffBrowser.AsAsync(app, "Administrator");
        var text = string.Concat(Enumerable.Repeat("0123456789", 4_000));

        var page = await administrator.SubmitAsync(await administrator.GetAsync("/missions/new"), new() { ["name"] = "Long", ["purpose"] = text });

        Assert.Contains("The purpose must be 20,000 characters or fewer. You have 40,000", page.QuerySelector(".error-summary")!.Words(), StringComparison.Ordinal);
        Assert.Equal(text, page.QuerySelector("#purpose")!.TextContent);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("Robert'); DROP TABLE missions; {{7*7}} ${x} %s")]
    public async Task What_looks_like_code_is_shown_as_it_was_typed(string name)
    {
        using var administrator = await StaffBrowser.AsAsync(app, "Administrator");

        var page = await administrator.SubmitAsync(await administrator.GetAsync("/missions/new"), new() { ["name"] = name, ["purpose"] = "" });

        Assert.Equal(name, page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll("main script, main img"));
    }

    [Fact]
    public async Task A_change_of_what_everyone_sees_needs_a_reason_and_tells_before_and_after()
    {
        using var lead = await StaffBrowser.AsAsync(app, "Safer streets unit lead");
        var page = await lead.SubmitAsync(await lead.GetAsync("/missions/safer-streets/edit"), new() { ["lead-minister"] = "Policing minister", ["lead-minister-since"] = "10 1 2026" });
        Assert.Contains("Say in one line why you change it", page.QuerySelector(".error-summary")!.Words(), StringComparison.Ordinal);

        var shown = await lead.SubmitAsync(page, new() { ["reason"] = "A reshuffle." });

        Assert.Equal("/missions/safer-streets", lead.Address);
        Assert.Contains("Policing minister, since 10 January 2026", shown.QuerySelector("#people + dl")!.Words(), StringComparison.Ordinal);
        Assert.Contains("Home Secretary, to 9 January 2026", shown.QuerySelector("#people + dl")!.Words(), StringComparison.Ordinal);
        var line = await app.ReadAsync(db => db.Audit.OrderByDescending(line => line.Id).FirstAsync(line => line.Event == nameof(MissionEdited)));
        Assert.Contains("Home Secretary", line.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_change_different_fields_both_keep_theirs()
    {
        using var lead = await StaffBrowser.AsAsync(app, "NHS unit lead");
        using var owner = await StaffBrowser.AsAsync(app, "NHS senior responsible owner");
        var (mine, theirs) = (await lead.GetAsync("/missions/nhs/edit"), await owner.GetAsync("/missions/nhs/edit"));

        await owner.SubmitAsync(theirs, new() { ["sro"] = "Director General, Care", ["reason"] = "A new post." });
        var met = await lead.SubmitAsync(mine, new() { ["purpose"] = "Care in time for everyone.", ["reason"] = "Plainer." });
        Assert.Contains("Someone else saved while you were typing, in other fields.", met.QuerySelector(".error-summary")!.Words(), StringComparison.Ordinal);
        await lead.SubmitAsync(met, []);

        var saved = await app.ReadAsync(db => db.Missions.AsNoTracking().SingleAsync(mission => mission.Slug == "nhs"));
        Assert.Equal(("Director General, Care", "Care in time for everyone."), (saved.SeniorResponsibleOwner, saved.Purpose));
    }

    [Fact]
    public async Task The_unit_shows_its_outside_share_and_a_member_is_added()
    {
        using var lead = await StaffBrowser.AsAsync(app, "NHS unit lead");
        Assert.Contains("34% of the unit is from outside government. The aim is 30% to 50%.", (await lead.GetAsync("/missions/nhs")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        var page = await lead.GetAsync("/missions/nhs/unit");
        var free = page.QuerySelectorAll("fieldset.panel").Length - 2;

        var wrong = await lead.SubmitAsync(page, new() { [$"members-{free}-role"] = "Paramedic", [$"members-{free}-fte"] = "2" });
        Assert.Equal(["Enter where this member comes from", "Enter a share of full time above 0 and up to 1, like 0.6"], wrong.QuerySelectorAll(".error-summary a").Select(link => link.Words()));

        var shown = await lead.SubmitAsync(wrong, new() { [$"members-{free}-organisation"] = "An ambulance trust", [$"members-{free}-fte"] = "1", [$"members-{free}-outside"] = "yes" });
        Assert.Equal("/missions/nhs", lead.Address);
        Assert.Contains("43% of the unit is from outside government.", shown.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        var unit = await app.ReadAsync(db => db.Missions.AsNoTracking().Where(mission => mission.Slug == "nhs").Select(mission => mission.Unit).SingleAsync());
        Assert.Equal((false, true), (unit.Members[^1].Illustrative, unit.Members[0].Illustrative));
    }
}
