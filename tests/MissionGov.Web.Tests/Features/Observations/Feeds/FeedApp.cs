using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain.Feeds;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Feeds;
using MissionGov.Web.Jobs;
using MissionGov.Web.Tests.Jobs;
using MissionGov.Web.Tests.Serving.Outbound;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features.Observations.Feeds;

/// <summary>The program with feeds switched on. It fetches nothing until a test asks it to.</summary>
internal sealed record FeedApp(TestApp App, OutsideServer Server, Person Analyst)
{
    public const string Start = "indicator,place,period,value\n";

    public static async Task<FeedApp> OnAsync(OutsideServer server, TestApp? other = null)
    {
        var app = TestApp.On(other?.Database ?? await TestData.DemoAsync(), ThisMachineToo.In, ("MissionGov:Feeds:Hosts", OutsideServer.Host), ("MissionGov:DataFolder", other?.Folder));
        await TestApp.UntilAsync(() => app.Services.GetRequiredService<Readiness>().IsReady, "ready");
        await app.Services.GetRequiredService<FeedFetcher>().StopAsync(CancellationToken.None);
        if (other is not null) return new(app, server, Person.Visitor);
        var id = await app.PersonAsync("analyst@example.gov.uk", Role.Analyst, null, "Delivery analyst");
        return new(app, server, (await app.ReadAsync(db => app.Services.GetRequiredService<People>().ByIdAsync(id, db, TestContext.Current.CancellationToken)))!);
    }

    /// <summary>Rows of one measure, one a year from 2000.</summary>
    public static string Rows(int count, double first = 50) => Start + string.Concat(Enumerable.Range(0, count).Select(row => FormattableString.Invariant($"Fed measure,E92000001,{2000 + row},{first + row}\n")));

    public async Task<Guid> AddAsync(string path = "/figures.csv", bool isStarted = true, FeedEntry? entry = null)
    {
        var id = Guid.CreateVersion7();
        Assert.Null(await App.SendAsync(Analyst, new AddFeed(id, (entry ?? new FeedEntry("Fed", Hour: "7")) with { Address = Server.At(path).AbsoluteUri }), commandId: id));
        if (isStarted) Assert.Null(await App.SendAsync(Analyst, new StartFeed(id)));
        return id;
    }

    public Task<int> FetchDueAsync() => App.Services.GetRequiredService<FeedFetcher>().FetchDueAsync(TestContext.Current.CancellationToken);

    /// <summary>Moves the clock to when the feed is next due, and fetches it.</summary>
    public async Task<Feed> FetchNextAsync(Guid feed)
    {
        if ((await FeedAsync(feed)).NextAt is { } next && next > App.Clock.Now) App.Clock.Now = next;
        await FetchDueAsync();
        return await FeedAsync(feed);
    }

    public Task<Feed> FeedAsync(Guid id) => App.ReadAsync(db => db.Feeds.AsNoTracking().SingleAsync(feed => feed.Id == id));

    public Task<List<FeedFetch>> FetchesAsync() => App.ReadAsync(db => db.FeedFetches.AsNoTracking().OrderBy(fetch => fetch.At).ThenBy(fetch => fetch.Id).ToListAsync());

    public Task<int> BatchesAsync() => App.ReadAsync(db => db.ImportBatches.CountAsync());

    public Task<List<OutboxMail>> MailsAsync() => App.ReadAsync(db => db.Outbox.AsNoTracking().Where(mail => mail.Kind == MailKind.Feed).OrderBy(mail => mail.CreatedAt).ToListAsync());
}
