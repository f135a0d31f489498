using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Components.Strategies;
using MissionGov.Web.Features.Interventions;

namespace MissionGov.Web.Tests.Features.Strategies;

/// <summary>Where a target is heading with its plans: one number on the chart, in the tables, in the files and in the sum.</summary>
public sealed class InTimeTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Target = "/missions/nhs/targets/18-week-waits";

    private static readonly Unit Percent = new(UnitKind.Percent, "", 1);

    private static readonly Person Lead = Access.Personas.Named("NHS unit lead")!;

    [Fact]
    public async Task The_landing_is_the_same_everywhere()
    {
        using var json = JsonDocument.Parse(await app.BytesAsync($"{Target}.json"));
        var (plans, projection) = (json.RootElement.GetProperty("withPlans"), json.RootElement.GetProperty("projection"));
        var (median, likely) = (plans.GetProperty("median").GetDouble(), plans.GetProperty("intervals")[1]);
        var (lower, upper) = (likely.GetProperty("lower").GetDouble(), likely.GetProperty("upper").GetDouble());
        var page = await app.PageAsync(Target);

        Assert.Contains($"With the plans we would land at {Percent.Value(median)} (8 in 10: {Percent.Number(lower)} to {Percent.Number(upper)}). Without more action we would land at {Percent.Value(projection.GetProperty("median").GetDouble())}.", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Equal(
            [
                $"With the plans {Percent.Value(median)} {Percent.Number(lower)} to {Percent.Number(upper)} {ChanceWords.Percent(plans.GetProperty("probabilityOfMeeting").GetDouble())}",
                $"Without more action {Percent.Value(projection.GetProperty("median").GetDouble())} {Range(projection.GetProperty("intervals")[1])} {ChanceWords.Percent(projection.GetProperty("probabilityOfMeeting").GetDouble())}",
            ],
            page.QuerySelector("#landing + .scroll table")!.Rows().Select(row => row.TrimEnd()));
        Assert.Equal([Percent.Number(median), $"{Percent.Number(lower)} to {Percent.Number(upper)}"], page.QuerySelectorAll("details.data tbody tr")[^1].QuerySelectorAll("td").TakeLast(2).Select(cell => cell.Words()));
        var last = Encoding.UTF8.GetString(await app.BytesAsync($"{Target}.csv")).TrimEnd().Split("\r\n")[^1].Split(',');
        Assert.Equal([median, lower, upper], last[^3..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)));
        Assert.Equal(median, plans.GetProperty("points").EnumerateArray().Last().GetProperty("median").GetDouble());
        Assert.Equal(projection.GetProperty("points").GetArrayLength(), plans.GetProperty("points").GetArrayLength());
        Assert.Contains("class=\"plans\"", Encoding.UTF8.GetString(await app.BytesAsync($"{Target}.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_each_plan_gives_by_the_deadline_is_its_step_of_the_sum()
    {
        var page = await app.PageAsync(Target);
        var steps = page.QuerySelector("#adds-up ~ .scroll table")!.QuerySelectorAll(".step-plan, .step-overlap").Select(row => (Name(row), row.QuerySelector("td.num")!.Words()));
        var together = page.QuerySelector("tr.time-together")!;

        Assert.Equal(steps, page.QuerySelectorAll("tr.time-counted, tr.time-overlap").Select(row => (Name(row), row.QuerySelectorAll("td.num")[^1].Words())));
        Assert.Equal("Together +16.4", $"{together.QuerySelector("th")!.Words()} {together.QuerySelectorAll("td.num")[^1].Words()}");
        Assert.Equal(["By March 2026", "By March 2027", "By March 2028", "By March 2029"], page.QuerySelectorAll("table.in-time thead th.num").Select(heading => heading.Words()));
        using var json = JsonDocument.Parse(await app.BytesAsync($"{Target}.json"));
        Assert.All(json.RootElement.GetProperty("withPlans").GetProperty("bars").EnumerateArray(), bar => Assert.Equal(bar.GetProperty("contribution").GetDouble(), bar.GetProperty("brings").EnumerateArray().Last().GetDouble(), 1e-9));
    }

    [Fact]
    public async Task A_plan_that_was_stopped_stays_in_grey_with_its_reason()
    {
        await using var own = new TestApp();
        await own.InitializeAsync();
        var plan = await own.ReadAsync(db => db.Interventions.AsNoTracking().SingleAsync(found => found.Name == "Outpatient reform"));

        Assert.Null(await own.SendAsync(Lead, new ChangeState("nhs", plan.Slug, InterventionState.Stopped, "The pilot report", "", plan.Version), "The pilot moved nothing."));

        var page = await own.PageAsync(Target);
        var row = Assert.Single(page.QuerySelectorAll("tr.time-given-up"), ended => Name(ended) == "Outpatient reform");
        Assert.Matches("^Outpatient reform Stopped on .+: The pilot moved nothing. It was to bring this; it is in no sum.$", row.QuerySelector("th")!.Words());
        Assert.Equal("+5.1", row.QuerySelectorAll("td.num")[^1].Words());
        Assert.DoesNotContain(page.QuerySelectorAll("tr.time-counted"), counted => counted.Words().StartsWith("Outpatient", StringComparison.Ordinal));
        var together = page.QuerySelector("tr.time-together")!.QuerySelectorAll("td.num")[^1].Words();
        Assert.Contains($"Plans cover {together[1..]} of the", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/missions/nhs")]
    [InlineData(Target)]
    public async Task What_the_plans_bring_stands_on_evidence_of_three_kinds(string address)
    {
        var page = await app.PageAsync(address);

        Assert.Contains("What the plans bring by March 2029 rests 32% on a trial, 28% on a pilot and 40% on an expert guess.", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Equal(
            ["●●●● several trials 0% 0", "●●●○ trial 32% 1", "●●○○ pilot 28% 1", "●○○○ expert guess 40% 1"],
            page.QuerySelectorAll("table.waterfall").Single(table => table.QuerySelector("th")!.Words() == "Rests on").Rows().Select(row => row.TrimEnd()));
    }

    [Fact]
    public async Task Every_target_of_a_mission_says_how_far_it_stretches() =>
        Assert.Contains("Is it a stretch? The trend goes the wrong way, by 2.6 points up to the deadline.", (await app.PageAsync("/missions/nhs")).QuerySelector("section.target")!.Words(), StringComparison.Ordinal);

    [Theory]
    [InlineData("/missions/clean-energy/targets/clean-power")]
    [InlineData(Target + "?as-at=2025-06-01")]
    public async Task Where_nothing_adds_up_there_is_no_landing_and_no_line(string address)
    {
        var page = await app.PageAsync(address);

        Assert.Null(page.QuerySelector("#landing, #in-time, path.plans"));
        Assert.Equal(6, page.QuerySelectorAll("details.data thead th").Length);
    }

    [Theory]
    [InlineData(1, 40, new[] { 3, 15, 27, 39 })]
    [InlineData(1, 5, new[] { 1, 4 })]
    [InlineData(1, 1, new[] { 0 })]
    [InlineData(3, 9, new[] { 0, 4, 8 })]
    [InlineData(12, 30, new[] { 5, 13, 21, 29 })]
    public void A_few_periods_evenly_apart_lead_to_the_deadline(int months, int count, int[] places)
    {
        var deadline = Period.Month(2029, 3);

        Assert.Equal(places, PlanMoments.Of([.. Enumerable.Range(0, count).Select(i => deadline.Shift(months * (i - count + 1)))]));
    }

    private static string Name(IElement row) => (row.QuerySelector("a") ?? row.QuerySelector("th")!).Words();

    private static string Range(JsonElement interval) => $"{Percent.Number(interval.GetProperty("lower").GetDouble())} to {Percent.Number(interval.GetProperty("upper").GetDouble())}";
}
