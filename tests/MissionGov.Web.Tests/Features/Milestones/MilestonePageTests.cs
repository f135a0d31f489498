using System.Net;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Tests;

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
        Assert.Empty(page.QuerySelectorAll("form"));

        var hubs = await app.PageAsync(Hubs);
        Assert.Equal([Centres, $"{Nhs}/all-first-appointments-bookable-in-the-app"], hubs.QuerySelectorAll("main li a").Select(link => link.GetAttribute("href")));
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
