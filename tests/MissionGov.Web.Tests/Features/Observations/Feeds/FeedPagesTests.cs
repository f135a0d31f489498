using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain.Feeds;
using MissionGov.Tests;
using MissionGov.Web.Jobs;
using MissionGov.Web.Tests.Serving.Outbound;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features.Observations.Feeds;

public sealed class FeedPagesTests : IAsyncLifetime
{
    private OutsideServer _server = null!;
    private TestApp _app = null!;
    private StaffBrowser _analyst = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await OutsideServer.StartAsync();
        _server.Answer = http => http.Response.WriteAsync(FeedApp.Rows(3), http.RequestAborted);
        _app = TestApp.On(await TestData.DemoAsync(), ThisMachineToo.In, ("MissionGov:Feeds:Hosts", OutsideServer.Host));
        await TestApp.UntilAsync(() => _app.Services.GetRequiredService<Readiness>().IsReady && _app.DataVersion > 0, "ready");
        await _app.Services.GetRequiredService<FeedFetcher>().StopAsync(CancellationToken.None);
        _analyst = await StaffBrowser.AsAsync(_app, "Delivery analyst");
    }

    public async ValueTask DisposeAsync()
    {
        _analyst.Dispose();
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task An_analyst_adds_a_feed_looks_at_what_it_would_change_and_has_it_fetched()
    {
        var empty = await _analyst.GetAsync("/data/feeds");
        Assert.Equal("No feeds yet", empty.QuerySelector("h1")!.TextContent);
        var page = await AddAsync("Bed days", _server.At("/beds.csv").AbsoluteUri);
        Assert.Equal("Bed days", page.QuerySelector("h1")!.TextContent);
        var id = _analyst.Address.Split('/')[^1];

        var preview = await PressAsync(page, id, "preview");
        Assert.StartsWith("/data/import/check?", _analyst.Address, StringComparison.Ordinal);
        Assert.Equal("Import preview: beds.csv", preview.QuerySelector("h1")!.TextContent);
        Assert.Contains("3 rows: 3 new", preview.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Equal(0, await _app.ReadAsync(db => db.FeedFetches.CountAsync()));

        await PressAsync(page, id, "fetch");
        await _app.Services.GetRequiredService<FeedFetcher>().FetchDueAsync(TestContext.Current.CancellationToken);
        var fetched = await _analyst.GetAsync($"/data/feeds/{id}");
        Assert.Contains("3 rows: 3 new, 0 revised.", fetched.QuerySelector("main table")!.Words(), StringComparison.Ordinal);
        Assert.Contains("Delivery analyst", fetched.QuerySelector("dl")!.Words(), StringComparison.Ordinal);

        await PressAsync(fetched, id, "start");
        Assert.Contains("Runs", (await _analyst.GetAsync("/data/feeds")).QuerySelector("main table")!.Words(), StringComparison.Ordinal);
        await PressAsync(fetched, id, "remove");
        Assert.Equal("/data/feeds", _analyst.Address);
        Assert.Empty(await _app.ReadAsync(db => db.Feeds.ToListAsync()));
    }

    [Theory]
    [InlineData("http://127.0.0.1/x.csv", "#address", "That address is not on the approved list. Hosts on it: outside.example.gov.uk")]
    [InlineData("file:///etc/passwd", "#address", "That address is not on the approved list. Hosts on it: outside.example.gov.uk")]
    [InlineData("", "#address", "Enter an address, like https://data.example.gov.uk/figures.csv")]
    public async Task An_address_that_is_not_on_the_list_is_refused_at_its_field_and_what_was_typed_stays(string address, string field, string said)
    {
        var page = await AddAsync("Bed days", address);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, _analyst.Status);
        var link = page.QuerySelector(".error-summary a")!;
        Assert.Equal((field, said), (link.GetAttribute("href"), link.TextContent));
        Assert.Equal(("Bed days", address), (page.QuerySelector("#name")!.GetAttribute("value"), page.QuerySelector("#address")!.GetAttribute("value") ?? ""));
        Assert.Empty(await _app.ReadAsync(db => db.Feeds.ToListAsync()));
    }

    [Fact]
    public async Task A_day_that_not_every_month_has_is_refused_at_its_field()
    {
        var page = await AddAsync("Bed days", _server.At("/beds.csv").AbsoluteUri, ("rhythm", nameof(FeedRhythm.Monthly)), ("day", "31"));

        Assert.Equal("Choose a day of the month from 1 to 28, and an hour", page.QuerySelector("#day-error")!.TextContent.Replace("Error:", "", StringComparison.Ordinal).Trim());
    }

    [Fact]
    public async Task What_is_wrong_with_a_feed_stands_on_its_page_and_in_the_list()
    {
        await AddAsync("Bed days", _server.At("/beds.csv").AbsoluteUri);
        var id = _analyst.Address.Split('/')[^1];
        _server.Answer = http => http.Response.WriteAsync("<html>Sign in</html>", http.RequestAborted);
        await PressAsync(await _analyst.GetAsync($"/data/feeds/{id}"), id, "fetch");
        await _app.Services.GetRequiredService<FeedFetcher>().FetchDueAsync(TestContext.Current.CancellationToken);

        Assert.Equal("The feed returned a web page, not data. No good data yet.", (await _analyst.GetAsync($"/data/feeds/{id}")).QuerySelector("main .notice")!.TextContent);
        var list = await _analyst.GetAsync("/data/feeds");
        Assert.Equal("One feed needs you", list.QuerySelector("h1")!.TextContent);

        // And a look at it says the same, and saves nothing.
        var page = await PressAsync(await _analyst.GetAsync($"/data/feeds/{id}"), id, "preview");
        Assert.Contains("The feed returned a web page, not data.", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_are_in_plain_words()
    {
        List<string> sentences = [.. PlainLanguage.Sentences((await _analyst.GetAsync("/data/feeds/new")).QuerySelector("main")!.OuterHtml)];
        await AddAsync("Bed days", _server.At("/beds.csv").AbsoluteUri);
        sentences.AddRange(PlainLanguage.Sentences((await _analyst.GetAsync(_analyst.Address)).QuerySelector("main")!.OuterHtml));
        sentences.AddRange(PlainLanguage.Sentences((await _analyst.GetAsync("/data/feeds")).QuerySelector("main")!.OuterHtml));

        Assert.All(sentences, sentence => Assert.True(PlainLanguage.Words(sentence) <= PlainLanguage.MostWords, sentence));
        Assert.InRange(PlainLanguage.Grade(sentences), 0, PlainLanguage.HighestGrade);
    }

    [Fact]
    public async Task Where_no_host_is_named_the_page_says_how_to_switch_feeds_on()
    {
        await using var off = TestApp.On(await TestData.DemoAsync());
        await TestApp.UntilAsync(() => off.DataVersion > 0, "ready");
        using var analyst = await StaffBrowser.AsAsync(off, "Delivery analyst");

        Assert.Contains("MissionGov__Feeds__Hosts", (await analyst.GetAsync("/data/feeds")).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Null(off.Services.GetService<FeedFetcher>());
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> AddAsync(string name, string address, params (string Name, string Value)[] others)
    {
        var fields = StaffBrowser.FieldsOf(await _analyst.GetAsync("/data/feeds/new"));
        (fields["name"], fields["address"]) = (name, address);
        foreach (var (field, value) in others) fields[field] = value;
        return await _analyst.SendAsync("/data/feeds/new", fields);
    }

    private Task<AngleSharp.Html.Dom.IHtmlDocument> PressAsync(AngleSharp.Html.Dom.IHtmlDocument page, string id, string what) =>
        _analyst.SendAsync($"/data/feeds/{id}/{what}", page.QuerySelectorAll($"form[action='/data/feeds/{id}/{what}'] input").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!));
}
