using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Serving.Api;

namespace MissionGov.Web.Tests.Serving.Api;

/// <summary>How often programs may ask.</summary>
public sealed class RateLimitTests
{
    // The window may turn once while a test counts.
    private const int Windows = 3;

    [Fact]
    public async Task A_token_that_asks_too_often_waits_and_another_does_not()
    {
        await using var app = new TestApp();
        await app.InitializeAsync();
        var lead = await Staff.AddAsync(app, "lead@example.gov.uk");
        var (busy, calm) = (await ApiProgram.OfAsync(app, lead, [ApiScope.Read]), await ApiProgram.OfAsync(app, lead, [ApiScope.Read]));
        var refused = await UntilRefusedAsync(() => busy.GetAsync("/api/v1/places?limit=1"), RateLimits.RequestsAMinute);

        Assert.Equal("application/problem+json", refused.Type);
        Assert.InRange(int.Parse(refused.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal(200, (await calm.GetAsync("/api/v1/places")).Status);
        Assert.Equal(429, (await busy.GetAsync("/odata/v1/")).Status);

        // Pages for people are not counted, nor is this machine itself.
        Assert.Equal(200, (await busy.GetAsync("/data")).Status);
        Assert.Equal(200, (await new ApiProgram(app).GetAsync("/api/v1/places")).Status);
    }

    [Fact]
    public async Task Strangers_are_counted_by_address_and_nobody_takes_anothers()
    {
        await using var app = TestApp.On(await TestData.DemoAsync(), ("MissionGov:Proxies", "127.0.0.1,::1"));
        await TestApp.UntilAsync(() => app.DataVersion > 0, "ready");
        var program = new ApiProgram(app);
        Task<ApiAnswer> From(string address) => program.GetAsync("/api/v1/places?limit=1", ("X-Forwarded-For", address));

        await UntilRefusedAsync(() => From("203.0.113.7"), RateLimits.RequestsAMinuteOfStrangers);
        Assert.Equal(200, (await From("203.0.113.8")).Status);

        // What a caller writes before the proxy's own word does not count.
        Assert.Equal(429, (await From("203.0.113.9, 203.0.113.7")).Status);
    }

    [Fact]
    public async Task Without_a_proxy_that_is_trusted_a_made_up_address_changes_nothing()
    {
        await using var app = new TestApp();
        await app.InitializeAsync();
        var (program, number) = (new ApiProgram(app), 0);

        await UntilRefusedAsync(() => program.GetAsync("/api/v1/places?limit=1", ("X-Forwarded-For", $"203.0.113.{++number % 250}")), RateLimits.RequestsAMinuteOfStrangers);
    }

    // Each page of other plans is worked out anew, so a program could keep the server busy with them.
    [Fact]
    public async Task Whoever_tries_other_plans_too_often_is_shown_a_page_and_may_still_read()
    {
        await using var app = TestApp.On(await TestData.DemoAsync(), ("MissionGov:Proxies", "127.0.0.1,::1"));
        await TestApp.UntilAsync(() => app.DataVersion > 0, "ready");
        var program = new ApiProgram(app);
        Task<ApiAnswer> From(string address, string page) => program.GetAsync(page, ("X-Forwarded-For", address));

        var refused = await UntilRefusedAsync(() => From("203.0.113.7", "/missions/nhs/targets/no-such/what-if"), RateLimits.RequestsAMinuteOfStrangers);

        Assert.StartsWith("text/html", refused.Type, StringComparison.Ordinal);
        Assert.InRange(int.Parse(refused.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        Assert.Contains("Too many requests", refused.Text, StringComparison.Ordinal);
        Assert.Equal(429, (await From("203.0.113.7", "/missions/nhs/targets/18-week-waits/WHAT-IF")).Status);
        Assert.Equal(429, (await From("203.0.113.7", "/missions/nhs/targets/18-week-waits/what-if/compare")).Status);
        foreach (var page in new[] { "/missions/nhs", "/what-if.js", "/what-if.css", "/api/v1/places?limit=1" }) Assert.Equal(200, (await From("203.0.113.7", page)).Status);
        Assert.Equal(200, (await From("203.0.113.8", "/missions/nhs/targets/18-week-waits/what-if")).Status);
    }

    private static async Task<ApiAnswer> UntilRefusedAsync(Func<Task<ApiAnswer>> ask, int most)
    {
        for (var i = 0; i <= most * Windows; i++)
        {
            if (await ask() is { Status: 429 } refused) return refused;
        }

        throw new InvalidOperationException($"Not refused after {most * Windows} requests.");
    }
}
