using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Jobs;

public sealed class DigestWriterTests : IAsyncLifetime
{
    private const int LinesOfAScreen = 25;

    // A Monday in the demo's time, eight in the morning.
    private static readonly DateTimeOffset Monday = new(2026, 2, 2, 8, 0, 0, TimeSpan.Zero);

    private MailServer _server = null!;
    private TestApp _app = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await MailServer.StartAsync();
        _app = await MailingApp.OnAsync(_server);
        _app.Clock.Now = Monday;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_digest_arrives_on_one_screen_with_the_most_important_change_in_its_subject()
    {
        await _app.PersonAsync("lead@example.gov.uk", mission: null);
        await RevisedThisWeekAsync(60);

        Assert.Equal(1, await _app.Writer().WriteDueAsync(Ct));
        await _app.Sender().SendDueAsync(Ct);

        var mail = Assert.Single(_server.Taken);
        var lines = ((TextPart)mail.Body!).Text.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal("Make Britain a clean energy superpower moved to Off track · 1 update needs you", mail.Subject);
        Assert.Equal("1 got worse:", lines[0]);
        Assert.StartsWith("Make Britain a clean energy superpower. Off track: ", lines[1], StringComparison.Ordinal);
        Assert.InRange(lines.Length, 5, LinesOfAScreen);
        Assert.Contains(lines, line => line.StartsWith("Your milestones: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => Regex.IsMatch(line, "^Update in one minute: https://missions.example.gov.uk/me/updates/link/[A-Za-z0-9_-]{43}$"));
        Assert.StartsWith("Stop or change these emails: https://missions.example.gov.uk/me/digest/stop/", lines[^2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_link_opens_the_rows_once_and_the_outbox_opens_nothing()
    {
        var person = await _app.PersonAsync("lead@example.gov.uk");
        await RevisedThisWeekAsync(60);
        Assert.Equal(1, await _app.Writer().WriteDueAsync(Ct));
        Assert.Equal(0, await _app.ReadAsync(db => db.UpdateLinks.CountAsync(link => link.PersonId == person)));

        await _app.Sender().SendDueAsync(Ct);

        var token = Regex.Match(((TextPart)Assert.Single(_server.Taken).Body!).Text, "/me/updates/link/([A-Za-z0-9_-]+)").Groups[1].Value;
        Assert.DoesNotContain(await _app.OutboxAsync(), mail => mail.Text.Contains(token, StringComparison.Ordinal));
        await using var scope = _app.Services.CreateAsyncScope();
        var links = scope.ServiceProvider.GetRequiredService<UpdateLinks>();
        Assert.Equal(person, await links.UseAsync(token, Ct));
        Assert.Null(await links.UseAsync(token, Ct));
    }

    [Theory]
    [InlineData("2026-02-02T07:29:59Z", 0)]
    [InlineData("2026-02-02T07:30:00Z", 1)]
    [InlineData("2026-02-02T22:00:00Z", 1)]
    [InlineData("2026-02-03T00:00:00Z", 0)]
    [InlineData("2026-03-30T06:29:59Z", 0)] // Summer time began the day before.
    [InlineData("2026-03-30T06:30:00Z", 1)]
    [InlineData("2026-10-26T07:29:59Z", 0)] // Winter time began the day before.
    [InlineData("2026-10-26T07:30:00Z", 1)]
    public async Task It_is_written_by_the_clock_on_the_wall_in_London(string now, int written)
    {
        await _app.PersonAsync("lead@example.gov.uk");
        _app.Clock.Now = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(written, await _app.Writer().WriteDueAsync(Ct));
    }

    [Fact]
    public async Task It_is_written_once_a_week_and_again_in_the_next()
    {
        await _app.PersonAsync("lead@example.gov.uk");

        Assert.Equal(1, await _app.Writer().WriteDueAsync(Ct));
        _app.Clock.Now = Monday.AddHours(10);
        Assert.Equal(0, await _app.Writer().WriteDueAsync(Ct));
        _app.Clock.Now = Monday.AddDays(7);
        Assert.Equal(1, await _app.Writer().WriteDueAsync(Ct));

        Assert.Equal(2, (await _app.OutboxAsync()).Count);
    }

    [Fact]
    public async Task Two_nodes_at_once_write_one()
    {
        foreach (var i in Enumerable.Range(0, 8)) await _app.PersonAsync($"lead{i}@example.gov.uk");
        await using var other = await MailingApp.OnAsync(_server, _app);
        other.Clock.Now = Monday;

        var written = await Task.WhenAll(Task.Run(() => _app.Writer().WriteDueAsync(Ct), Ct), Task.Run(() => other.Writer().WriteDueAsync(Ct), Ct));

        Assert.Equal(8, written.Sum());
        Assert.Equal(8, (await _app.OutboxAsync()).Select(mail => mail.PersonId).Distinct().Count());
        Assert.Equal(8, (await _app.OutboxAsync()).Count);
    }

    [Fact]
    public async Task Nothing_is_written_to_those_with_nothing_to_do_when_nothing_changed()
    {
        await _app.PersonAsync("auditor@example.gov.uk", Role.Auditor, mission: null, title: "Auditor");

        Assert.Equal(0, await _app.Writer().WriteDueAsync(Ct));

        Assert.Empty(await _app.OutboxAsync());
        Assert.Equal(1, await _app.ReadAsync(db => db.Digests.CountAsync(Ct)));
    }

    [Fact]
    public async Task Those_without_a_post_an_account_in_use_or_the_wish_get_none()
    {
        var (gone, stopped, retired) = (await _app.PersonAsync("gone@example.gov.uk"), await _app.PersonAsync("stopped@example.gov.uk"), await _app.PersonAsync("retired@example.gov.uk"));
        await TestData.ExecuteAsync(_app.Database, $"""
            update accounts set disabled_at = now() where id = '{gone}';
            insert into notice_choices (person_id, weekly_digest) values ('{stopped}', false);
            update appointments set until = '2026-01-31' where person_id = '{retired}'
            """);

        Assert.Equal(0, await _app.Writer().WriteDueAsync(Ct));
        Assert.Empty(await _app.OutboxAsync());
    }

    [Fact]
    public async Task No_figure_is_asked_for_before_its_release_and_its_grace()
    {
        await _app.PersonAsync("analyst@example.gov.uk", Role.Analyst, mission: null, title: "Delivery analyst");
        var demo = _app.Services.GetRequiredService<DemoMode>();

        // The figure for December is due on 14 February; its grace lasts a fortnight.
        demo.TurnOn(new DateOnly(2026, 2, 28));
        Assert.Equal(0, await _app.Writer().WriteDueAsync(Ct));
        demo.TurnOn(new DateOnly(2026, 3, 1));
        _app.Clock.Now = Monday.AddDays(7);
        Assert.Equal(1, await _app.Writer().WriteDueAsync(Ct));

        Assert.Contains("Late data: ", Assert.Single(await _app.OutboxAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_in_it_stops_it_without_signing_in_and_only_when_asked_to()
    {
        await _app.PersonAsync("lead@example.gov.uk");
        await _app.Writer().WriteDueAsync(Ct);
        await _app.Sender().SendDueAsync(Ct);
        var link = new Uri(Assert.Single(_server.Taken).Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>')).PathAndQuery;

        // A program that looks at every link of a mail stops nothing.
        Assert.Contains("Stop the weekly email?", (await _app.PageAsync(link)).Body!.Words(), StringComparison.Ordinal);
        Assert.Equal(0, await _app.ReadAsync(db => db.NoticeChoices.CountAsync(Ct)));

        using var oneClick = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        for (var twice = 0; twice < 2; twice++)
        {
            using var answer = await _app.Client.PostAsync(new Uri(link, UriKind.Relative), oneClick, Ct);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.False((await _app.ReadAsync(db => db.NoticeChoices.SingleAsync(Ct))).WeeklyDigest);
        _app.Clock.Now = Monday.AddDays(7);
        Assert.Equal(0, await _app.Writer().WriteDueAsync(Ct));
    }

    [Fact]
    public async Task A_link_that_was_made_up_stops_nothing()
    {
        using var nothing = new FormUrlEncodedContent([]);
        using var answer = await _app.Client.PostAsync(new Uri("/me/digest/stop/AAAA", UriKind.Relative), nothing, Ct);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(0, await _app.ReadAsync(db => db.NoticeChoices.CountAsync(Ct)));
    }

    [Theory]
    [InlineData(74, 60, "1 got worse")]
    [InlineData(60, 74, "1 got better")]
    public async Task What_moved_is_what_the_board_says_moved_since_then(double before, double now, string said)
    {
        await _app.PersonAsync("office@example.gov.uk", Role.Minister, mission: null, title: "Minister's office");
        await RevisedThisWeekAsync(before, "2026-01-10");
        await RevisedThisWeekAsync(now);

        await _app.Writer().WriteDueAsync(Ct);

        Assert.Contains(said, Assert.Single(await _app.OutboxAsync()).Text, StringComparison.Ordinal);
        Assert.Contains(said, (await _app.PageAsync("/?since=2026-01-25")).QuerySelector("main")!.Words(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_minister_is_told_what_to_decide_and_by_when()
    {
        await _app.PersonAsync("office@example.gov.uk", Role.Minister, mission: null, title: "Minister's office");

        await _app.Writer().WriteDueAsync(Ct);

        var mail = Assert.Single(await _app.OutboxAsync());
        Assert.Matches("^[1-9] decisions? needs? you$", mail.Subject);
        Assert.Contains("Decide by ", mail.Text, StringComparison.Ordinal);
        Assert.InRange(mail.Text.Split('\n').Length, 3, LinesOfAScreen);
    }

    [Fact]
    public async Task A_milestone_that_was_brought_up_to_date_this_week_is_not_asked_for()
    {
        await _app.PersonAsync("lead@example.gov.uk");
        await _app.ChangeAsync("""
            update milestones set last_report = '{"status":"late","note":"As before","who":"NHS unit lead","at":"2026-01-28T09:00:00Z","on":"2026-01-28"}' where owner = 'NHS mission unit lead'
            """);

        Assert.Equal(0, await _app.Writer().WriteDueAsync(Ct));
    }

    [Fact]
    public async Task A_change_is_told_once_and_counts_from_the_digest_before()
    {
        await _app.PersonAsync("auditor@example.gov.uk", Role.Auditor, mission: null, title: "Auditor");
        await RevisedThisWeekAsync(60);
        var demo = _app.Services.GetRequiredService<DemoMode>();

        Assert.Equal(1, await _app.Writer().WriteDueAsync(Ct));
        _app.Clock.Now = Monday.AddDays(7);
        demo.TurnOn(new DateOnly(2026, 2, 8));

        Assert.Equal(0, await _app.Writer().WriteDueAsync(Ct));
    }

    /// <summary>The latest share of clean power is revised; by itself, two days before the digest.</summary>
    private Task RevisedThisWeekAsync(double share, string knownOn = "2026-01-30") => _app.ChangeAsync($"""
        insert into observations (series_id, period_start, period_end, known_on, batch_id, value, quality)
        select series_id, period_start, period_end, '{knownOn}', batch_id, {share}, 0 from observations
        where series_id in (select series.id from series join targets on targets.indicator_id = series.indicator_id and targets.place_id = series.place_id where targets.slug = 'clean-power' and series.breakdown = '')
        order by period_end desc limit 1
        """);
}
