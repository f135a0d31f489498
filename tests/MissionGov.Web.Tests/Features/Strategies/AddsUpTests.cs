using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Delivery;

namespace MissionGov.Web.Tests.Features.Strategies;

/// <summary>Does the NHS demo strategy add up? Every page and program is told the same.</summary>
public sealed class AddsUpTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Mission = "/missions/nhs";
    private const string Target = "/missions/nhs/targets/18-week-waits";

    private static readonly Person Lead = Access.Personas.Named("NHS unit lead")!;

    [Fact]
    public async Task Board_mission_target_and_both_json_answers_say_the_same()
    {
        var told = await JsonAsync($"{Target}.json");

        Assert.Equal("Plans cover 16.4 of the 34.0 points needed. 17.6 points have no plan behind them.", told.Sentence);
        Assert.Equal(told, await JsonAsync("/api/v1/targets/nhs/18-week-waits"));
        foreach (var address in new[] { "/", Mission, Target })
        {
            var words = (await app.PageAsync(address)).QuerySelector("main")!.Words();
            Assert.Contains(told.Sentence, words, StringComparison.Ordinal);
            Assert.Contains($"{Math.Round(100 * told.Chance)}%", words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_table_alone_carries_the_way_from_now_to_the_goal()
    {
        var table = (await app.PageAsync(Mission)).QuerySelector("table.waterfall")!;

        Assert.Equal(
            [
                "Now (November 2025) 61.8%",
                "If nothing new is done −3.8",
                "AI triage of referrals ●○○○ expert guess, starts March 2028, illustrative +7.4 +3.6 to +11.2",
                "Evening and weekend clinics ●●●○ trial, starts February 2026, slipped by 42 days, illustrative +6.0 +4.6 to +7.4",
                "Outpatient reform ●●○○ pilot, starts May 2026, slipped by 210 days, illustrative +5.1 +2.5 to +7.7",
                "Counted twice −2.0",
                "No plan yet +17.6",
                "Goal (March 2029) 92.0%",
            ],
            table.Rows().Select(row => row.TrimEnd()));
        Assert.Equal(8, table.QuerySelectorAll("svg[aria-hidden=true]").Length);
        Assert.Equal("/missions/nhs/plans/ai-triage-of-referrals", table.QuerySelector("th a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_bars_sum_to_the_goal()
    {
        using var json = JsonDocument.Parse(await app.BytesAsync($"{Target}.json"));
        var sum = json.RootElement.GetProperty("withPlans");

        var bars = sum.GetProperty("bars").EnumerateArray().Sum(bar => bar.GetProperty("contribution").GetDouble());
        Assert.Equal(sum.GetProperty("expected").GetDouble(), sum.GetProperty("statusQuo").GetDouble() + bars + sum.GetProperty("overlap").GetDouble(), 1e-9);
        Assert.Equal(92, sum.GetProperty("expected").GetDouble() + sum.GetProperty("unexplained").GetDouble(), 1e-9);
    }

    [Fact]
    public async Task What_cannot_be_forecast_says_why_instead_of_a_sum()
    {
        var page = await app.PageAsync("/missions/clean-energy");

        Assert.Contains("Not enough history for a forecast: 2 of 3.", page.QuerySelector("#adds-up ~ p")!.Words(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("table.waterfall"));
        using var json = JsonDocument.Parse(await app.BytesAsync("/missions/clean-energy/targets/clean-power.json"));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("withPlans").ValueKind);
    }

    [Theory]
    [InlineData("/missions/social-exclusion")]
    [InlineData("/missions/nhs?as-at=2025-06-01")]
    public async Task What_is_over_and_what_was_has_no_sum(string address) => Assert.Null((await app.PageAsync(address)).QuerySelector("#adds-up"));

    [Fact]
    public async Task A_slip_is_in_the_sum_at_once()
    {
        await using var own = new TestApp();
        await own.InitializeAsync();
        var before = await JsonAsync(own, $"{Target}.json");
        var milestone = await own.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(found => found.Name == "All first appointments bookable in the app"));

        Assert.Null(await own.SendAsync(Lead, new SlipMilestone(milestone.Id, milestone.ForecastDate.AddMonths(3), milestone.Version), "The supplier is late."));

        var after = await JsonAsync(own, $"{Target}.json");
        Assert.True(after.Expected < before.Expected);
        Assert.True(after.Chance <= before.Chance);
        var moved = await own.AskAsync(Lead, new GetStrategyMoves(new Dictionary<Guid, DateOnly> { [milestone.Id] = milestone.ForecastDate }));
        Assert.Matches(@"^(With the plans, the chance of 92% by March 2029 fell from \d+% to \d+%|The plans bring \d\.\d points less towards 92% by March 2029)\.$", Assert.Single(moved));
        var words = (await own.PageAsync(Mission)).QuerySelector("main")!.Words();
        Assert.Contains(after.Sentence, words, StringComparison.Ordinal);
        Assert.Contains("off what AI triage of referrals would bring by then.", words, StringComparison.Ordinal);
    }

    private Task<Told> JsonAsync(string address) => JsonAsync(app, address);

    private static async Task<Told> JsonAsync(TestApp app, string address)
    {
        using var json = JsonDocument.Parse(await app.BytesAsync(address));
        var sum = json.RootElement.GetProperty("withPlans");
        return new(sum.GetProperty("sentence").GetString()!, sum.GetProperty("probabilityOfMeeting").GetDouble(), sum.GetProperty("expected").GetDouble());
    }

    private sealed record Told(string Sentence, double Chance, double Expected);
}
