using AngleSharp.Dom;
using MissionGov.Domain.Interventions;
using MissionGov.Tests;
using MissionGov.Web.Features.Interventions;
using MissionGov.Web.Tests.Serving.Tables;

namespace MissionGov.Web.Tests.Features.Mandates;

/// <summary>What the plans of the demo ask for: one power and one sum of money without an answer, one waiver granted, one power refused.</summary>
public sealed class MandatesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task All_missions_requests_stand_in_one_list_the_longest_wait_first()
    {
        var page = await app.PageAsync("/mandates");

        Assert.Equal("Two requests wait for an answer", page.QuerySelector("h1")!.Words());
        Assert.Equal(
            [
                "Power: Let officers decide on small sites without a committee No answer yet after 118 days, asked on 6 October 2025.",
                "Budget: £38m for 40 clinics No answer yet after 76 days, asked on 17 November 2025.",
                "Power: Let hospitals answer a referral by letter and count it as seen Refused on 10 December 2025, after 86 days. Not before the first test.",
                "Waiver: Pay evening rates above the national scale Granted on 1 August 2025, after 53 days. For two years.",
            ],
            page.QuerySelectorAll("tbody tr").Select(row => $"{row.Children[0].Words()} {row.Children[1].Words()}"));
        Assert.Equal("/missions/nhs/plans/evening-and-weekend-clinics", page.QuerySelectorAll("tbody tr")[1].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("Chief Secretary to the Treasury", page.QuerySelectorAll("tbody tr")[1].Children[2].Words());
    }

    [Fact]
    public async Task The_address_filters_the_page_and_its_files()
    {
        const string asked = "?mission=nhs&kind=power";
        var page = await app.PageAsync($"/mandates{asked}");
        var file = CsvRows.Read(await app.BytesAsync($"/mandates.csv{asked}"));

        Assert.Equal("No request waits for an answer", page.QuerySelector("h1")!.Words());
        Assert.StartsWith("Power: Let hospitals", Assert.Single(page.QuerySelectorAll("tbody tr")).Words(), StringComparison.Ordinal);
        Assert.Equal(["nhs", "ai-triage-of-referrals", "Power"], Assert.Single(file.Skip(1)).Take(3));
        Assert.Equal(["nhs", "power", ""], page.QuerySelectorAll("form.filters option[selected]").Select(option => option.GetAttribute("value")).Append(page.QuerySelector("#answer option[selected]")?.GetAttribute("value") ?? ""));
        Assert.Equal(4, (await app.PageAsync("/mandates?kind=gold")).QuerySelectorAll("tbody tr").Length);
        Assert.Contains("No request is like this.", (await app.PageAsync("/mandates?kind=waiver&answer=refused")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clean-energy")]
    [InlineData("nowhere")]
    public async Task A_mission_without_requests_shows_none_of_the_others(string mission)
    {
        var page = await app.PageAsync($"/mandates?mission={mission}");

        Assert.Equal("No requests here", page.QuerySelector("h1")!.Words());
        Assert.Contains("No request is like this.", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("tbody tr"));
        Assert.Equal(mission == "nowhere" ? "" : mission, page.QuerySelector("#mission option[selected]")?.GetAttribute("value") ?? "");
        Assert.Single(CsvRows.Read(await app.BytesAsync($"/mandates.csv?mission={mission}")));
    }

    [Fact]
    public async Task People_come_to_it_from_decisions_and_from_plans()
    {
        foreach (var (from, to) in new[] { ("/decisions", "/mandates"), ("/decisions?mission=nhs", "/mandates?mission=nhs"), ("/missions/nhs/plans", "/mandates?mission=nhs") })
            Assert.NotNull((await app.PageAsync(from)).QuerySelector($"main a[href='{to}']"));
    }

    [Fact]
    public async Task What_a_plan_that_ended_had_asked_for_waits_no_more()
    {
        await using var own = new TestApp();
        await own.InitializeAsync();
        var version = await own.ReadAsync(db => Task.FromResult(db.Interventions.Single(plan => plan.Slug == "evening-and-weekend-clinics").Version));

        Assert.Null(await own.SendAsync(Access.Personas.Named("NHS unit lead")!, new ChangeState("nhs", "evening-and-weekend-clinics", InterventionState.Stopped, "The rota", "", version), "Nobody came."));

        var page = await own.PageAsync("/mandates");
        Assert.Equal("One request waits for an answer", page.QuerySelector("h1")!.Words());
        Assert.Contains("Evening and weekend clinics, which has ended", page.QuerySelector("tbody")!.Words(), StringComparison.Ordinal);
    }
}
