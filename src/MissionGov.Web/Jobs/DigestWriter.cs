using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.People;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Digest;
using MissionGov.Web.UseCases;
using Npgsql;

namespace MissionGov.Web.Jobs;

/// <summary>Writes each person's digest into the outbox on Monday from half past seven, in London. Nodes may do it at once: a week's digest is written once.</summary>
internal sealed partial class DigestWriter(IServiceScopeFactory scopes, Readiness readiness, TimeProvider clock, ILogger<DigestWriter> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private const int MostTries = 5;

    // Those whose digest could not be written, until the program starts again.
    private readonly Dictionary<(Guid Person, DateOnly Week), int> _failures = [];

    /// <returns>How many were written.</returns>
    internal async Task<int> WriteDueAsync(CancellationToken ct)
    {
        if (WeeklyDigest.DueAt(LondonTime.OnTheWall(clock.GetUtcNow())) is not { } week) return 0;
        var written = 0;
        foreach (var person in await WaitingAsync(week, ct))
        {
            var failures = _failures.GetValueOrDefault((person, week));
            if (failures >= MostTries) continue;
            try
            {
                if (await WriteAsync(person, week, ct)) written++;
            }
            catch (Exception fault) when (fault is not NpgsqlException && !ct.IsCancellationRequested)
            {
                // What is wrong with one digest is no reason to keep the others back.
                _failures[(person, week)] = failures + 1;
                LogFailed(person, fault);
            }
        }

        return written;
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
            // Stopped: who is left gets theirs after the next start, if that is today.
        }
    }

    private async Task TryAsync(CancellationToken ct)
    {
        try
        {
            await WriteDueAsync(ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            LogLater(fault);
        }
    }

    /// <summary>Who holds a post, can be reached, wants it, and has not had this week's.</summary>
    private async Task<List<Guid>> WaitingAsync(DateOnly week, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
        return await (
            from account in db.Users
            where account.DisabledAt == null && account.Email != null
                  && db.Appointments.Any(held => held.PersonId == account.Id && held.From <= week && (held.Until == null || held.Until >= week))
                  && !db.NoticeChoices.Any(choice => choice.PersonId == account.Id && !choice.WeeklyDigest)
                  && !db.Digests.Any(mark => mark.PersonId == account.Id && mark.Week == week)
            orderby account.Id
            select account.Id).ToListAsync(ct);
    }

    private async Task<bool> WriteAsync(Guid id, DateOnly week, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<MissionGovDb>();
        if (await services.GetRequiredService<People>().ByIdAsync(id, db, ct) is not { } person) return false;
        var view = await services.GetRequiredService<DigestReader>().ReadAsync(person, week, ct);

        // One statement, so one transaction: no mail without its mark and no mark without its mail, and of two nodes one marks.
        if (view.IsEmpty)
        {
            await db.Database.ExecuteSqlAsync($"insert into digests (person_id, week) values ({id}, {week}) on conflict do nothing", ct);
            return false;
        }

        var text = services.GetRequiredService<DigestLinks>().Write(view, id);
        var mail = new OutboxMail { PersonId = id, Kind = MailKind.Digest, Subject = text.Subject, Text = text.Body, CreatedAt = clock.GetUtcNow() };
        return await db.Database.ExecuteSqlAsync($"""
            with marked as (insert into digests (person_id, week) values ({id}, {week}) on conflict do nothing returning person_id)
            insert into outbox (id, person_id, kind, subject, text, created_at, next_try_at, attempts)
            select {mail.Id}, person_id, {mail.Kind.ToString()}, {mail.Subject}, {mail.Text}, {mail.CreatedAt}, {mail.NextTryAt}, 0 from marked
            """, ct) == 1;
    }

    [LoggerMessage(LogLevel.Error, "The digest of {Person} could not be written.")]
    private partial void LogFailed(Guid person, Exception fault);

    [LoggerMessage(LogLevel.Warning, "Digests are written later.")]
    private partial void LogLater(Exception fault);
}
