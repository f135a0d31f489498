using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.WhatIf;

/// <summary>Other plans for the NHS target of the demo, tried in the address.</summary>
public sealed class WhatIfTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Page = "/missions/nhs/targets/18-week-waits/what-if";

    [Fact]
    public async Task As_planned_both_columns_agree()
    {
        var page = await app.PageAsync(Page);

        Assert.Equal(["Chance of meeting the target 18% 18%", "Expected at the deadline 74.4% 74.4%", "Covered by plans 48% 48%"], Compared(page));
        Assert.Equal("7.5", page.QuerySelector<IElement>("#effect-evening-and-weekend-clinics")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_typed_is_worked_out_beside_what_is_planned()
    {
        var page = await app.PageAsync($"{Page}?effect-evening-and-weekend-clinics=15&without-ai-triage-of-referrals=on");

        // 57.99 of the status quo, 15 instead of 7.5 at a reach of 80%, 5.1 of outpatient reform, a fifth of which clinics bring too; AI triage is gone.
        Assert.Equal("Expected at the deadline 74.4% 74.1%", Compared(page)[1]);
        Assert.Equal("15", page.QuerySelector("#effect-evening-and-weekend-clinics")!.GetAttribute("value"));
        Assert.True(page.QuerySelector("#without-ai-triage-of-referrals")!.HasAttribute("checked"));
        Assert.Contains("AI triage of referrals: It is left out here.", page.QuerySelector("[data-results]")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_more_plan_can_be_supposed()
    {
        var page = await app.PageAsync($"{Page}?new-name=More+beds&new-effect=10&new-low=5&new-high=15&new-start=2027-01-01");

        Assert.Equal("Expected at the deadline 74.4% 84.4%", Compared(page)[1]);
        Assert.Contains(page.QuerySelector("table.waterfall")!.Rows(), row => row.StartsWith("More beds ●○○○ expert guess, starts January 2027 +10.0", StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("a[href$='/plans/new']"));
    }

    [Fact]
    public async Task What_would_make_it_even_is_sought()
    {
        var page = await app.PageAsync($"{Page}?new-effect=10&new-start=2027-01-01&effect-evening-and-weekend-clinics=40&reach-evening-and-weekend-clinics=10");

        var reach = page.QuerySelectorAll("[data-results] ul li").Select(item => item.Words()).Single(item => item.StartsWith("Evening and weekend clinics: a reach of", StringComparison.Ordinal));
        var percent = double.Parse(reach.Split(' ')[^1].TrimEnd('.', '%'), System.Globalization.CultureInfo.InvariantCulture);
        var there = await app.PageAsync($"{Page}?new-effect=10&new-start=2027-01-01&effect-evening-and-weekend-clinics=40&reach-evening-and-weekend-clinics={percent}");
        Assert.StartsWith("Chance of meeting the target 18% 50%", Compared(there)[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("effect-outpatient-reform=lots", "effect-outpatient-reform", "Enter the effect as a number")]
    [InlineData("reach-outpatient-reform=101", "reach-outpatient-reform", "Enter a percentage from 0 to 100")]
    [InlineData("reach-outpatient-reform=NaN", "reach-outpatient-reform", "Enter a percentage from 0 to 100")]
    [InlineData("start-outpatient-reform=soon", "start-outpatient-reform", "Enter a day, such as 2027-03-01")]
    [InlineData("new-effect=5", "new-start", "Say when it would start")]
    [InlineData("new-name=Beds&new-start=2027-01-01", "new-effect", "Say how much it would bring")]
    [InlineData("new-effect=5&new-low=6&new-start=2027-01-01", "new-effect", "The effect must lie between the low end and the high end")]
    public async Task What_cannot_be_read_is_said_beside_its_field_and_stays_as_typed(string query, string field, string problem)
    {
        using var answer = await app.Client.GetAsync(new Uri($"{Page}?{query}", UriKind.Relative), TestContext.Current.CancellationToken);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(problem, page.QuerySelector($".error-summary a[href='#{field}']")!.Words());
        Assert.Contains(problem, page.QuerySelector($"#{field}-error")!.Words(), StringComparison.Ordinal);
        Assert.Equal("Expected at the deadline 74.4% 74.4%", Compared(page)[1]);
        foreach (var typed in query.Split('&').Select(pair => pair.Split('='))) Assert.Equal(typed[1], page.QuerySelector($"#{typed[0]}")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Small_numbers_are_told_apart()
    {
        var page = await app.PageAsync($"{Page}/compare?tried={Uri.EscapeDataString("effect-outpatient-reform=0.004&reach-outpatient-reform=33.333")}");

        Assert.Contains("Outpatient reform: a whole effect of 0.004 instead of 10 points, a reach of 33.333% instead of", page.QuerySelector("table.sides")!.Words(), StringComparison.Ordinal);
    }

    // Nothing stays nothing, however often it is taken.
    [Fact]
    public async Task A_plan_that_is_to_bring_nothing_has_no_effect_to_change()
    {
        await using var own = new TestApp();
        await own.InitializeAsync();
        await own.ChangeAsync("""
            update interventions set estimates = (select jsonb_agg(one || '{ "low": -1, "central": 0, "high": 1 }') from jsonb_array_elements(estimates::jsonb) one)
            where slug = 'outpatient-reform'
            """);

        var page = await own.PageAsync($"{Page}?effect-outpatient-reform=5");

        Assert.Null(page.QuerySelector("#effect-outpatient-reform"));
        Assert.NotNull(page.QuerySelector("#reach-outpatient-reform"));
        Assert.Equal("Outpatient reform: what is supposed of it cannot be counted here.", page.QuerySelector("[data-results] .notice")!.Words());
    }

    [Fact]
    public async Task Nothing_is_saved()
    {
        var before = await app.ReadAsync(db => db.Audit.CountAsync());

        await app.PageAsync($"{Page}?effect-outpatient-reform=50");

        Assert.Equal(before, await app.ReadAsync(db => db.Audit.CountAsync()));
        Assert.Equal("10", (await app.PageAsync(Page)).QuerySelector("#effect-outpatient-reform")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Where_nothing_can_be_added_up_the_page_says_why() =>
        Assert.Contains("Not enough history for a forecast", (await app.PageAsync("/missions/clean-energy/targets/clean-power/what-if")).QuerySelector("main .notice")!.Words(), StringComparison.Ordinal);

    private static IReadOnlyList<string> Compared(IParentNode page) => page.QuerySelector("[data-results] table")!.Rows();
}
