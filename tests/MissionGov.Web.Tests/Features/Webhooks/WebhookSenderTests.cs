using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain;
using MissionGov.Domain.Webhooks;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Webhooks;
using MissionGov.Web.Jobs;
using MissionGov.Web.Tests.Serving.Outbound;

namespace MissionGov.Web.Tests.Features.Webhooks;

public sealed class WebhookSenderTests : IAsyncLifetime
{
    private OutsideServer _server = null!;
    private TestApp _app = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await OutsideServer.StartAsync();
        _app = await WebhookApp.OnAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task News_arrive_as_json_with_a_signature_that_a_receiver_can_check()
    {
        await TestAsync(await _app.HookAsync(_server));

        await _app.SendDueAsync();

        var taken = Assert.Single(_server.Taken);
        var delivery = Assert.Single(await _app.DeliveriesAsync());
        Assert.Equal(("/hook", "test", delivery.NewsId.ToString(), "MissionGov-Webhook"), (taken.Path, taken.Headers["X-MissionGov-Event"], taken.Headers["X-MissionGov-Id"], taken.Headers["User-Agent"]));
        Assert.StartsWith("application/json", taken.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal($$"""{"id":"{{delivery.NewsId}}","event":"test","at":"2026-02-01T09:30:00Z","mission":null,"text":"This is a test. Nothing happened.","page":"https://missions.example.gov.uk/","facts":{}""" + "}", taken.Body);
        Assert.Equal((200, "ok", true), (delivery.LastStatus, delivery.LastAnswer, delivery.SentAt is not null));

        // As the page tells a receiver to do it.
        var signed = Regex.Match(taken.Headers["X-MissionGov-Signature"], "^t=([0-9]+),v1=([0-9a-f]{64})$");
        Assert.Equal(_app.Clock.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), signed.Groups[1].Value);
        Assert.Equal(signed.Groups[2].Value, Hmac(WebhookApp.Secret, $"{signed.Groups[1].Value}.{taken.Body}"));
        Assert.NotEqual(signed.Groups[2].Value, Hmac("another secret", $"{signed.Groups[1].Value}.{taken.Body}"));
        Assert.NotEqual(signed.Groups[2].Value, Hmac(WebhookApp.Secret, $"{signed.Groups[1].Value}.{taken.Body} "));
    }

    [Theory]
    [InlineData(WebhookShape.Slack, """{"text":"A &lt;b&gt; &amp; c https://missions.example.gov.uk/decisions"}""")]
    [InlineData(WebhookShape.Teams, """{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.4","body":[{"type":"TextBlock","text":"A <b> & c https://missions.example.gov.uk/decisions","wrap":true}]}}]}""")]
    public async Task Slack_and_teams_get_a_line_of_text_in_their_own_shape(WebhookShape shape, string body)
    {
        var id = await _app.HookAsync(_server, shape: shape);
        await OweAsync(id, "A <b> & c");

        await _app.SendDueAsync();

        Assert.Equal(body, Assert.Single(_server.Taken).Body);
    }

    [Fact]
    public async Task What_a_receiver_could_not_take_comes_again_with_the_same_id_and_bytes_and_a_new_signature()
    {
        await TestAsync(await _app.HookAsync(_server));
        _server.Answer = Status(500);
        await _app.SendDueAsync();
        var failed = Assert.Single(await _app.DeliveriesAsync());
        Assert.Equal((500, null, _app.Clock.Now.AddMinutes(1)), (failed.LastStatus, failed.SentAt, failed.NextTryAt));

        _server.Answer = Status(204);
        await _app.SendDueAsync();
        Assert.Single(_server.Taken);
        _app.Clock.Now = _app.Clock.Now.AddMinutes(1);
        await _app.SendDueAsync();

        Assert.Equal(204, Assert.Single(await _app.DeliveriesAsync()).LastStatus);
        Assert.Equal(2, _server.Taken.Count);
        Assert.Single(_server.Taken.Select(taken => (taken.Body, taken.Headers["X-MissionGov-Id"])).Distinct());
        Assert.Equal(2, _server.Taken.Select(taken => taken.Headers["X-MissionGov-Signature"]).Distinct().Count());
    }

    [Fact]
    public async Task After_six_tries_over_fifteen_hours_it_is_given_up_on_and_can_be_sent_again()
    {
        var id = await _app.HookAsync(_server);
        await TestAsync(id);
        _server.Answer = Status(500);
        var begun = _app.Clock.Now;
        List<double> minutes = [];
        for (WebhookDelivery one; (one = Assert.Single(await _app.DeliveriesAsync())).ParkedAt is null; await _app.SendDueAsync())
        {
            _app.Clock.Now = one.NextTryAt;
            minutes.Add((one.NextTryAt - begun).TotalMinutes);
        }

        Assert.Equal([0, 1, 6, 36, 156, 876], minutes);
        Assert.Equal(6, _server.Taken.Count);
        Assert.Equal("1 given up on", Assert.Single((await _app.AskAsync(Person.CommandLine, new GetWebhooks())).Webhooks).State);

        _server.Answer = Status(200);
        Assert.Null(await _app.SendAsync(Person.CommandLine, new SendNewsAgain(id, (await _app.DeliveriesAsync())[0].Id)));
        await _app.SendDueAsync();

        Assert.NotNull(Assert.Single(await _app.DeliveriesAsync()).SentAt);
        Assert.Single(_server.Taken.Select(taken => taken.Headers["X-MissionGov-Id"]).Distinct());
    }

    [Fact]
    public async Task A_paused_webhook_gets_tests_alone_and_the_rest_when_it_goes_on()
    {
        var id = await _app.HookAsync(_server);
        await OweAsync(id, "News from before the pause");
        Assert.Null(await _app.SendAsync(Person.CommandLine, new PauseWebhook(id, IsPaused: true)));
        await TestAsync(id);

        await _app.SendDueAsync();
        Assert.Equal("test", Assert.Single(_server.Taken).Headers["X-MissionGov-Event"]);

        Assert.Null(await _app.SendAsync(Person.CommandLine, new PauseWebhook(id, IsPaused: false)));
        await _app.SendDueAsync();
        Assert.Equal(2, _server.Taken.Count);
    }

    [Fact]
    public async Task A_receiver_that_asks_for_time_gets_it()
    {
        await TestAsync(await _app.HookAsync(_server));
        _server.Answer = http =>
        {
            http.Response.Headers.RetryAfter = "7200";
            return Status(429)(http);
        };

        await _app.SendDueAsync();

        Assert.Equal(_app.Clock.Now.AddHours(2), Assert.Single(await _app.DeliveriesAsync()).NextTryAt);
    }

    [Fact]
    public async Task Two_nodes_send_each_news_once()
    {
        await using var other = await WebhookApp.OnAsync(_app);
        List<Guid> hooks = [await _app.HookAsync(_server, "/a"), await _app.HookAsync(_server, "/b"), await _app.HookAsync(_server, "/c")];
        for (var number = 0; number < 20; number++)
            foreach (var hook in hooks) await OweAsync(hook, $"News {number}");

        // A node that finds every webhook busy leaves off until it looks again.
        while ((await _app.DeliveriesAsync()).Exists(one => one.SentAt is null)) await Task.WhenAll(Task.Run(_app.SendDueAsync, Ct), Task.Run(other.SendDueAsync, Ct));

        Assert.Equal(60, _server.Taken.Count);
        Assert.Equal(60, _server.Taken.Select(taken => (taken.Path, taken.Headers["X-MissionGov-Id"])).Distinct().Count());
        Assert.All(await _app.DeliveriesAsync(), one => Assert.Equal(1, one.Attempts));
    }

    [Fact]
    public async Task A_node_that_dies_while_sending_leaves_its_news_to_the_others()
    {
        await TestAsync(await _app.HookAsync(_server));
        Assert.NotNull(await _app.ReadAsync(db => new WebhookQueue(db, _app.Clock).TakeAsync(Ct)));
        await _app.SendDueAsync();
        Assert.Empty(_server.Taken);

        _app.Clock.Now = _app.Clock.Now.AddMinutes(3);
        await _app.SendDueAsync();

        Assert.Single(_server.Taken);
    }

    [Theory]
    [InlineData("endless", 200, true)]
    [InlineData("silent", null, false)]
    [InlineData("drip", null, false)]
    [InlineData("cut", null, false)]
    [InlineData("moved", 302, false)]
    public async Task A_receiver_that_answers_oddly_holds_up_nobody_else(string how, int? status, bool isSent)
    {
        _app.Sender().Within = TimeSpan.FromSeconds(2);
        await TestAsync(await _app.HookAsync(_server, "/odd"));
        await TestAsync(await _app.HookAsync(_server, "/well"));
        _server.Answer = http => http.Request.Path == "/odd" ? OddAsync(http, how) : Status(200)(http);

        await _app.SendDueAsync();

        var odd = (await _app.DeliveriesAsync())[0];
        Assert.Equal((status, isSent), (odd.LastStatus, odd.SentAt is not null));
        Assert.InRange(odd.LastAnswer!.Length, 1, 500);
        Assert.NotNull((await _app.DeliveriesAsync())[1].SentAt);
        using var page = await _app.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), Ct);
        Assert.True(page.IsSuccessStatusCode);
    }

    [Fact]
    public async Task An_address_that_leads_inward_or_off_the_list_gets_nothing_whatever_is_in_the_database()
    {
        var seal = _app.Services.GetRequiredService<WebhookSeal>();
        foreach (var (name, address) in new[] { ("inward", $"https://127.0.0.1:{_server.Port}/"), ("off the list", $"https://other.example.org:{_server.Port}/") })
        {
            var id = Guid.CreateVersion7();
            Assert.Null(await _app.SendAsync(Person.CommandLine, new AddWebhook(id, name, "host", WebhookShape.Facts, Webhook.Kinds, seal.Close(address), seal.Close("secret"))));
            await TestAsync(id);
        }

        await _app.SendDueAsync();

        Assert.Empty(_server.Taken);
        Assert.All(await _app.DeliveriesAsync(), one => Assert.Equal("Not sent: its address is not on the approved list.", one.LastAnswer));
    }

    [Fact]
    public async Task Neither_the_address_nor_the_secret_is_readable_in_the_database_or_its_audit()
    {
        var id = await _app.HookAsync(_server, "/path-that-is-a-key");

        var webhook = await _app.ReadAsync(db => db.Webhooks.AsNoTracking().SingleAsync(one => one.Id == id));
        var line = await _app.ReadAsync(db => db.Audit.AsNoTracking().SingleAsync(line => line.SubjectId == id));
        foreach (var text in new[] { webhook.SealedAddress, webhook.SealedSecret, line.Detail, line.Summary })
        {
            Assert.DoesNotContain("path-that-is-a-key", text.Replace("Hook /path-that-is-a-key", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain(WebhookApp.Secret, text, StringComparison.Ordinal);
        }
    }

    private async Task TestAsync(Guid hook) => Assert.Null(await _app.SendAsync(Person.CommandLine, new TestWebhook(hook)));

    private Task<int> OweAsync(Guid hook, string text) => _app.ReadAsync(db =>
    {
        db.Add(new WebhookDelivery { WebhookId = hook, NewsId = Guid.CreateVersion7(), Kind = NewsKind.DecisionMade, Text = text, Page = "/decisions", Facts = "{}", CreatedAt = _app.Clock.Now });
        return db.SaveChangesAsync();
    });

    private static string Hmac(string secret, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    private static Func<HttpContext, Task> Status(int status) => http =>
    {
        http.Response.StatusCode = status;
        return status == 204 ? Task.CompletedTask : http.Response.WriteAsync(status == 200 ? "ok" : "not now", http.RequestAborted);
    };

    private static async Task OddAsync(HttpContext http, string how)
    {
        var ct = http.RequestAborted;
        switch (how)
        {
            case "endless":
                for (var block = Encoding.UTF8.GetBytes(new string('7', 100_000)); !ct.IsCancellationRequested;) await http.Response.Body.WriteAsync(block, CancellationToken.None);
                break;
            case "silent":
                await Task.Delay(Timeout.Infinite, ct).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                break;
            case "drip":
                while (!ct.IsCancellationRequested)
                {
                    await http.Response.WriteAsync("x", CancellationToken.None);
                    await Task.Delay(100, CancellationToken.None);
                }

                break;
            case "cut":
                http.Abort();
                break;
            default:
                http.Response.Redirect("http://127.0.0.1/");
                break;
        }
    }
}
