using System.Net;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.Targets;

/// <summary>A target from its first word to the public page, as a browser without scripts sees it.</summary>
public sealed class TargetPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Lead = "NHS unit lead";
    private const string Owner = "NHS senior responsible owner";
    private const string New = "/missions/nhs/targets/new";

    [Fact]
    public async Task A_draft_is_written_checked_signed_off_and_only_then_public()
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);
        using var owner = await StaffBrowser.AsAsync(app, Owner);
        using var visitor = await StaffBrowser.AsAsync(app, null);

        var made = await lead.SubmitAsync(await lead.GetAsync(New), Whole("90% treated in time"));
        Assert.Equal("/missions/nhs/targets/90-treated-in-time", lead.Address);
        Assert.Contains("Draft.", made.QuerySelector("main")!.Words(), StringComparison.Ordinal);

        await visitor.GetAsync("/missions/nhs/targets/90-treated-in-time");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.DoesNotContain("90% treated in time", (await visitor.GetAsync("/missions/nhs")).Body!.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("90-treated-in-time", await app.Client.GetStringAsync(new Uri("/missions/nhs.json", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var publish = await lead.GetAsync("/missions/nhs/targets/90-treated-in-time/publish");
        Assert.Contains("The senior responsible owner signs off.", publish.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Contains("All 13 parts are there.", publish.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Null(publish.QuerySelector("main form[method=post]"));

        await owner.SubmitAsync(await owner.GetAsync("/missions/nhs/targets/90-treated-in-time/publish"), []);
        Assert.Equal("/missions/nhs/targets/90-treated-in-time", owner.Address);
        Assert.Contains("90% treated in time", (await visitor.GetAsync("/missions/nhs/targets/90-treated-in-time")).QuerySelector("h1")!.Words(), StringComparison.Ordinal);

        var lines = await app.ReadAsync(db => db.Audit.Where(line => line.Summary.StartsWith("90% treated in time")).OrderBy(line => line.Id).Select(line => line.Who + ": " + line.Summary).ToListAsync());
        Assert.Equal([$"{Lead}: 90% treated in time: a draft target was made, measured by People waiting no more than 18 weeks for treatment, England.", $"{Owner}: 90% treated in time: published with 13 of 13 parts."], lines);
    }

    [Fact]
    public async Task What_was_typed_stays_when_something_is_wrong_with_it()
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);

        var page = await lead.SubmitAsync(await lead.GetAsync(New), new(Whole("Kept name")) { ["deadline"] = "31/02/2029", ["value"] = "ninety", ["interim"] = "March 2027: 70\nsoon: 80" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Equal(
            ["Enter a date or period, like March 2029, 2027/28 or 31 March 2029", "Enter a number, like 12 or 12.5", "Write each point as a date, a colon and a value, like March 2026: 65. This line is not: soon: 80"],
            page.QuerySelectorAll(".error-summary a").Select(link => link.Words()).Order());
        Assert.Equal("31/02/2029", page.QuerySelector("#deadline")!.GetAttribute("value"));
        Assert.Equal("Kept name", page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal("March 2027: 70\nsoon: 80", page.QuerySelector("#interim")!.TextContent);
        Assert.Equal("true", page.QuerySelector("#deadline")!.GetAttribute("aria-invalid"));
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_button_check_saves_nothing_and_says_what_is_missing()
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);

        var page = await lead.SubmitAsync(await lead.GetAsync(New), new() { ["name"] = "Significantly improve waits", ["do"] = "check" });

        var said = page.QuerySelector("#checks")!.Words();
        Assert.Contains("0 of 13 parts are there.", said, StringComparison.Ordinal);
        Assert.Contains("significantly Say what you will measure.", said, StringComparison.Ordinal);
        Assert.Contains("improve Say by how much.", said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, lead.Status);
        Assert.False(await app.ReadAsync(db => db.Targets.AnyAsync(target => target.Name.StartsWith("Significantly"))));
    }

    [Fact]
    public async Task The_checks_answer_as_a_fragment_with_how_it_would_be_rated()
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);
        var page = await lead.GetAsync(New);
        var form = StaffBrowser.FieldsOf(page);
        foreach (var (name, value) in Whole("80% in time")) form[name] = value;

        var fragment = await lead.SendAsync("/missions/nhs/targets/check", form);

        Assert.Null(fragment.QuerySelector("header"));
        Assert.Contains("All 13 parts are there.", fragment.Body!.Words(), StringComparison.Ordinal);
        Assert.Contains("The trend goes the wrong way", fragment.Body!.Words(), StringComparison.Ordinal);
        Assert.NotNull(fragment.QuerySelector("figure svg"));
    }

    [Fact]
    public async Task With_a_part_missing_it_is_published_only_with_a_reason_that_is_kept()
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);
        using var owner = await StaffBrowser.AsAsync(app, Owner);
        await lead.SubmitAsync(await lead.GetAsync(New), new(Whole("Fewer long waits")) { ["value"] = "", ["baseline-value"] = "", ["not-trackable"] = "It says only fewer." });

        var refused = await owner.SubmitAsync(await owner.GetAsync("/missions/nhs/targets/fewer-long-waits/publish"), []);
        Assert.Contains("Missing: baseline value, target value, stretch factor.", refused.QuerySelector(".error-summary")!.Words(), StringComparison.Ordinal);
        await owner.SubmitAsync(refused, new() { ["reason"] = "It stands in the manifesto." });

        var line = await app.ReadAsync(db => db.Audit.OrderByDescending(line => line.Id).FirstAsync(line => line.Event == nameof(TargetPublished) && line.Summary.StartsWith("Fewer")));
        Assert.Equal("Fewer long waits: published with 10 of 13 parts. Reason: It stands in the manifesto.", line.Summary);
    }

    [Fact]
    public async Task Two_who_change_one_target_see_each_others_fields_and_nothing_is_overwritten()
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);
        using var owner = await StaffBrowser.AsAsync(app, Owner);
        await lead.SubmitAsync(await lead.GetAsync(New), Whole("Shared target"));
        const string edit = "/missions/nhs/targets/shared-target/edit";
        var (mine, theirs) = (await lead.GetAsync(edit), await owner.GetAsync(edit));

        await owner.SubmitAsync(theirs, new() { ["owner"] = "Their owner", ["value"] = "91" });
        var conflict = await lead.SubmitAsync(mine, new() { ["owner"] = "My owner", ["promise"] = "My promise, 90% by March 2029." });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Equal("My owner", conflict.QuerySelector("#owner")!.GetAttribute("value"));
        Assert.Contains("Someone else changed this meanwhile to: Their owner", conflict.QuerySelector("#owner-theirs")!.Words(), StringComparison.Ordinal);
        Assert.Equal("91", conflict.QuerySelector("#value")!.GetAttribute("value"));
        Assert.Equal("My promise, 90% by March 2029.", conflict.QuerySelector("#promise")!.TextContent);
        Assert.Equal("Their owner", (await TargetAsync("shared-target")).Owner);

        await lead.SubmitAsync(conflict, new() { ["take-owner"] = "yes" });

        var saved = await TargetAsync("shared-target");
        Assert.Equal(("Their owner", 91, "My promise, 90% by March 2029."), (saved.Owner, saved.Goal.Value, saved.Promise));
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_target()
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);
        var page = await lead.GetAsync(New);

        await lead.SubmitAsync(page, Whole("Only once"));
        await lead.SubmitAsync(page, Whole("Only once"));

        Assert.Equal("/missions/nhs/targets/only-once", lead.Address);
        Assert.Equal(1, await app.ReadAsync(db => db.Targets.CountAsync(target => target.Name == "Only once")));
    }

    [Fact]
    public async Task What_the_form_does_not_have_is_not_taken()
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);

        await lead.SubmitAsync(await lead.GetAsync(New), new(Whole("Over posted")) { ["PublishedAt"] = "2026-01-01", ["published-at"] = "2026-01-01", ["EnteredBy"] = Guid.Empty.ToString(), ["MissionId"] = Guid.NewGuid().ToString(), ["Slug"] = "mine", ["Id"] = Guid.NewGuid().ToString() });

        var target = await TargetAsync("over-posted");
        Assert.Null(target.PublishedAt);
        Assert.NotNull(target.EnteredBy);
    }

    [Theory]
    [InlineData("Safer streets unit lead", HttpStatusCode.Forbidden)]
    [InlineData("Delivery analyst", HttpStatusCode.Forbidden)]
    public async Task Who_may_not_write_gets_no_form_and_saves_nothing(string role, HttpStatusCode status)
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);
        var page = await lead.GetAsync(New);
        var form = StaffBrowser.FieldsOf(page);
        using var other = await StaffBrowser.AsAsync(app, role);

        await other.GetAsync(New);
        Assert.Equal(status, other.Status);
        await other.SendAsync(New, new(form) { ["name"] = "Forged" });
        Assert.Equal(status, other.Status);
        Assert.False(await app.ReadAsync(db => db.Targets.AnyAsync(target => target.Name == "Forged")));
    }

    [Fact]
    public async Task A_form_of_another_site_saves_nothing_and_loses_nothing()
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);

        var page = await lead.SubmitAsync(await lead.GetAsync(New), new(Whole("From elsewhere")) { ["__RequestVerificationToken"] = "forged" });

        Assert.Contains("nothing was saved", page.QuerySelector(".error-summary")!.Words(), StringComparison.Ordinal);
        Assert.Equal("From elsewhere", page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.False(await app.ReadAsync(db => db.Targets.AnyAsync(target => target.Name == "From elsewhere")));
    }

    [Fact]
    public async Task Where_two_people_are_asked_for_nobody_signs_off_what_they_entered()
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);
        using var owner = await StaffBrowser.AsAsync(app, Owner);
        const string publish = "/missions/nhs/targets/two-people/publish", edit = "/missions/nhs/targets/two-people/edit";
        await owner.SubmitAsync(await owner.GetAsync("/missions/nhs/edit"), new() { ["two-people"] = "yes", ["reason"] = "A second pair of eyes." });
        await owner.SubmitAsync(await owner.GetAsync(New), Whole("Two people"));

        var own = await owner.GetAsync(publish);
        Assert.Contains("You entered this last", own.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Equal("sign_off.own", (await app.SendAsync(Access.Personas.Named(Owner)!, new Web.Features.Targets.PublishTarget("nhs", "two-people", (await TargetAsync("two-people")).Version)))?.Code);

        await lead.SubmitAsync(await lead.GetAsync(edit), new() { ["value"] = "88" });
        await owner.SubmitAsync(await owner.GetAsync(publish), []);
        Assert.NotNull((await TargetAsync("two-people")).PublishedAt);

        await owner.SubmitAsync(await owner.GetAsync(edit), new() { ["value"] = "60", ["reason"] = "Easier." });
        Assert.Null((await TargetAsync("two-people")).PublishedAt);
    }

    private Task<Target> TargetAsync(string slug) => app.ReadAsync(db => db.Targets.AsNoTracking().SingleAsync(target => target.Slug == slug));

    private static Dictionary<string, string> Whole(string name) => new()
    {
        ["name"] = name,
        ["promise"] = "90% of patients wait no more than 18 weeks by March 2030 (a test).",
        ["measure"] = "18-week-waits",
        ["place"] = "E92000001",
        ["baseline"] = "July 2024",
        ["baseline-value"] = "58.8",
        ["deadline"] = "March 2030",
        ["value"] = "90%",
        ["owner"] = "National Director, Elective Care",
    };
}
