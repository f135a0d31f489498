using System.Net;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Serving;

/// <summary>What caches on the way may keep of files: nothing that only somebody who is signed in sees, and nothing without asking again.</summary>
public sealed class FileCachingTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Lead = "NHS unit lead";

    private static readonly string[] Extensions = [".csv", ".xlsx", ".json", ".parquet", ".svg", ".png", ".atom", ".ics", ".jsonld"];

    /// <summary>The description of the API is the same for everybody.</summary>
    private const string Description = "/openapi/";

    public static TheoryData<string> Files =>
    [
        "/missions/nhs.csv", "/missions/nhs.xlsx", "/missions/nhs.json", "/missions/nhs.parquet", "/missions/nhs.metadata.json", "/missions/nhs.svg", "/missions/nhs.atom",
        "/missions/nhs/milestones.ics", "/catalog.jsonld", "/data/18-week-waits.csv", "/data/places.csv", "/",
    ];

    [Theory]
    [InlineData(Caller.Visitor)]
    [InlineData(Lead)]
    public async Task Every_file_says_who_may_keep_it(string title)
    {
        using var caller = await Caller.WithRoleAsync(app.Address, title);
        var seen = 0;
        foreach (var route in Route.All(app).Where(route => route.Method == HttpMethod.Get && Extensions.Any(extension => route.Pattern.EndsWith(extension, StringComparison.Ordinal)) && !route.Pattern.StartsWith(Description, StringComparison.Ordinal)))
        {
            // The second answer is the one that was kept here.
            for (var time = 1; time <= 2; time++)
            {
                using var answer = await caller.GetAsync(route.Address);
                var (cache, where) = (answer.Headers.CacheControl, $"{route}, time {time}: {(int)answer.StatusCode} {answer.Headers.CacheControl}");
                if (answer.StatusCode != HttpStatusCode.OK) continue;
                seen++;
                Assert.True(cache is { NoCache: true } or { NoStore: true }, where);
                if (title != Caller.Visitor) Assert.True(cache.Private || cache.NoStore, where);
            }
        }

        Assert.True(seen > 100, $"Only {seen} files were there.");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_that_has_not_changed_is_not_sent_again(string address)
    {
        using var visitor = Caller.At(app.Address);
        using var lead = await Caller.WithRoleAsync(app.Address, Lead);
        foreach (var (caller, cache) in new[] { (visitor, "no-cache"), (lead, "no-cache, private") })
        {
            using var first = await caller.GetAsync(address);
            var tag = first.Headers.ETag!.ToString();
            using var same = await caller.SendAsync(HttpMethod.Get, address, null, ("If-None-Match", tag));

            Assert.Equal((HttpStatusCode.OK, cache), (first.StatusCode, first.Headers.CacheControl!.ToString()));
            Assert.Equal((HttpStatusCode.NotModified, cache, tag), (same.StatusCode, same.Headers.CacheControl!.ToString(), same.Headers.ETag!.ToString()));
        }
    }

    [Fact]
    public async Task What_one_person_keeps_is_not_what_another_would_be_sent()
    {
        using var lead = await Caller.WithRoleAsync(app.Address, Lead);
        using var visitor = Caller.At(app.Address);
        using var own = await lead.GetAsync("/missions/nhs.csv");
        using var others = await visitor.SendAsync(HttpMethod.Get, "/missions/nhs.csv", null, ("If-None-Match", own.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.OK, others.StatusCode);
    }

    [Theory]
    [InlineData("/data/18-week-waits?known-on=someday", HttpStatusCode.BadRequest)]
    [InlineData("/missions/nhs.csv?as-at=2026", HttpStatusCode.BadRequest)]
    [InlineData("/missions/nothing.csv", HttpStatusCode.NotFound)]
    [InlineData("/missions/nothing", HttpStatusCode.NotFound)]
    public async Task An_answer_that_says_what_is_wrong_has_no_tag(string address, HttpStatusCode status)
    {
        using var answer = await app.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((status, "no-cache", null), (answer.StatusCode, answer.Headers.CacheControl!.ToString(), answer.Headers.ETag));
    }

    [Theory]
    [InlineData("/search?q=waits")]
    [InlineData("/search.json?q=waits")]
    public async Task What_somebody_looks_for_is_kept_by_nobody_else(string address)
    {
        using var answer = await app.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.True(answer.Headers.CacheControl!.Private);
    }
}
