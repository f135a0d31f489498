using MimeKit;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Mail;
using MissionGov.Web.Jobs;

namespace MissionGov.Web.Tests.Jobs;

public sealed class MailSenderTests : IAsyncLifetime
{
    private MailServer _server = null!;
    private TestApp _app = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await MailServer.StartAsync();
        _app = await MailingApp.OnAsync(_server);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_arrives_in_plain_text_with_headers_that_say_what_it_is()
    {
        var mail = _app.Mail(await _app.PersonAsync("lead@example.gov.uk"), "Café: 2 decisions need you", MailKind.Digest);
        await _app.OweAsync(mail);

        await _app.Sender().SendDueAsync(Ct);

        var taken = Assert.Single(_server.Taken);
        Assert.Equal(("Café: 2 decisions need you", "lead@example.gov.uk", "missions@example.gov.uk"), (taken.Subject, Assert.Single(taken.To.Mailboxes).Address, Assert.Single(taken.From.Mailboxes).Address));
        Assert.Equal($"{mail.Id:N}@missions.example.gov.uk", taken.MessageId);
        var first = Assert.IsType<TextPart>(taken.Body);
        Assert.Equal(("text/plain", mail.Text), (first.ContentType.MimeType, first.Text.ReplaceLineEndings("\n")));
        Assert.Equal("auto-generated", taken.Headers[HeaderId.AutoSubmitted]);
        Assert.Matches("^<https://missions.example.gov.uk/me/digest/stop/[A-Za-z0-9_-]+>$", taken.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal("List-Unsubscribe=One-Click", taken.Headers["List-Unsubscribe-Post"]);
        Assert.NotNull(Assert.Single(await _app.OutboxAsync()).SentAt);
    }

    [Theory]
    [InlineData("Hello\r\nBcc: all@example.gov.uk")]
    [InlineData("Hello\nBcc: all@example.gov.uk")]
    [InlineData("Hello\r\n\r\nBcc: all@example.gov.uk")]
    [InlineData("Hello\u2028Bcc: all@example.gov.uk")]
    public async Task A_break_in_a_subject_begins_no_header(string subject)
    {
        await _app.OweAsync(_app.Mail(await _app.PersonAsync("lead@example.gov.uk"), subject));

        await _app.Sender().SendDueAsync(Ct);

        var taken = Assert.Single(_server.Taken);
        Assert.Equal("Hello Bcc: all@example.gov.uk", taken.Subject);
        Assert.Empty(taken.Bcc);
        Assert.Single(taken.Headers, header => header.Id == HeaderId.Subject);
    }

    [Theory]
    [InlineData("lead@example.gov.uk\r\nBcc: all@example.gov.uk")]
    [InlineData("lead@example.gov.uk, all@example.gov.uk")]
    public async Task An_address_that_is_more_than_one_address_is_not_written_to(string address)
    {
        await _app.OweAsync(_app.Mail(await _app.PersonAsync(address)));

        await _app.SendForHoursAsync(6);

        Assert.Empty(_server.Taken);
        Assert.NotNull(Assert.Single(await _app.OutboxAsync()).ParkedAt);
    }

    [Fact]
    public async Task While_the_server_is_away_mails_wait_however_long_and_none_is_lost()
    {
        var person = await _app.PersonAsync("lead@example.gov.uk");
        await _app.OweAsync(Enumerable.Range(0, 5).Select(i => _app.Mail(person, $"Mail {i}")));
        await _server.DownAsync();

        await _app.SendForHoursAsync(48);
        Assert.All(await _app.OutboxAsync(), mail => Assert.True(mail is { SentAt: null, ParkedAt: null, Attempts: 0, LastError: not null }));

        await _server.UpAsync();
        await _app.Sender().SendDueAsync(Ct);

        Assert.Equal(Enumerable.Range(0, 5).Select(i => $"Mail {i}"), _server.Taken.Select(mail => mail.Subject).Order());
        Assert.All(await _app.OutboxAsync(), mail => Assert.NotNull(mail.SentAt));
    }

    [Fact]
    public async Task A_connection_cut_after_the_mail_was_taken_makes_it_come_twice_with_one_message_id()
    {
        var mail = _app.Mail(await _app.PersonAsync("cut-once@example.gov.uk"));
        await _app.OweAsync(mail);

        await _app.Sender().SendDueAsync(Ct);
        Assert.Null(Assert.Single(await _app.OutboxAsync()).SentAt);
        await _app.SendForHoursAsync(1);

        Assert.NotNull(Assert.Single(await _app.OutboxAsync()).SentAt);
        Assert.Equal([$"{mail.Id:N}@missions.example.gov.uk", $"{mail.Id:N}@missions.example.gov.uk"], _server.Taken.Select(taken => taken.MessageId));
    }

    [Fact]
    public async Task A_node_that_dies_while_sending_leaves_its_mail_to_the_others()
    {
        await _app.OweAsync(_app.Mail(await _app.PersonAsync("lead@example.gov.uk")));

        // Taken, and then nothing more is heard of whoever took it.
        Assert.NotNull(await _app.ReadAsync(db => new MailQueue(db, _app.Clock).TakeAsync(Ct)));
        await _app.Sender().SendDueAsync(Ct);
        Assert.Empty(_server.Taken);

        await _app.SendForHoursAsync(1);

        Assert.Single(_server.Taken);
    }

    [Fact]
    public async Task Two_nodes_send_each_mail_once()
    {
        var person = await _app.PersonAsync("lead@example.gov.uk");
        await using var other = await MailingApp.OnAsync(_server, _app);
        await _app.OweAsync(Enumerable.Range(0, 60).Select(i => _app.Mail(person, $"Mail {i}")));

        await Task.WhenAll(Task.Run(() => _app.Sender().SendDueAsync(Ct), Ct), Task.Run(() => other.Sender().SendDueAsync(Ct), Ct));

        Assert.All(await _app.OutboxAsync(), mail => Assert.Equal((1, true), (mail.Attempts, mail.SentAt is not null)));
        Assert.Equal(60, _server.Taken.Count);
        Assert.Equal(60, _server.Taken.Select(mail => mail.Subject).Distinct().Count());
    }

    [Theory]
    [InlineData("poison@example.gov.uk")]
    [InlineData("busy@example.gov.uk")]
    [InlineData("cut@example.gov.uk")]
    public async Task One_mail_of_a_hundred_that_cannot_be_sent_is_given_up_on_with_its_reason_and_the_others_go(string bad)
    {
        var (good, poison) = (await _app.PersonAsync("lead@example.gov.uk"), await _app.PersonAsync(bad));
        await _app.OweAsync(Enumerable.Range(0, 100).Select(i => _app.Mail(i == 3 ? poison : good, $"Mail {i}")));

        await _app.Sender().SendDueAsync(Ct);
        Assert.Equal(99, _server.Taken.Count(mail => mail.To.Mailboxes.Single().Address == "lead@example.gov.uk"));
        await _app.SendForHoursAsync(6);

        var mails = await _app.OutboxAsync();
        Assert.Equal(99, mails.Count(mail => mail.SentAt is not null));
        var parked = Assert.Single(mails, mail => mail.ParkedAt is not null);
        Assert.Equal((poison, MailQueue.MostTries), (parked.PersonId, parked.Attempts));
        Assert.NotEmpty(parked.LastError!);
        Assert.Equal(99, _server.Taken.Count(mail => mail.To.Mailboxes.Single().Address == "lead@example.gov.uk"));
    }

    [Fact]
    public async Task Whoever_has_left_or_stopped_the_weekly_email_gets_none_that_was_written_before()
    {
        var (left, stopped, stays) = (await _app.PersonAsync("left@example.gov.uk"), await _app.PersonAsync("stopped@example.gov.uk"), await _app.PersonAsync("stays@example.gov.uk"));
        await _app.OweAsync(new[] { left, stopped, stays }.Select(person => _app.Mail(person, kind: MailKind.Digest)));
        await _app.ReadAsync(async db =>
        {
            db.Users.Single(account => account.Id == left).DisabledAt = _app.Clock.Now;
            var choice = new NoticeChoice { PersonId = stopped };
            choice.SendDigest(false);
            db.Add(choice);
            return await db.SaveChangesAsync();
        });

        await _app.Sender().SendDueAsync(Ct);

        Assert.Equal("stays@example.gov.uk", Assert.Single(Assert.Single(_server.Taken).To.Mailboxes).Address);
    }

    [Fact]
    public async Task A_mail_is_sent_to_the_address_of_the_day()
    {
        var person = await _app.PersonAsync("before@example.gov.uk");
        await _app.OweAsync(_app.Mail(person));
        await TestData.ExecuteAsync(_app.Database, $"update accounts set email = 'now@example.gov.uk' where id = '{person}'");

        await _app.Sender().SendDueAsync(Ct);

        Assert.Equal("now@example.gov.uk", Assert.Single(Assert.Single(_server.Taken).To.Mailboxes).Address);
    }

    [Fact]
    public async Task What_could_not_be_sent_within_a_week_is_not_sent_any_more()
    {
        await _app.OweAsync(_app.Mail(await _app.PersonAsync("lead@example.gov.uk")));
        _app.Clock.Now = _app.Clock.Now.AddDays(8);

        await _app.Sender().SendDueAsync(Ct);

        Assert.Empty(_server.Taken);
        Assert.Equal("Not sent within a week.", Assert.Single(await _app.OutboxAsync()).LastError);
    }

    [Fact]
    public async Task An_administrator_sees_what_was_given_up_on_and_has_it_tried_again()
    {
        var person = await _app.PersonAsync("poison@example.gov.uk");
        await _app.OweAsync(_app.Mail(person));
        await _app.SendForHoursAsync(6);
        var mail = Assert.Single(await _app.OutboxAsync());
        Assert.NotNull(mail.ParkedAt);

        Assert.Equal("forbidden", (await _app.SendAsync(Access.Personas.Named("NHS unit lead")!, new RetryMail(mail.Id)))?.Code);
        await TestData.ExecuteAsync(_app.Database, $"update accounts set email = 'mended@example.gov.uk' where id = '{person}'");
        Assert.Null(await _app.SendAsync(Access.Person.CommandLine, new RetryMail(mail.Id)));
        await _app.Sender().SendDueAsync(Ct);

        Assert.Equal("mended@example.gov.uk", Assert.Single(Assert.Single(_server.Taken).To.Mailboxes).Address);
    }

    [Fact]
    public async Task The_running_program_sends_what_waits_by_itself()
    {
        await using var running = await MailingApp.RunningAsync(_server);
        await running.OweAsync(running.Mail(await running.PersonAsync("lead@example.gov.uk")));

        await TestApp.UntilAsync(() => _server.Taken.Count > 0, "sent");
    }
}
