using MailKit.Net.Smtp;
using MailKit.Security;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Jobs;

/// <summary>
/// Sends what waits in the outbox, on every node at once. None is lost; one may come twice when the connection breaks after the server took it
/// and before it said so, and then both bear the same Message-ID, by which receivers drop the second.
/// </summary>
internal sealed partial class MailSender(IServiceScopeFactory scopes, MailSettings settings, Letters letters, Readiness readiness, ILogger<MailSender> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    // A server that does not answer for so long counts as gone. The lease of a mail is longer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <returns>Whether the server could be reached, where there was anything to send.</returns>
    internal async Task<bool> SendDueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<MailQueue>();
        var post = new Post(queue, scope.ServiceProvider.GetRequiredService<MailAddresses>(), scope.ServiceProvider.GetRequiredService<UpdateLinks>());
        await queue.TidyAsync(ct);
        if (!await queue.IsAnyDueAsync(ct)) return true;

        using var smtp = new SmtpClient();
        do
        {
            // Connected first: while the server is away, no mail is taken and none has a try counted against it.
            if (await WhyNotConnectedAsync(smtp, ct) is not { } why) continue;
            await queue.NoteAsync(why, ct);
            LogAway(why);
            return false;
        }
        while (await SendNextAsync(smtp, post, ct));

        if (smtp.IsConnected) await smtp.DisconnectAsync(quit: true, ct);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await readiness.WaitAsync(stoppingToken);
            for (var pause = Pause; ; await Task.Delay(pause, stoppingToken))
            {
                var reached = await TryAsync(stoppingToken);
                pause = reached ? Pause : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped: what is not sent waits for the next start.
        }
    }

    private async Task<bool> TryAsync(CancellationToken ct)
    {
        try
        {
            return await SendDueAsync(ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            LogFault(fault);
            return false;
        }
    }

    private async Task<string?> WhyNotConnectedAsync(SmtpClient smtp, CancellationToken ct)
    {
        if (smtp.IsConnected) return null;
        using var limit = Limited(ct);
        try
        {
            var protection = settings switch { { Port: MailSettings.SmtpsPort } => SecureSocketOptions.SslOnConnect, { StartTls: true } => SecureSocketOptions.StartTls, _ => SecureSocketOptions.None };
            await smtp.ConnectAsync(settings.Host, settings.Port, protection, limit.Token);
            if (settings.User is { } user) await smtp.AuthenticateAsync(user, settings.Password!, limit.Token);
            return null;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            return $"The mail server cannot be used: {fault.Message}";
        }
    }

    /// <returns>False when nothing is due any more.</returns>
    private async Task<bool> SendNextAsync(SmtpClient smtp, Post post, CancellationToken ct)
    {
        var queue = post.Queue;
        if (await queue.TakeAsync(ct) is not { } mail) return false;
        if (await post.Addresses.OfAsync(mail, ct) is not { } address)
        {
            await queue.ParkAsync(mail, "The person has no address, may not sign in any more, or has stopped these emails.");
            return true;
        }

        using var limit = Limited(ct);
        try
        {
            var text = mail.Text.Contains(UpdateLinks.ToBeMade, StringComparison.Ordinal)
                ? mail.Text.Replace(UpdateLinks.ToBeMade, await post.Links.MakeAsync(mail.PersonId, limit.Token), StringComparison.Ordinal)
                : mail.Text;
            using var letter = letters.Of(mail, text, address);
            await smtp.SendAsync(letter, limit.Token);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            // Whatever is wrong with one mail is no reason to keep the others back.
            LogFailed(mail.Id, mail.Attempts, fault.Message);
            await queue.FailedAsync(mail, fault.Message);
            return true;
        }

        await queue.SentAsync(mail);
        return true;
    }

    private sealed record Post(MailQueue Queue, MailAddresses Addresses, UpdateLinks Links);

    private static CancellationTokenSource Limited(CancellationToken ct)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        return limit;
    }

    [LoggerMessage(LogLevel.Warning, "{Why} Mails wait.")]
    private partial void LogAway(string why);

    [LoggerMessage(LogLevel.Warning, "Mail {Id} was not sent at try {Try}: {Fault}")]
    private partial void LogFailed(Guid id, int @try, string fault);

    [LoggerMessage(LogLevel.Warning, "The outbox could not be read.")]
    private partial void LogFault(Exception fault);
}
