using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Webhooks;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Jobs;

/// <summary>
/// Tells webhooks that a published target has another status than they were told last. A status follows from figures, days and rules and is stored nowhere,
/// so it can change without anybody doing anything: it is worked out anew with each data version and each day.
/// </summary>
internal sealed partial class StatusTeller(IServiceScopeFactory scopes, ChangeFeed feed, StatusClock day, TimeProvider clock, Readiness readiness, ILogger<StatusTeller> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private (long Version, DateOnly Day) _told;

    internal async Task TellAsync(CancellationToken ct)
    {
        var now = (feed.Version, day.Today);
        if (now == _told) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
        var wanting = (await db.Webhooks.AsNoTracking().ToListAsync(ct)).FindAll(webhook => webhook.Wants(NewsKind.StatusChanged));

        // Nobody listens: whoever does later is told what changes from then on, and not what changed meanwhile.
        if (wanting.Count == 0) await db.ToldStatuses.ExecuteDeleteAsync(ct);
        else await CompareAsync(db, scope.ServiceProvider.GetRequiredService<AssessmentReader>(), wanting, ct);
        _told = now;
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
            // Stopped: the next start compares with what was told last.
        }
    }

    private async Task TryAsync(CancellationToken ct)
    {
        try
        {
            await TellAsync(ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            LogLater(fault);
        }
    }

    // What was told is read first. A node that is behind then finds its row changed by the one ahead, and tells nothing of an older state.
    private async Task CompareAsync(MissionGovDb db, AssessmentReader reader, IReadOnlyList<Webhook> wanting, CancellationToken ct)
    {
        var told = await db.ToldStatuses.AsNoTracking().ToDictionaryAsync(row => row.TargetId, row => row.Status, ct);
        var missions = await db.Missions.AsNoTracking().ToDictionaryAsync(mission => mission.Id, ct);

        // As a visitor sees them: the drafts are not among them.
        foreach (var assessed in await reader.ReadAsync(db.Targets, [new(day.Today)], ct))
        {
            var (target, status) = (assessed.Target, assessed.Now.Status.ToString());
            if (!told.TryGetValue(target.Id, out var before))
                await db.Database.ExecuteSqlAsync($"insert into told_statuses (target_id, status) values ({target.Id}, {status}) on conflict do nothing", ct);
            else if (before != status && missions.TryGetValue(target.MissionId, out var mission))
                await TellAsync(db, mission, assessed.Now, Enum.Parse<TargetStatus>(before), wanting, ct);
        }
    }

    private async Task TellAsync(MissionGovDb db, Mission mission, TargetAssessment now, TargetStatus before, IReadOnlyList<Webhook> wanting, CancellationToken ct)
    {
        var target = now.Target;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var mine = await db.Database.ExecuteSqlAsync($"update told_statuses set status = {now.Status.ToString()} where target_id = {target.Id} and status = {before.ToString()}", ct);
        if (mine == 0) return;
        var news = new PublicNews(
            NewsKind.StatusChanged, mission.Id, $"{mission.Name}, {target.Name}: {now.Status.Words()}, before {before.Words()}. {now.Reason.Text}", $"/missions/{mission.Slug}/targets/{target.Slug}",
            new Dictionary<string, object?> { ["target"] = target.Slug, ["name"] = target.Name, ["status"] = now.Status, ["before"] = before, ["statusReason"] = new { now.Reason.Code, now.Reason.Text } });
        foreach (var one in Announcements.Of(news, mission.Slug, clock.GetUtcNow(), wanting))
        {
            await db.Database.ExecuteSqlAsync($"""
                insert into webhook_deliveries (id, webhook_id, news_id, kind, mission, text, page, facts, created_at, next_try_at, attempts)
                select {one.Id}, id, {one.NewsId}, {one.Kind.ToString()}, {one.Mission}, {one.Text}, {one.Page}, {one.Facts}, {one.CreatedAt}, {one.NextTryAt}, 0 from webhooks where id = {one.WebhookId}
                """, ct);
        }

        await transaction.CommitAsync(ct);
    }

    [LoggerMessage(LogLevel.Warning, "Changes of status are told later.")]
    private partial void LogLater(Exception fault);
}
