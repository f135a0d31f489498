using System.Net;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Tests;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Tests.Features.Milestones;

public sealed class MilestonePageTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Nhs = "/missions/nhs/milestones";
    private const string FollowUps = $"{Nhs}/patients-choose-follow-ups-in-every-specialty";
    private const string Centres = $"{Nhs}/diagnostic-centres-open-12-hours-a-day";
    private const string Hubs = $"{Nhs}/surgical-hubs-in-every-region";

    [Fact]
    public async Task Everyone_reads_dates_slips_neighbours_and_blockers_and_finds_no_form()
    {
        var page = await app.PageAsync(FollowUps);
        Assert.Contains("29 May 2026 7 months late", page.Body!.Words(), StringComparison.Ordinal);
        Assert.Contains("In the way for 2 weeks, since 12 January 2026. For the next stocktake.", page.Body!.Words(), StringComparison.Ordinal);
        Assert.Contains("Second supplier needed a safety case", page.QuerySelector("#history ~ .scroll table")!.Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));

        var hubs = await app.PageAsync(Hubs);
        Assert.Superset(new HashSet<string?> { Centres, $"{Nhs}/all-first-appointments-bookable-in-the-app" }, hubs.QuerySelectorAll("main li a").Select(link => link.GetAttribute("href")).ToHashSet());
    }

    [Theory]
    [InlineData($"{Nhs}/no-such-milestone")]
    [InlineData("/missions/no-such-mission/milestones/40-evening-clinics-open")]
    [InlineData("/missions/growth/milestones/40-evening-clinics-open")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var answer = await app.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_milestone_is_added_edited_and_keeps_its_address()
    {
        using var lead = await PersonaForms.OfAsync(app, "NHS unit lead");

        var (refused, again) = await lead.PostAsync($"{Nhs}/new", $"{Nhs}/new", ("name", "Ten vans on the road"), ("owner", ""), ("due", "2026-09-30"), ("target", "18-week-waits"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused);
        Assert.Equal(("#owner", "Ten vans on the road"), (again.QuerySelector(".error-summary a")!.GetAttribute("href"), again.QuerySelector("#name")!.GetAttribute("value")));

        Assert.Equal(HttpStatusCode.Found, (await lead.PostAsync($"{Nhs}/new", $"{Nhs}/new", ("name", "Ten vans on the road"), ("owner", "Director, Diagnostics"), ("due", "2026-09-30"), ("target", "18-week-waits"))).Status);
        var vans = $"{Nhs}/ten-vans-on-the-road";
        Assert.Equal(HttpStatusCode.Found, (await lead.PostAsync($"{vans}/edit", $"{vans}/edit", [.. Wording("", "Twelve vans on the road"), .. Wording("seen-", "Ten vans on the road")])).Status);
        Assert.Equal("Twelve vans on the road", (await app.PageAsync(vans)).QuerySelector("h1")!.Words());
    }

    [Fact]
    public async Task Of_two_who_edit_the_second_sees_both_and_chooses()
    {
        using var lead = await PersonaForms.OfAsync(app, "NHS unit lead");
        var centres = await app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(one => one.Slug == "diagnostic-centres-open-12-hours-a-day"));
        (string, string)[] Form(string mine, string seen) => [.. Wording("", mine, centres), .. Wording("seen-", seen, centres)];
        Assert.Equal(HttpStatusCode.Found, (await lead.PostAsync($"{Centres}/edit", $"{Centres}/edit", Form("Centres open 14 hours", centres.Name))).Status);

        var (status, page) = await lead.PostAsync($"{Centres}/edit", $"{Centres}/edit", Form("Centres open 16 hours", centres.Name));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("Centres open 16 hours", page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Contains("Somebody else saved: Centres open 14 hours.", page.QuerySelector(".field .notice")!.Words(), StringComparison.Ordinal);
        var (_, theirs) = await lead.PostAsync($"{Centres}/edit", $"{Centres}/edit", [.. Form("Centres open 16 hours", "Centres open 14 hours"), ("use", "name")]);
        Assert.Equal("Centres open 14 hours", theirs.QuerySelector("#name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_form_that_was_open_too_long_undoes_no_change_it_has_not_seen()
    {
        const string edit = $"{Nhs}/all-first-appointments-bookable-in-the-app/edit";
        using var lead = await PersonaForms.OfAsync(app, "NHS unit lead");
        var begun = (await lead.GetAsync(edit)).Page;
        var name = begun.QuerySelector("#name")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Found, (await lead.SendAsync(edit, Fields((await lead.GetAsync(edit)).Page, ("name", "Renamed meanwhile")))).Status);

        var (status, stale) = await lead.SendAsync(edit, Fields(begun, ("owner", "Director, Access"), ("__RequestVerificationToken", "old")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(PostedForm.Stale, stale.QuerySelector(".error-summary")!.Words(), StringComparison.Ordinal);
        Assert.Equal((name, "Director, Access", name), (Value("name"), Value("owner"), Value("seen-name")));

        Assert.Equal(HttpStatusCode.Found, (await lead.SendAsync(edit, Fields(stale))).Status);
        var held = await app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(one => one.Slug == "all-first-appointments-bookable-in-the-app"));
        Assert.Equal(("Renamed meanwhile", "Director, Access"), (held.Name, held.Owner));

        string? Value(string field) => stale.QuerySelector($"[name={field}]")!.GetAttribute("value");
        static (string, string)[] Fields(AngleSharp.Html.Dom.IHtmlDocument page, params (string Name, string Value)[] typed) =>
        [
            .. page.QuerySelectorAll("main form input, main form select").Select(field => (Name: field.GetAttribute("name")!, Value: field is AngleSharp.Html.Dom.IHtmlSelectElement choice ? choice.Value ?? "" : field.GetAttribute("value") ?? "")).Where(field => !typed.Any(other => other.Name == field.Name)),
            .. typed,
        ];
    }

    [Fact]
    public async Task The_last_report_and_the_history_stand_on_the_page()
    {
        const string clinics = $"{Nhs}/40-evening-clinics-open";
        var milestone = await app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(one => one.Slug == "40-evening-clinics-open"));
        Assert.Null(await app.SendAsync(Access.Personas.Named("NHS unit lead")!, new MissionGov.Web.Features.Updates.PublishUpdates([new(milestone.Id, milestone.Version, ReportedStatus.Late, "+1w", "<b>Staff</b>", Confidence.Low, "https://example.gov.uk/minutes?a=1&b=2")])));

        var page = await app.PageAsync(clinics);

        var report = page.QuerySelector("#report ~ dl")!;
        Assert.Matches("^StatusLate How sure of the dateLow Why<b>Staff</b> Evidence ?https://example.gov.uk/minutes[?]a=1&b=2 ?Reported.*, by the NHS unit lead$", report.Words());
        Assert.Equal(("https://example.gov.uk/minutes?a=1&b=2", "noreferrer"), (report.QuerySelector("a")!.GetAttribute("href"), report.QuerySelector("a")!.GetAttribute("rel")));
        var history = page.QuerySelector("main a[href^='/changes?subject=nhs/milestones/']")!.GetAttribute("href")!;
        Assert.Contains("40 evening clinics open", (await app.PageAsync(history)).QuerySelector("table.changes")!.Words(), StringComparison.Ordinal);

        // What came in before addresses were checked leads nowhere.
        await app.ChangeAsync("update milestones set last_report = replace(last_report::text, 'https://example.gov.uk', 'javascript:alert')::jsonb where slug = '40-evening-clinics-open'");
        Assert.Null((await app.PageAsync(clinics)).QuerySelector("#report ~ dl a"));
    }

    [Fact]
    public async Task Who_owns_it_says_what_is_in_the_way_and_asks_further_up()
    {
        using var owner = await PersonaForms.OfAsync(app, "Director, Outpatients, NHS England");

        Assert.Equal(HttpStatusCode.Found, (await owner.PostAsync(FollowUps, $"{FollowUps}/blockers", ("do", "raise"), ("what", "No trainer in the North East."), ("since", "2026-01-30"), ("who", "Chief Nurse"))).Status);
        var blocker = (await app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(one => one.Slug == "patients-choose-follow-ups-in-every-specialty"))).Blockers[^1];
        Assert.Equal(HttpStatusCode.Found, (await owner.PostAsync(FollowUps, $"{FollowUps}/blockers", ("do", "escalate"), ("blocker", blocker.Id.ToString()), ("to", "Minister"), ("on", "2026-02-01"))).Status);

        Assert.Contains("No trainer in the North East. In the way for 2 days, since 30 January 2026. For the next stocktake. Can be unblocked by: Chief Nurse. The minister was asked on 1 February 2026.", (await app.PageAsync(FollowUps)).Body!.Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.PostAsync(FollowUps, $"{Centres}/blockers", ("do", "raise"), ("what", "Not mine."), ("since", "2026-01-30"), ("who", "Chief Nurse"))).Status);
    }

    [Fact]
    public async Task What_it_moves_is_shown_before_it_is_made_to_wait()
    {
        using var lead = await PersonaForms.OfAsync(app, "NHS unit lead");
        var follows = await app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(one => one.Slug == "patients-choose-follow-ups-in-every-specialty"));

        var (_, check) = await lead.PostAsync(Hubs, $"{Hubs}/waits", ("do", "look"), ("on", follows.Id.ToString()));
        Assert.Contains("This moves 2 milestones:", check.Body!.Words(), StringComparison.Ordinal);
        Assert.Equal(0, (await HubsAsync()).DaysSlipped);

        var fields = check.QuerySelectorAll("main form input").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")!)).Append(("do", "add")).ToArray();
        Assert.Equal(HttpStatusCode.Found, (await lead.SendAsync($"{Hubs}/waits", fields)).Status);
        Assert.Equal(HttpStatusCode.Found, (await lead.SendAsync($"{Hubs}/waits", fields)).Status);
        Assert.Equal(210, (await HubsAsync()).DaysSlipped);
        Assert.Single((await HubsAsync()).Slips);

        var (status, circle) = await lead.PostAsync(FollowUps, $"{FollowUps}/waits", ("do", "look"), ("on", (await HubsAsync()).Id.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("That would go in a circle: Patients choose follow-ups in every specialty, which waits for Surgical hubs in every region", circle.QuerySelector(".error-summary")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_form_or_one_of_another_mission_changes_nothing()
    {
        using var other = await PersonaForms.OfAsync(app, "Safer streets unit lead");
        using var lead = await PersonaForms.OfAsync(app, "NHS unit lead");
        (string, string)[] fields = [("do", "raise"), ("what", "Forged."), ("since", "2026-01-30"), ("who", "Nobody")];

        Assert.Equal(HttpStatusCode.Forbidden, (await other.PostAsync("/missions/safer-streets/milestones/year-one-officers-in-post", $"{Centres}/blockers", fields)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync($"{Centres}/edit")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lead.SendAsync($"{Centres}/blockers", fields)).Status);
        Assert.DoesNotContain(await app.ReadAsync(db => db.Milestones.AsNoTracking().ToListAsync()), milestone => milestone.Blockers.Exists(blocker => blocker.What == "Forged."));
    }

    private Task<Milestone> HubsAsync() => app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(one => one.Slug == "surgical-hubs-in-every-region"));

    private static (string, string)[] Wording(string prefix, string name) => [($"{prefix}name", name), ($"{prefix}owner", "Director, Diagnostics"), ($"{prefix}start", ""), ($"{prefix}target", "18-week-waits")];

    private static (string, string)[] Wording(string prefix, string name, Milestone held) =>
        [($"{prefix}name", name), ($"{prefix}owner", held.Owner), ($"{prefix}start", held.StartDate!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ($"{prefix}target", "18-week-waits")];
}
