using System.Net.Http.Headers;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.Board;

public sealed class BoardTests(TestApp app, ITestOutputHelper output) : IClassFixture<TestApp>
{
    private const int MostWords = 60;

    // Missions with their targets, notes, milestones, plans, and the figures.
    private const int MostStatements = 5;
    private const int MostBytes = 120 * 1024;

    [Fact]
    public async Task The_answer_has_at_most_sixty_words()
    {
        var answer = (await app.PageAsync("/")).QuerySelector("section.answer > div")!.Words();

        output.WriteLine($"{answer.Split(' ').Length} words: {answer}");
        Assert.InRange(answer.Split(' ').Length, 1, MostWords);
    }

    [Fact]
    public async Task The_title_is_the_finding_and_every_open_mission_is_there_once()
    {
        var page = await app.PageAsync("/");

        Assert.Equal($"{page.QuerySelector("h1")!.Words()} · MissionGov", page.Title);
        var missions = page.QuerySelectorAll("section.answer h2 a, table.rows th a").Select(link => link.GetAttribute("href")).ToList();
        Assert.Equal(["/missions/clean-energy", "/missions/growth", "/missions/nhs", "/missions/opportunity", "/missions/safer-streets"], missions.Order());
    }

    [Fact]
    public async Task A_page_that_is_not_cached_takes_few_statements_and_a_cached_one_none()
    {
        await app.PageAsync("/");   // the model and the plans of the driver are made once
        using var statements = new CountedStatements(app.Database);

        await app.PageAsync("/?since=2025-06-01");
        var missed = statements.Seen.Count;
        await app.PageAsync("/?since=2025-06-01");

        output.WriteLine(string.Join("\n---\n", statements.Seen));
        Assert.InRange(missed, 1, MostStatements);
        Assert.Equal(missed, statements.Seen.Count);
    }

    [Fact]
    public async Task It_needs_no_script_no_circuit_and_no_cookie()
    {
        using var answer = await app.Client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var page = await app.PageAsync("/");

        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.All(page.QuerySelectorAll("script"), script => Assert.StartsWith("/live.js", script.GetAttribute("src"), StringComparison.Ordinal));
        Assert.DoesNotContain("blazor", page.Source.Text, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(page.QuerySelectorAll("section.answer svg"));
        Assert.NotEmpty(page.QuerySelectorAll("section.answer table"));
    }

    [Fact]
    public async Task The_first_view_is_small()
    {
        var page = await app.PageAsync("/");
        var parts = new List<string> { "/" };
        parts.AddRange(page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]").Select(link => link.GetAttribute("href")!));
        parts.AddRange(page.QuerySelectorAll("script[src]").Select(script => script.GetAttribute("src")!));

        var total = 0;
        foreach (var part in parts)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, part);
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
            using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var bytes = (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
            output.WriteLine($"{part}: {bytes:N0} bytes, {string.Join(',', answer.Content.Headers.ContentEncoding)}");
            total += bytes;
        }

        output.WriteLine($"in all: {total:N0} bytes");
        Assert.InRange(total, 1, MostBytes);
    }

    [Fact]
    public async Task What_changed_is_counted_from_the_day_asked_for() =>
        Assert.Contains("Since 30 June 2025:", (await app.PageAsync("/?since=2025-06")).QuerySelector(".sub")!.Words(), StringComparison.Ordinal);
}
