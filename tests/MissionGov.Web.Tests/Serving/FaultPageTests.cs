using System.Net;
using System.Text.Json;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Serving;

public sealed class FaultPageTests
{
    [Fact]
    public async Task A_fault_gives_a_reference_and_tells_nothing_else()
    {
        await using var app = new TestApp();
        await app.InitializeAsync();
        await app.ChangeAsync("alter table observations rename to observations_gone");

        using var page = await app.Client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        using var data = await app.Client.GetAsync(new Uri("/api/v1/missions", UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var problem = JsonDocument.Parse(await data.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal((HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError), (page.StatusCode, data.StatusCode));
        Assert.Matches("Reference: [0-9a-f]{32}", text);
        foreach (var secret in new[] { "observations", "Npgsql", "Exception", "   at " }) Assert.DoesNotContain(secret, text + problem.RootElement.GetRawText(), StringComparison.Ordinal);

        // A fault is never kept: the next request asks again.
        await app.ChangeAsync("alter table observations_gone rename to observations");
        Assert.NotNull((await app.PageAsync("/")).QuerySelector("section.answer"));
    }

    [Fact]
    public async Task Without_a_database_it_is_alive_says_so_and_is_not_ready()
    {
        await using var app = TestApp.On("Host=127.0.0.1;Port=1;Database=missiongov;Username=nobody;Timeout=2");

        using var live = await app.Client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);
        using var ready = await app.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        using var page = await app.Client.GetAsync(new Uri("/missions", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (live.StatusCode, ready.StatusCode, page.StatusCode));
        Assert.Equal("not ready", await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var data = await app.Client.GetAsync(new Uri("/api/v1/missions", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, page.Headers.RetryAfter), (data.StatusCode, data.Headers.RetryAfter));
        Assert.NotNull(page.Headers.RetryAfter);
        Assert.Contains("MissionGov is starting", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
