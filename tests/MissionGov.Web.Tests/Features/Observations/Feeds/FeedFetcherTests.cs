using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Tests;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Features.Observations.Feeds;
using MissionGov.Web.Jobs;
using MissionGov.Web.Tests.Serving.Outbound;

namespace MissionGov.Web.Tests.Features.Observations.Feeds;

public sealed class FeedFetcherTests : IAsyncLifetime
{
    private OutsideServer _server = null!;
    private FeedApp _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await OutsideServer.StartAsync();
        _site = await FeedApp.OnAsync(_server);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.App.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_feed_is_imported_by_the_command_of_the_page_in_the_name_of_the_feed_and_its_owner()
    {
        Serve(FeedApp.Rows(3));
        var feed = await _site.FetchNextAsync(await _site.AddAsync());

        var fetch = Assert.Single(await _site.FetchesAsync());
        Assert.Equal((FetchOutcome.Imported, "3 rows: 3 new, 0 revised.", 3), (fetch.Outcome, fetch.Words, fetch.Rows));
        var line = await _site.App.ReadAsync(db => db.Audit.AsNoTracking().SingleAsync(line => line.CommandId == fetch.ImportId && line.Part == 0));
        Assert.Equal((nameof(ObservationsImported), "scheduled feed Fed, for Delivery analyst", _site.Analyst.Id, $"Fetched from {OutsideServer.Host}"), (line.Event, line.Who, line.PersonId, line.Reason));
        Assert.Equal((0, null, 3, "tidy"), (feed.Failures, feed.LastError, feed.LastGoodRows, feed.LastGoodLayout));
        Assert.Equal(_site.App.Clock.Now.AddDays(1), feed.NextAt);
        Assert.NotNull(_site.App.Services.GetRequiredService<KeptFiles>().PathOf(fetch.Hash));
        Assert.Empty(await _site.MailsAsync());
    }

    [Fact]
    public async Task The_same_bytes_are_noted_and_make_no_batch_and_other_bytes_with_the_same_figures_make_none_either()
    {
        Serve(FeedApp.Rows(3));
        var id = await _site.AddAsync();
        await _site.FetchNextAsync(id);
        var batches = await _site.BatchesAsync();

        await _site.FetchNextAsync(id);
        Serve(FeedApp.Rows(3).Replace("\n", "\r\n", StringComparison.Ordinal));
        var feed = await _site.FetchNextAsync(id);

        Assert.Equal(["Imported", "Unchanged", "Unchanged"], (await _site.FetchesAsync()).Select(fetch => fetch.Outcome.ToString()));
        Assert.Equal(batches, await _site.BatchesAsync());
        Assert.Equal(_site.App.Clock.Now, feed.LastGoodAt);
    }

    [Fact]
    public async Task Revised_figures_come_in_by_themselves()
    {
        Serve(FeedApp.Rows(3));
        var id = await _site.AddAsync();
        await _site.FetchNextAsync(id);
        Serve(FeedApp.Rows(4, first: 60));

        await _site.FetchNextAsync(id);

        Assert.Equal("4 rows: 1 new, 3 revised.", (await _site.FetchesAsync())[^1].Words);
    }

    public static TheoryData<string, string> Failures => new()
    {
        { "page", "The feed returned a web page, not data." },
        { "page without a type", "The feed returned a web page, not data." },
        { "404", "The feed was not found (404). Check its address." },
        { "403", "The feed did not let us in (403). Feeds have no password." },
        { "500", "The server of the feed failed (500)." },
        { "503", "The server of the feed failed (503)." },
        { "301", "The feed has moved (301). Open its address in a browser, and put the new one in here." },
        { "204", "The feed answered 204, and no data." },
        { "cut", "The feed could not be fetched: the answer broke off before its end." },
        { "drip", "The feed could not be fetched: the server took longer than 2 seconds." },
        { "endless", "The feed could not be fetched: the answer is larger than 50 MB." },
        { "said too long", "The feed could not be fetched: the answer is larger than 50 MB." },
        { "bomb", "Nothing was imported. The file has one problem: The file expands to more than 200 MB and was not opened." },
        { "packed bomb", "Nothing was imported. The file has one problem: The file expands to more than 200 MB and was not opened." },
        { "brotli", "The feed came packed as ‘br’, which this site does not read." },
        { "bad rows", "Nothing was imported. The file has 2 problems, first: " },
        { "no value", "Nothing was imported. The file has one problem: " },
        { "empty", "Nothing was imported. The file has one problem: The file is empty. Choose a file with a heading row and at least one row of data." },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task What_is_no_good_changes_nothing_keeps_the_last_good_data_and_tells_the_owner(string what, string said)
    {
        Serve(FeedApp.Rows(3));
        var id = await _site.AddAsync();
        var good = await _site.FetchNextAsync(id);
        var (batches, figures) = (await _site.BatchesAsync(), await FiguresAsync());
        _site.App.Services.GetRequiredService<FeedDownload>().Within = what is "drip" ? TimeSpan.FromSeconds(2) : TimeSpan.FromMinutes(1);
        _server.Answer = http => BadAnswers.GiveAsync(http, what);

        var feed = await _site.FetchNextAsync(id);

        Assert.StartsWith(said, feed.LastError, StringComparison.Ordinal);
        Assert.Equal((batches, figures), (await _site.BatchesAsync(), await FiguresAsync()));
        Assert.Equal((1, good.LastGoodAt, good.LastGoodHash), (feed.Failures, feed.LastGoodAt, feed.LastGoodHash));
        var mail = Assert.Single(await _site.MailsAsync());
        Assert.Equal(("The feed Fed failed", _site.Analyst.Id, $"/data/feeds/{id}"), (mail.Subject, mail.PersonId, mail.Page));
        Assert.StartsWith($"{feed.LastError} Last good data: {good.LastGoodAt!.Value.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"))}.", mail.Text, StringComparison.Ordinal);
        Assert.Equal(feed.LastError + $" {FeedWords.LastGood(good.LastGoodAt)}", (await _site.App.AskAsync(_site.Analyst, new GetFeed(id)))!.Feed.Fault);
    }

    [Fact]
    public async Task A_server_that_asks_to_be_left_alone_is_left_alone_as_long_as_it_asks()
    {
        _server.Answer = http =>
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            http.Response.Headers.RetryAfter = "172800";
            return Task.CompletedTask;
        };
        var feed = await _site.FetchNextAsync(await _site.AddAsync());

        Assert.Equal("The feed asked us to come back later (429).", feed.LastError);
        Assert.Equal(_site.App.Clock.Now.AddDays(2), feed.NextAt);
    }

    [Fact]
    public async Task After_five_failures_it_waits_for_a_person_and_the_others_go_on()
    {
        var id = await _site.AddAsync();
        _server.Answer = http => http.Request.Path == "/figures.csv" ? BadAnswers.GiveAsync(http, "500") : http.Response.WriteAsync(FeedApp.Rows(3), Ct);
        for (var time = 0; time < 8; time++) await _site.FetchNextAsync(id);

        var parked = await _site.FeedAsync(id);
        Assert.Equal((5, true, null), (parked.Failures, parked.ParkedAt is not null, parked.NextAt));
        Assert.Equal(5, _server.Taken.Count);
        Assert.Equal(["The feed Fed failed", "The feed Fed was given up on"], (await _site.MailsAsync()).Select(mail => mail.Subject));
        Assert.Equal(3, (await _site.FetchNextAsync(await _site.AddAsync("/other.csv", entry: new("Another")))).LastGoodRows);

        Serve(FeedApp.Rows(3));
        Assert.Null(await _site.App.SendAsync(_site.Analyst, new StartFeed(id)));
        Assert.Equal((0, null, null), await _site.FetchNextAsync(id) is var again ? (again.Failures, again.ParkedAt, again.LastError) : default);
    }

    [Fact]
    public async Task A_feed_that_ends_its_reader_is_given_up_on_too()
    {
        var id = await _site.AddAsync();
        Serve(FeedApp.Rows(3));
        for (var death = 0; death < 5; death++)
        {
            _site.App.Clock.Now = (await _site.FeedAsync(id)).NextAt!.Value;

            // Taken, and then nothing more is heard of whoever took it.
            Assert.NotNull(await _site.App.ReadAsync(db => new FeedQueue(db, _site.App.Clock).TakeAsync(Ct)));
        }

        Assert.NotNull((await _site.FetchNextAsync(id)).ParkedAt);
        Assert.Empty(_server.Taken);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public async Task A_file_with_fewer_than_half_of_its_rows_waits_for_a_person(int rows, bool isHeld)
    {
        Serve(FeedApp.Rows(10));
        var id = await _site.AddAsync();
        await _site.FetchNextAsync(id);
        var batches = await _site.BatchesAsync();
        Serve(FeedApp.Rows(rows, first: 70));

        var feed = await _site.FetchNextAsync(id);
        await _site.FetchNextAsync(id);

        Assert.Equal(isHeld ? "The file has 4 rows, and had 10 before. Nothing was imported yet. Look at it, and import it if it is right." : null, feed.HeldWhy);
        Assert.Equal(isHeld ? batches : batches + 1, await _site.BatchesAsync());

        // The same file asks once.
        Assert.Equal(isHeld ? ["Look at the feed Fed"] : [], (await _site.MailsAsync()).Select(mail => mail.Subject));
    }

    [Fact]
    public async Task A_held_file_that_a_person_has_imported_is_good_from_then_on()
    {
        Serve(FeedApp.Rows(10));
        var id = await _site.AddAsync();
        await _site.FetchNextAsync(id);
        Serve(FeedApp.Rows(4, first: 70));
        var held = await _site.FetchNextAsync(id);
        var path = _site.App.Services.GetRequiredService<KeptFiles>().PathOf(held.HeldHash)!;
        Assert.Null(await _site.App.SendAsync(_site.Analyst, new ImportObservations(new ImportFile(path, "figures.csv"))));

        var feed = await _site.FetchNextAsync(id);

        Assert.Equal((null, 4, held.HeldHash), (feed.HeldWhy, feed.LastGoodRows, feed.LastGoodHash));
    }

    [Fact]
    public async Task A_file_in_another_layout_waits_for_a_person()
    {
        Serve(FeedApp.Rows(3));
        var id = await _site.AddAsync();
        await _site.FetchNextAsync(id);
        Serve("AREACD,AREANM,Geography,Period,Variable Name,Unit,Observation\n" + string.Concat(Enumerable.Range(2010, 4).Select(year => $"E92000001,England,Country,{year},Fed measure,Percentage,{year - 1960}\n")));

        var feed = await _site.FetchNextAsync(id);

        Assert.StartsWith("The file is now laid out as ‘ons-els’, and was ‘tidy’ before.", feed.HeldWhy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Percentages_that_became_fractions_wait_for_a_person_and_are_good_once_they_are_in()
    {
        const string Rows = "indicator,place,period,value,unit\nShare,E92000001,2024,61.8,%\n";
        Serve(Rows);
        var id = await _site.AddAsync();
        await _site.FetchNextAsync(id);
        var batches = await _site.BatchesAsync();
        Serve(Rows.Replace("2024,61.8", "2025,0.622", StringComparison.Ordinal));

        var held = await _site.FetchNextAsync(id);
        Assert.Equal(("Percentages in the file may be fractions of one. Nothing was imported yet. Look at it, and import it if it is right.", batches), (held.HeldWhy, await _site.BatchesAsync()));

        var path = _site.App.Services.GetRequiredService<KeptFiles>().PathOf(held.HeldHash)!;
        Assert.Null(await _site.App.SendAsync(_site.Analyst, new ImportObservations(new ImportFile(path, "figures.csv") { HasFractions = true })));
        var good = await _site.FetchNextAsync(id);
        Assert.Equal((null, 0, held.HeldHash, batches + 1), (good.HeldWhy, good.Failures, good.LastGoodHash, await _site.BatchesAsync()));
    }

    [Fact]
    public async Task Figures_that_changed_a_lot_wait_for_a_person()
    {
        Serve(FeedApp.Rows(3));
        var id = await _site.AddAsync();
        await _site.FetchNextAsync(id);
        var batches = await _site.BatchesAsync();
        Serve(FeedApp.Rows(3, first: 500));

        var feed = await _site.FetchNextAsync(id);

        Assert.Equal(("Some figures changed a lot. Nothing was imported yet. Look at it, and import it if it is right.", batches), (feed.HeldWhy, await _site.BatchesAsync()));
    }

    [Fact]
    public async Task Two_nodes_fetch_a_due_feed_once()
    {
        Serve(FeedApp.Rows(3));
        for (var number = 0; number < 6; number++) await _site.AddAsync($"/{number}.csv", entry: new($"Feed {number}"));
        var other = await FeedApp.OnAsync(_server, _site.App);
        await using var second = other.App;
        _site.App.Clock.Now = second.Clock.Now = _site.App.Clock.Now.AddDays(2);

        await Task.WhenAll(Task.Run(_site.FetchDueAsync, Ct), Task.Run(other.FetchDueAsync, Ct));

        Assert.Equal(6, _server.Taken.Count);
        Assert.Equal(6, _server.Taken.Select(taken => taken.Path).Distinct().Count());
        Assert.Equal(6, (await _site.FetchesAsync()).Count);
    }

    [Fact]
    public async Task A_paused_feed_is_fetched_when_somebody_asks_and_then_no_more()
    {
        Serve(FeedApp.Rows(3));
        var id = await _site.AddAsync(isStarted: false);
        _site.App.Clock.Now = _site.App.Clock.Now.AddDays(40);
        Assert.Equal(0, await _site.FetchDueAsync());

        Assert.Null(await _site.App.SendAsync(_site.Analyst, new FetchFeed(id)));
        Assert.Equal(1, await _site.FetchDueAsync());

        var feed = await _site.FeedAsync(id);
        Assert.Equal((true, null, 3), (feed.IsPaused, feed.NextAt, feed.LastGoodRows));
    }

    [Theory]
    [InlineData("imported")]
    [InlineData("500")]
    public async Task A_fetch_from_an_address_that_was_changed_meanwhile_says_nothing_of_the_new_one(string what)
    {
        var id = await _site.AddAsync();
        _server.Answer = async http =>
        {
            await _site.App.SendAsync(_site.Analyst, new EditFeed(id, new FeedEntry("Fed", _server.At("/other.csv").AbsoluteUri)));
            if (what == "imported") await http.Response.WriteAsync(FeedApp.Rows(3), http.RequestAborted);
            else await BadAnswers.GiveAsync(http, what);
        };

        var feed = await _site.FetchNextAsync(id);

        Assert.Equal("/other.csv", feed.Address.AbsolutePath);
        Assert.Equal((0, null, null, null, null), (feed.Failures, feed.LastError, feed.LastGoodAt, feed.LastGoodHash, feed.LastGoodRows));
        Assert.Equal(_site.App.Clock.Now.AddDays(1), feed.NextAt);
        Assert.Single(await _site.FetchesAsync());
        Assert.Empty(await _site.MailsAsync());
    }

    [Fact]
    public async Task An_owner_who_has_left_imports_nothing_any_more()
    {
        Serve(FeedApp.Rows(3));
        var id = await _site.AddAsync();
        await _site.App.ChangeAsync($"update appointments set until = '2025-12-31' where person_id = '{_site.Analyst.Id}'");

        var feed = await _site.FetchNextAsync(id);

        Assert.NotNull(feed.ParkedAt);
        Assert.StartsWith("Nobody who may edit data stands for this feed any more.", feed.LastError, StringComparison.Ordinal);
        Assert.Empty(_server.Taken);
    }

    [Fact]
    public async Task A_host_that_is_off_the_list_by_now_is_not_asked()
    {
        var id = await _site.AddAsync();
        await TestData.ExecuteAsync(_site.App.Database, $"update feeds set address = 'http://127.0.0.1:{_server.Port}/figures.csv' where id = '{id}'");

        Assert.StartsWith("That address is not on the approved list.", (await _site.FetchNextAsync(id)).LastError, StringComparison.Ordinal);
        Assert.Empty(_server.Taken);
    }

    private void Serve(string csv) => _server.Answer = http =>
    {
        http.Response.ContentType = "text/csv";
        return http.Response.WriteAsync(csv, http.RequestAborted);
    };

    private Task<long> FiguresAsync() => _site.App.ReadAsync(db => db.Observations.LongCountAsync());
}
