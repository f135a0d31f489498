using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Webhooks;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Webhooks;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Outbound;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Jobs;

/// <summary>Sends the news that wait, on every node at once. None is lost; one may come twice when a node dies between the answer and its note of it, and then both bear the same id.</summary>
internal sealed partial class WebhookSender(
    IServiceScopeFactory scopes, OutboundDoor door, OutboundAddress addresses, WebhookSeal seal, WebhookBody bodies, Configured configured, TimeProvider clock, Readiness readiness, ILogger<WebhookSender> log) : BackgroundService
{
    private const string Program = "MissionGov-Webhook";
    private const string Prefix = "X-MissionGov-";
    private const int AtOnce = 4;

    // Enough to see what is wrong, and no way to fill the database.
    private const int MostAnswer = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>The lease of a delivery is longer. Shorter in tests, which have receivers that never end.</summary>
    internal TimeSpan Within { get; set; } = TimeSpan.FromSeconds(10);

    internal async Task SendDueAsync(CancellationToken ct)
    {
        await using (var scope = scopes.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<WebhookQueue>().TidyAsync(ct);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => SendAllAsync(ct)));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await readiness.WaitAsync(stoppingToken);
            for (; ; await Task.Delay(Pause, stoppingToken)) await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Stopped: what is not sent waits for the next start.
        }
    }

    private async Task TryAsync(CancellationToken ct)
    {
        try
        {
            await SendDueAsync(ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            LogLater(fault);
        }
    }

    private async Task SendAllAsync(CancellationToken ct)
    {
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var queue = scope.ServiceProvider.GetRequiredService<WebhookQueue>();
            if (await queue.TakeAsync(ct) is not { } delivery) return;
            var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();

            // It may have been removed in this moment, and its news with it.
            if (await db.Webhooks.AsNoTracking().SingleOrDefaultAsync(webhook => webhook.Id == delivery.WebhookId, ct) is { } webhook) await SendAsync(webhook, delivery, queue, ct);
        }
    }

    private async Task SendAsync(Webhook webhook, WebhookDelivery delivery, WebhookQueue queue, CancellationToken ct)
    {
        try
        {
            using var request = RequestOf(webhook, delivery);
            using var said = new MemoryStream();
            var answer = await door.SendAsync(request, said, MostAnswer, isWhole: false, Within, ct);
            var text = Wording.Line(Encoding.UTF8.GetString(said.ToArray()).Replace("\0", "", StringComparison.Ordinal));
            if (answer.IsGood) await queue.SentAsync(delivery, answer.Status, text);
            else await queue.FailedAsync(delivery, answer.Status, answer.IsRedirect ? "It leads elsewhere. That is not followed." : text, answer.RetryAfter);
        }
        catch (Exception fault) when (fault is OutboundException or CryptographicException)
        {
            await queue.FailedAsync(delivery, null, fault is OutboundException ? $"Not sent: {fault.Message}." : "Not sent: the keys of this webhook are lost. Remove it and add it anew.", null);
        }
    }

    private HttpRequestMessage RequestOf(Webhook webhook, WebhookDelivery delivery)
    {
        // The list may have become shorter since the webhook was made.
        var address = addresses.Read(seal.Open(webhook.SealedAddress), configured.Webhooks, secret: true, out _) ?? throw new OutboundException("its address is not on the approved list");
        var body = bodies.Of(delivery, webhook.Shape);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, MediaTypeNames.Application.Json) };
        request.Headers.UserAgent.ParseAdd(Program);
        request.Headers.Add($"{Prefix}Event", WebhookBody.NameOf(delivery.Kind));
        request.Headers.Add($"{Prefix}Id", delivery.NewsId.ToString());
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(seal.Open(webhook.SealedSecret), clock.GetUtcNow(), body));
        return request;
    }

    [LoggerMessage(LogLevel.Warning, "News are sent later.")]
    private partial void LogLater(Exception fault);
}
