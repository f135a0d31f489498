using System.Net;
using System.Text.Json;
using MissionGov.Domain.Stocktakes;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Decisions;

namespace MissionGov.Web.Tests.Features.Missions;

/// <summary>A mission as it stood on an earlier day.</summary>
public sealed class MissionReplayTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_status_is_the_one_that_the_target_had_on_that_day()
    {
        var page = await app.PageAsync("/missions/nhs?as-at=2025-03-01");
        using var mission = JsonDocument.Parse(await app.BytesAsync("/missions/nhs.json?as-at=2025-03-01"));
        using var target = JsonDocument.Parse(await app.BytesAsync("/missions/nhs/targets/18-week-waits.json?as-at=2025-03-01"));

        Assert.Contains("Figures up to 1 March 2025, at the best values held today.", page.QuerySelector(".notice")!.Words(), StringComparison.Ordinal);
        var row = mission.RootElement.GetProperty("targets")[0];
        Assert.Equal(target.RootElement.GetProperty("status").GetString(), row.GetProperty("status").GetString());
        Assert.Equal(target.RootElement.GetProperty("latest").GetProperty("value").GetDouble(), row.GetProperty("latest").GetDouble());
        Assert.NotEqual((await LatestAsync("/missions/nhs.json")), row.GetProperty("period").GetString());
        Assert.Equal("/missions/nhs/targets/18-week-waits?as-at=2025-03-01", page.QuerySelector("section.target h3 a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_was_published_later_is_left_out_when_asked()
    {
        Assert.NotEqual(await LatestAsync("/missions/nhs.json?as-at=2025-03-01"), await LatestAsync("/missions/nhs.json?known-on=2025-03-01"));
        Assert.Contains("Only figures that were published by 1 March 2025.", (await app.PageAsync("/missions/nhs?known-on=2025-03-01")).QuerySelector(".notice")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Milestones_are_expected_when_they_were_expected_then()
    {
        await app.ChangeAsync("""
            insert into milestones select * from jsonb_populate_record(
                (select m from milestones m join missions on missions.id = m.mission_id where missions.slug = 'nhs' limit 1),
                '{"id": "00000000-0000-0000-0000-0000000000aa", "name": "Okapi house", "slug": "okapi-house", "baseline_date": "2025-11-30", "forecast_date": "2026-06-30", "met_on": null,
                  "slips": [{"from": "2025-11-30", "to": "2026-02-15", "reason": "First okapi.", "who": "x", "at": "2025-10-10T00:00:00+00:00"}, {"from": "2026-02-15", "to": "2026-06-30", "reason": "Second okapi.", "who": "x", "at": "2026-01-10T00:00:00+00:00"}]}'::jsonb)
            """);

        async Task<string> RowAsync(string query) => (await app.PageAsync($"/missions/nhs{query}")).QuerySelectorAll("#milestones ~ .scroll tbody tr").Single(row => row.Words().StartsWith("Okapi", StringComparison.Ordinal)).Words();

        Assert.Contains("30 June 2026", await RowAsync(""), StringComparison.Ordinal);
        Assert.Contains("30 November 2025 15 February 2026", await RowAsync("?as-at=2025-12-31"), StringComparison.Ordinal);
        Assert.Contains("First okapi.", await RowAsync("?as-at=2025-12-31"), StringComparison.Ordinal);
        Assert.Contains("30 November 2025 30 November 2025", await RowAsync("?as-at=2025-10-09"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_is_there_from_the_day_it_was_asked_for()
    {
        var version = app.DataVersion;
        var asked = new AskForDecision(Guid.CreateVersion7(), "nhs", new DecisionDetails { Question = "whether to buy okapis", Owner = "Minister", DueOn = new DateOnly(2026, 3, 1) });
        Assert.Null(await app.SendAsync(Person.CommandLine, asked));
        await TestApp.UntilAsync(() => app.DataVersion > version, "heard of");

        async Task<bool> IsThereAsync(string query) => (await app.PageAsync($"/missions/nhs{query}")).QuerySelector("main")!.Words().Contains("buy okapis", StringComparison.Ordinal);

        Assert.True(await IsThereAsync(""));
        Assert.True(await IsThereAsync("?as-at=2026-02-01"));
        Assert.False(await IsThereAsync("?as-at=2026-01-31"));
        Assert.False(await IsThereAsync("?known-on=2026-01-31"));
        Assert.NotEmpty((await app.PageAsync("/missions/nhs?as-at=2026-01-31")).QuerySelectorAll("#decisions ~ article.panel"));
    }

    [Theory]
    [InlineData("yesterday", HttpStatusCode.BadRequest)]
    [InlineData("2099", HttpStatusCode.OK)]
    public async Task A_day_that_is_none_is_answered_with_the_form_as_it_was(string day, HttpStatusCode status)
    {
        using var answer = await app.Client.GetAsync(new Uri($"/missions/nhs?as-at={day}", UriKind.Relative), TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("There is a problem", html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{day}\"", html, StringComparison.Ordinal);
    }

    private async Task<string?> LatestAsync(string address)
    {
        using var json = JsonDocument.Parse(await app.BytesAsync(address));
        return json.RootElement.GetProperty("targets")[0].GetProperty("period").GetString();
    }
}
