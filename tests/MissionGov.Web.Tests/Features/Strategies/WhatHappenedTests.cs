using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Interventions;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Changes;
using MissionGov.Web.Features.Interventions;

namespace MissionGov.Web.Tests.Features.Strategies;

/// <summary>What came of the plans so far: the demo's scan vans were to help from November 2024 on, and were stopped.</summary>
public sealed class WhatHappenedTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Target = "/missions/nhs/targets/18-week-waits";

    private static readonly Person Lead = Access.Personas.Named("NHS unit lead")!;

    [Fact]
    public async Task The_table_leads_from_the_baseline_to_the_latest_figure_and_says_what_is_not_known()
    {
        var page = await app.PageAsync(Target);

        Assert.Equal(
            [
                "Then (July 2024) 58.8%",
                "Figures revised since 0.0",
                "The trend before +0.2",
                "As planned: Scan vans at weekends from November 2024, illustrative +1.0",
                "Late or ended: Scan vans at weekends stopped on 15 September 2025, illustrative −1.0",
                "Smaller reach Nobody has said what a plan reaches beside what it was to reach. not known",
                "Smaller effect No estimate has come in since a plan was to start. not known",
                "Demand No figures of demand are held. not known",
                "Not explained +2.8",
                "Now (November 2025) 61.8%",
            ],
            page.QuerySelector("#what-happened ~ .scroll table")!.Rows().Select(row => row.TrimEnd()));
        using var json = JsonDocument.Parse(await app.BytesAsync($"{Target}.json"));
        Assert.Equal(json.RootElement.GetProperty("whatHappened").GetProperty("sentences").GetString(), page.QuerySelector("#what-happened + p")!.Words());
    }

    [Fact]
    public async Task The_parts_in_the_file_sum_to_the_change()
    {
        using var json = JsonDocument.Parse(await app.BytesAsync($"{Target}.json"));
        var told = json.RootElement.GetProperty("whatHappened");
        double Of(string part) => told.GetProperty(part).GetDouble();

        var plans = told.GetProperty("plans").EnumerateArray().Sum(plan => new[] { "late", "reached", "worked" }.Sum(part => plan.GetProperty(part).GetDouble()));
        Assert.Equal(Of("seen"), Of("revised") + Of("trend") + Of("meant") + plans + Of("overlapChange") + Of("unexplained"), 1e-9);
        Assert.Equal(json.RootElement.GetProperty("latest").GetProperty("value").GetDouble() - json.RootElement.GetProperty("baseline").GetProperty("value").GetDouble(), Of("seen"), 1e-9);
        Assert.Equal(["reach", "effect", "demand"], told.GetProperty("notKnown").EnumerateArray().Select(part => part.GetProperty("part").GetString()));
    }

    [Fact]
    public async Task Too_few_figures_before_the_baseline_leave_the_trend_unknown()
    {
        var rows = (await app.PageAsync("/missions/clean-energy/targets/clean-power")).QuerySelector("#what-happened ~ .scroll table")!.Rows();

        Assert.Contains("The trend before Not enough figures up to the baseline: 1 of 3. not known", rows.Select(row => row.TrimEnd()));
    }

    [Fact]
    public async Task What_a_plan_was_to_reach_when_it_began_is_remembered_when_that_is_changed()
    {
        await using var own = new TestApp();
        await own.InitializeAsync();
        async Task<uint> Version() => (await own.ReadAsync(db => db.Interventions.AsNoTracking().SingleAsync(plan => plan.Slug == "saturday-theatres"))).Version;
        PlanSaid Reaching(double share) => new(new() { Name = "Saturday theatres", RollOut = new() { StartDate = new DateOnly(2025, 1, 1), Reach = share } }, "18-week-waits", "");
        Assert.Null(await own.SendAsync(Lead, new AddIntervention(Guid.CreateVersion7(), "nhs", Reaching(0.5))));
        Assert.Null(await own.SendAsync(Lead, new QuantifyEffect("nhs", "saturday-theatres", new EffectEstimate(Guid.NewGuid(), 2, 4, 6) { Source = "A guess", GivenOn = new DateOnly(2026, 2, 1) }, await Version())));

        Assert.Null(await own.SendAsync(Lead, new EditIntervention("nhs", "saturday-theatres", Reaching(0.25), await Version())));

        using var json = JsonDocument.Parse(await own.BytesAsync($"{Target}.json"));
        var plan = json.RootElement.GetProperty("whatHappened").GetProperty("plans").EnumerateArray().Single(found => found.GetProperty("plan").GetString() == "saturday-theatres");
        Assert.Equal((2.0, 0.0, -1.0, 0.0), (plan.GetProperty("meant").GetDouble(), plan.GetProperty("late").GetDouble(), plan.GetProperty("reached").GetDouble(), plan.GetProperty("worked").GetDouble()));
        Assert.Contains((await own.PageAsync(Target)).QuerySelector("table.seen")!.Rows(), row => row.StartsWith("Not done in full: Saturday theatres what it is to reach was changed since it was to start −1.0", StringComparison.Ordinal));
    }

    // Put back after its day had come, so that what stood in between is what was meant.
    [Fact]
    public async Task What_is_put_back_is_a_change_like_any_other()
    {
        await using var own = new TestApp();
        await own.InitializeAsync();
        async Task<uint> Version() => (await own.ReadAsync(db => db.Interventions.AsNoTracking().SingleAsync(plan => plan.Slug == "saturday-theatres"))).Version;
        PlanSaid From(DateOnly day, double share) => new(new() { Name = "Saturday theatres", RollOut = new() { StartDate = day, Reach = share } }, "18-week-waits", "");
        Assert.Null(await own.SendAsync(Lead, new AddIntervention(Guid.CreateVersion7(), "nhs", From(new(2030, 1, 1), 0.5))));
        Assert.Null(await own.SendAsync(Lead, new QuantifyEffect("nhs", "saturday-theatres", new EffectEstimate(Guid.NewGuid(), 2, 4, 6) { Source = "A guess", GivenOn = new DateOnly(2024, 12, 1) }, await Version())));
        Assert.Null(await own.SendAsync(Lead, new EditIntervention("nhs", "saturday-theatres", From(new(2025, 1, 1), 0.25), await Version())));
        var line = await own.ReadAsync(db => db.Audit.AsNoTracking().Where(line => line.Event == nameof(InterventionRevised)).OrderByDescending(line => line.Id).Select(line => line.Id).FirstAsync());

        Assert.Null(await own.SendAsync(Lead, new RestoreChange(line, Anyway: false), "It was right before."));

        using var json = JsonDocument.Parse(await own.BytesAsync($"{Target}.json"));
        var plan = json.RootElement.GetProperty("whatHappened").GetProperty("plans").EnumerateArray().Single(found => found.GetProperty("plan").GetString() == "saturday-theatres");
        Assert.Equal((1.0, -1.5, 0.5), (plan.GetProperty("meant").GetDouble(), plan.GetProperty("late").GetDouble(), plan.GetProperty("reached").GetDouble()));
        Assert.Equal(("2025-01-01", "2030-01-01"), (plan.GetProperty("meantToStart").GetString(), plan.GetProperty("awaited").GetString()));
        Assert.False(plan.TryGetProperty("started", out var started) && started.ValueKind != JsonValueKind.Null);
    }

    [Theory]
    [InlineData("/missions/social-exclusion/targets/rough-sleeping")]
    [InlineData(Target + "?as-at=2025-06-01")]
    public async Task Where_there_was_no_plan_and_in_a_replay_nothing_is_told(string address) => Assert.Null((await app.PageAsync(address)).QuerySelector("#what-happened"));
}
