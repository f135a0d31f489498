using System.Net;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Serving;

/// <summary>Each test changes data, so each has a program of its own.</summary>
public sealed class PageCacheTests : IAsyncLifetime
{
    private const string Renamed = "update missions set name = 'A new name for the NHS mission' where slug = 'nhs'";

    private readonly TestApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_change_raises_the_version_and_the_next_request_shows_it()
    {
        var before = await _app.PageAsync("/missions/nhs");

        await _app.ChangeAsync(Renamed);

        var after = await _app.PageAsync("/missions/nhs");
        Assert.Equal("A new name for the NHS mission", after.QuerySelector("h1")!.Words());
        Assert.True(long.Parse(after.Body!.GetAttribute("data-version")!, null) > long.Parse(before.Body!.GetAttribute("data-version")!, null));
    }

    [Fact]
    public async Task Without_news_the_kept_page_is_served()
    {
        var before = await _app.PageAsync("/missions/nhs");

        await TestData.ExecuteAsync(_app.Database, Renamed);

        Assert.Equal(before.Source.Text, (await _app.PageAsync("/missions/nhs")).Source.Text);
    }

    [Fact]
    public async Task A_page_that_has_not_changed_is_not_sent_again()
    {
        using var first = await GetAsync("/", null);
        var tag = first.Headers.ETag!.ToString();

        using var same = await GetAsync("/", tag);
        Assert.Equal((HttpStatusCode.NotModified, 0), (same.StatusCode, (await same.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length));

        await _app.ChangeAsync(Renamed);
        using var changed = await GetAsync("/", tag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task An_open_page_is_told_of_a_new_version()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/events");
        using var answer = await _app.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var known = _app.DataVersion;
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(known, await NextAsync(reader));

        await _app.ChangeAsync(Renamed);

        Assert.Equal(known + 1, await NextAsync(reader));
    }

    private static async Task<long> NextAsync(StreamReader reader)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (await reader.ReadLineAsync(patience.Token) is { } line)
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return long.Parse(line["data: ".Length..], System.Globalization.CultureInfo.InvariantCulture);
        throw new EndOfStreamException();
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (tag is not null) request.Headers.Add("If-None-Match", tag);
        return await _app.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
