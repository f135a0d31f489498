using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Data;

namespace MissionGov.Web.Jobs;

/// <summary>The news that wait to be sent, taken like the mails. A webhook with news under way waits its turn, so that a slow receiver holds up itself and not the others.</summary>
internal sealed class WebhookQueue(MissionGovDb db, TimeProvider clock)
{
    // After the first try, the second and so on; then it is given up on.
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(12)];

    // Longer than any sending may last: no other node begins meanwhile.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public Task TidyAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Database.ExecuteSqlAsync($"delete from webhook_deliveries where sent_at < {now - Kept} or parked_at < {now - Kept}", ct);
    }

    public async Task<WebhookDelivery?> TakeAsync(CancellationToken ct)
    {
        // A test is asked for by somebody who waits for its answer. What else there is waits until the webhook goes on.
        var (now, test) = (clock.GetUtcNow(), NewsKind.Test.ToString());
        var taken = await db.WebhookDeliveries.FromSql($"""
            update webhook_deliveries set attempts = attempts + 1, last_tried_at = {now}, next_try_at = {now + Lease}, last_status = null, last_answer = null
            where id = (
                select due.id from webhook_deliveries due
                where due.sent_at is null and due.parked_at is null and due.next_try_at <= {now}
                  and (due.kind = {test} or not exists (select 1 from webhooks where webhooks.id = due.webhook_id and webhooks.is_paused))
                  and not exists (
                      select 1 from webhook_deliveries busy
                      where busy.webhook_id = due.webhook_id and busy.sent_at is null and busy.parked_at is null
                        and busy.last_tried_at > {now - Lease} and busy.last_answer is null)
                order by due.next_try_at, due.id limit 1 for update skip locked)
            returning *
            """).AsNoTracking().ToListAsync(ct);
        return taken.SingleOrDefault();
    }

    // Not given up when the program stops: it is out, and would go out again.
    public Task SentAsync(WebhookDelivery delivery, int status, string answer) =>
        db.Database.ExecuteSqlAsync($"update webhook_deliveries set sent_at = {clock.GetUtcNow()}, last_status = {status}, last_answer = {answer} where id = {delivery.Id}", CancellationToken.None);

    /// <param name="status">Null where the receiver did not answer.</param>
    /// <param name="wait">How long it asks us to stay away.</param>
    public Task FailedAsync(WebhookDelivery delivery, int? status, string answer, TimeSpan? wait)
    {
        var now = clock.GetUtcNow();
        if (delivery.Attempts > Pauses.Length)
            return db.Database.ExecuteSqlAsync($"update webhook_deliveries set parked_at = {now}, last_status = {status}, last_answer = {answer} where id = {delivery.Id}", CancellationToken.None);
        var pause = Pauses[delivery.Attempts - 1];
        var next = now + (wait > pause ? wait.Value : pause);
        return db.Database.ExecuteSqlAsync($"update webhook_deliveries set next_try_at = {next}, last_status = {status}, last_answer = {answer} where id = {delivery.Id}", CancellationToken.None);
    }
}
