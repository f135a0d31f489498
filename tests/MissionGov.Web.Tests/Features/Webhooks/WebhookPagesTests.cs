using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Tests;
using MissionGov.Web.Features.Webhooks;
using MissionGov.Web.Jobs;
using MissionGov.Web.Tests.Serving.Outbound;

namespace MissionGov.Web.Tests.Features.Webhooks;

public sealed class WebhookPagesTests : IAsyncLifetime
{
    private OutsideServer _server = null!;
    private TestApp _app = null!;
    private Browser _administrator = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await OutsideServer.StartAsync();
        _app = await Staff.PlainAppAsync(ThisMachineToo.In, ("MissionGov:Webhooks:Hosts", OutsideServer.Host));
        await _app.Services.GetRequiredService<WebhookSender>().StopAsync(CancellationToken.None);
        await Staff.AddAdministratorAsync(_app, "admin@example.gov.uk");
        _administrator = new Browser(_app);
        await _administrator.SignInAsync("admin@example.gov.uk");
    }

    public async ValueTask DisposeAsync()
    {
        _administrator.Dispose();
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task An_administrator_adds_a_webhook_sees_its_secret_once_and_tests_it()
    {
        await _administrator.GoAsync("/admin/webhooks");
        Assert.Contains("No webhooks yet", _administrator.Text, StringComparison.Ordinal);
        await _administrator.GoAsync("/admin/webhooks/new");
        var form = _administrator.Page;
        await AddAsync();
        var secret = _administrator.Page.QuerySelector("code.link")!.TextContent;
        Assert.True(secret.Length >= 43);
        var hook = await _app.ReadAsync(db => db.Webhooks.AsNoTracking().SingleAsync());

        // The same form sent again makes no other, and shows no secret.
        await _administrator.ResubmitAsync(form, "/admin/webhooks/new", Fields());
        Assert.Equal($"/admin/webhooks/{hook.Id}", _administrator.Path);
        Assert.DoesNotContain(secret, _administrator.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        await _administrator.SubmitAsync($"/admin/webhooks/{hook.Id}/test");
        await _app.SendDueAsync();
        await _administrator.GoAsync($"/admin/webhooks/{hook.Id}");
        Assert.Contains("200 ok", _administrator.Page.QuerySelector("main table")!.Words(), StringComparison.Ordinal);
        Assert.Equal(secret, _app.Services.GetRequiredService<WebhookSeal>().Open(hook.SealedSecret));

        await _administrator.SubmitAsync($"/admin/webhooks/{hook.Id}/again", ("delivery", (await _app.DeliveriesAsync())[0].Id.ToString()));
        await _app.SendDueAsync();
        Assert.Equal(2, _server.Taken.Count);

        await _administrator.SubmitAsync($"/admin/webhooks/{hook.Id}/pause");
        Assert.Contains("Paused.", _administrator.Text, StringComparison.Ordinal);
        await _administrator.SubmitAsync($"/admin/webhooks/{hook.Id}/remove");
        Assert.Equal("/admin/webhooks", _administrator.Path);
        Assert.Empty(await _app.DeliveriesAsync());
    }

    [Fact]
    public async Task Of_a_form_that_is_sent_several_times_at_once_only_the_secret_that_is_kept_is_shown()
    {
        var command = Guid.CreateVersion7().ToString();
        List<Browser> windows = [.. Enumerable.Range(0, 4).Select(_ => new Browser(_app))];
        foreach (var window in windows)
        {
            await window.SignInAsync("admin@example.gov.uk");
            await window.GoAsync("/admin/webhooks/new");
        }

        await Task.WhenAll(windows.Select(window => window.SubmitAsync("/admin/webhooks/new", [.. Fields(), ("command", command)])));

        var hook = await _app.ReadAsync(db => db.Webhooks.AsNoTracking().SingleAsync());
        Assert.Equal([_app.Services.GetRequiredService<WebhookSeal>().Open(hook.SealedSecret)], windows.Select(window => window.Page.QuerySelector("code.link")?.TextContent).OfType<string>());
        Assert.All(windows, window => Assert.Equal(HttpStatusCode.OK, window.Status));
        windows.ForEach(window => window.Dispose());
    }

    [Theory]
    [InlineData("http://127.0.0.1/", "DecisionMade", "That address is not on the approved list. Hosts on it: outside.example.gov.uk", "#address")]
    [InlineData(null, "", "Choose at least one kind of news", "#wanted")]
    public async Task What_cannot_be_is_refused_at_its_field_and_what_was_typed_stays(string? address, string wanted, string said, string field)
    {
        await _administrator.GoAsync("/admin/webhooks/new");
        await AddAsync(address, wanted);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, _administrator.Status);
        var link = _administrator.Page.QuerySelector(".error-summary a")!;
        Assert.Equal((field, said), (link.GetAttribute("href"), link.TextContent));
        Assert.Equal("Team channel", _administrator.Page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Empty(await _app.ReadAsync(db => db.Webhooks.ToListAsync()));
    }

    [Fact]
    public async Task The_pages_are_in_plain_words()
    {
        await _administrator.GoAsync("/admin/webhooks/new");
        List<string> sentences = [.. Sentences()];
        await AddAsync();
        sentences.AddRange(Sentences());
        var hook = await _app.ReadAsync(db => db.Webhooks.AsNoTracking().SingleAsync());
        foreach (var page in new[] { $"/admin/webhooks/{hook.Id}", "/admin/webhooks" })
        {
            await _administrator.GoAsync(page);
            sentences.AddRange(Sentences());
        }

        Assert.All(sentences, sentence => Assert.True(PlainLanguage.Words(sentence) <= PlainLanguage.MostWords, sentence));
        Assert.InRange(PlainLanguage.Grade(sentences), 0, PlainLanguage.HighestGrade);

        IEnumerable<string> Sentences() => PlainLanguage.Sentences(_administrator.Page.QuerySelector("main")!.OuterHtml).Where(sentence => !sentence.Contains("SECONDS", StringComparison.Ordinal) && !sentence.Contains(OutsideServer.Host, StringComparison.Ordinal));
    }

    private Task AddAsync(string? address = null, string wanted = "DecisionMade") => _administrator.SubmitAsync("/admin/webhooks/new", Fields(address, wanted));

    private (string Name, string Value)[] Fields(string? address = null, string wanted = "DecisionMade") =>
        [("name", "Team channel"), ("address", address ?? _server.At("/hook").AbsoluteUri), ("wanted", wanted), ("shape", "Facts")];
}
