using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using AngleSharp.Html.Parser;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Serving;

/// <summary>What is asked for wrongly gets a page that helps, and never an error of ours.</summary>
public sealed class RequestTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Target = "/missions/nhs/targets/18-week-waits";

    [Theory]
    [InlineData("/?since=abc")]
    [InlineData("/?since=99999")]
    [InlineData("/?since=2025-13")]
    [InlineData("/?since=2025-02-30")]
    [InlineData("/?since=-1")]
    [InlineData("/?since=2025&since=2024")]
    [InlineData(Target + ".json?as-at=2025-00-00")]
    [InlineData(Target + ".csv?known-on='%20or%201=1")]
    [InlineData(Target + ".csv?as-at=abc")]
    [InlineData(Target + ".svg?as-at=%00")]
    [InlineData(Target + "?view=<script>&measure=1&show=%00")]
    [InlineData("/search?q=%00")]
    [InlineData("/search.json?q=a%00b")]
    [InlineData("/data/18-week-waits?place=%00")]
    [InlineData("/missions?%00=1")]
    [InlineData("/api/v1/observations?place=%00")]
    [InlineData("/api/v1/targets?mission=%00")]
    [InlineData("/odata/v1/Observations?$filter=Place%20eq%20'%00'")]
    public async Task A_question_that_cannot_be_read_is_a_400_that_says_so(string address)
    {
        using var answer = await GetAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("We could not read that request", await TextAsync(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?since=0001")]
    [InlineData("/?since=9999")]
    [InlineData(Target + "?as-at=0001")]
    [InlineData(Target + "?as-at=9999-12-31")]
    [InlineData(Target + "?as-at=1500&known-on=1500")]
    [InlineData(Target + "?known-on=9999")]
    [InlineData(Target + ".json?as-at=0001-01-01")]
    [InlineData(Target + ".csv?as-at=0001")]
    [InlineData(Target + ".svg?as-at=0001")]
    [InlineData(Target + "?view=signal&as-at=0001")]
    [InlineData(Target + ".csv?view=signal&known-on=1500")]
    [InlineData(Target + ".json?view=signal&known-on=1500")]
    [InlineData(Target + "?measure=all&known-on=1500")]
    [InlineData(Target + ".json?measure=paceRatio&as-at=0001")]
    [InlineData(Target + "?view=<script>&measure=1&show=%01")]
    [InlineData("/?page=-1&pageSize=1000000000&sort=password&q=<script>")]
    [InlineData("/missions?x=1&x=2&x=3")]
    [InlineData("/search?q=%2500")]
    public async Task Far_or_unknown_questions_have_an_answer(string address)
    {
        using var answer = await GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("<script>", (await TextAsync(answer)).Replace("<script src=\"/live.js", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/missions/abc")]
    [InlineData("/missions/-1")]
    [InlineData("/missions/99999999999999999999")]
    [InlineData("/missions/nhs/targets/none")]
    [InlineData("/missions/nhs%00")]
    [InlineData("/missions/..%2f..%2fetc%2fpasswd")]
    [InlineData("/missions/%252e%252e")]
    [InlineData("/missions/nhs/targets/homes")]
    public async Task What_is_not_there_is_a_page_that_leads_back(string address)
    {
        using var answer = await GetAsync(address);
        var text = await TextAsync(answer);

        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{(int)answer.StatusCode}");
        if (answer.StatusCode == HttpStatusCode.NotFound) Assert.Equal("Page not found", new HtmlParser().ParseDocument(text).QuerySelector("h1")?.Words());
    }

    [Theory]
    [InlineData("/api/v1/targets/nhs/none", 404)]
    [InlineData("/missions/none.json", 404)]
    [InlineData("/api/v1/targets/nhs/18-week-waits?as-at=abc", 400)]
    public async Task Programs_get_their_problem_as_data(string address, int status)
    {
        using var answer = await GetAsync(address);
        using var problem = JsonDocument.Parse(await TextAsync(answer));

        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.RootElement.GetProperty("reference").GetString()!);
    }

    [Fact]
    public async Task Long_addresses_and_many_parameters_do_no_harm()
    {
        using var path = await GetAsync("/missions/" + new string('a', 6_000));
        using var query = await GetAsync("/?" + string.Join('&', Enumerable.Range(0, 500).Select(i => $"p{i}=1")));
        using var header = new HttpRequestMessage(HttpMethod.Get, "/");
        header.Headers.TryAddWithoutValidation("Accept-Language", new string('x', 10_000));
        using var language = await app.Client.SendAsync(header, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.OK), (path.StatusCode, query.StatusCode, language.StatusCode));
    }

    [Theory]
    [InlineData("POST", "/")]
    [InlineData("PUT", "/missions/nhs")]
    [InlineData("DELETE", "/api/v1/missions")]
    [InlineData("TRACE", "/")]
    public async Task Methods_that_mean_nothing_here_are_refused(string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/missions")]
    [InlineData("/missions/nhs")]
    [InlineData(Target)]
    [InlineData(Target + ".csv")]
    [InlineData(Target + ".json")]
    [InlineData(Target + ".svg")]
    [InlineData("/missions/nhs/milestones")]
    [InlineData("/persona")]
    [InlineData("/nothing")]
    [InlineData("/?since=abc")]
    [InlineData("/site.css")]
    [InlineData("/health/ready")]
    public async Task Every_answer_keeps_to_its_own_origin(string address)
    {
        using var answer = await GetAsync(address);
        var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));

        foreach (var rule in new[] { "default-src 'self'", "script-src 'self';", "object-src 'none'", "frame-ancestors 'none'", "base-uri 'self'", "form-action 'self'" })
            Assert.Contains(rule, policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", string.Join(' ', answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.NotEmpty(answer.Headers.GetValues("Referrer-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Health_says_yes_and_nothing_more()
    {
        Assert.Equal("alive", await app.Client.GetStringAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("ready", await app.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_was_kept_is_unpacked_as_it_was_packed()
    {
        foreach (var encoding in new[] { "br", "gzip", "br" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/missions");
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
            using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        }
    }

    private Task<HttpResponseMessage> GetAsync(string address) => app.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
