using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Data;
using MissionGov.Web.Jobs;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Jobs;

/// <summary>The program with a mail server, and people to write to.</summary>
internal static class MailingApp
{
    /// <summary>Its jobs do nothing until a test asks them to.</summary>
    public static async Task<TestApp> OnAsync(MailServer server, TestApp? other = null)
    {
        var app = await RunningAsync(server, other);
        await app.Sender().StopAsync(CancellationToken.None);
        await app.Writer().StopAsync(CancellationToken.None);
        return app;
    }

    public static async Task<TestApp> RunningAsync(MailServer server, TestApp? other = null)
    {
        var app = TestApp.On(
            other?.Database ?? await TestData.DemoAsync(),
            ("MissionGov:Mail:Host", "127.0.0.1"), ("MissionGov:Mail:Port", $"{server.Port}"), ("MissionGov:Mail:StartTls", "false"),
            ("MissionGov:Mail:From", "MissionGov <missions@example.gov.uk>"), ("MissionGov:Mail:PublicAddress", "https://missions.example.gov.uk"),
            ("MissionGov:DataFolder", other?.Folder));
        await TestApp.UntilAsync(() => app.Services.GetRequiredService<Readiness>().IsReady, "ready");
        return app;
    }

    public static MailSender Sender(this TestApp app) => app.Services.GetRequiredService<MailSender>();

    public static DigestWriter Writer(this TestApp app) => app.Services.GetRequiredService<DigestWriter>();

    /// <summary>An account with a post.</summary>
    public static async Task<Guid> PersonAsync(this TestApp app, string address, Role role = Role.UnitLead, string? mission = "nhs", string title = "NHS mission unit lead")
    {
        var account = new Account { Name = "Sam Lee", UserName = address, NormalizedUserName = address.ToUpperInvariant(), Email = address, NormalizedEmail = address.ToUpperInvariant(), SecurityStamp = "stamp" };
        await app.ReadAsync(async db =>
        {
            var id = mission is null ? (Guid?)null : await db.Missions.Where(one => one.Slug == mission).Select(one => one.Id).SingleAsync();
            db.Add(account);
            db.Add(new Appointment { PersonId = account.Id, MissionId = id, Role = role, Title = title, From = new DateOnly(2024, 7, 4) });
            return await db.SaveChangesAsync();
        });
        return account.Id;
    }

    public static Task OweAsync(this TestApp app, params IEnumerable<OutboxMail> mails) => app.ReadAsync(db =>
    {
        db.AddRange(mails);
        return db.SaveChangesAsync();
    });

    public static OutboxMail Mail(this TestApp app, Guid person, string subject = "You were asked", MailKind kind = MailKind.Call) =>
        new() { PersonId = person, Kind = kind, Subject = subject, Text = "Please look at “40 clinics open”.\n", CreatedAt = app.Clock.Now };

    public static Task<List<OutboxMail>> OutboxAsync(this TestApp app) => app.ReadAsync(db => db.Outbox.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync());

    /// <summary>Sends until nothing is due any more, with the clock moved on between the tries.</summary>
    public static async Task SendForHoursAsync(this TestApp app, int hours)
    {
        for (var end = app.Clock.Now.AddHours(hours); app.Clock.Now < end; app.Clock.Now = app.Clock.Now.AddMinutes(10))
            await app.Sender().SendDueAsync(TestContext.Current.CancellationToken);
    }
}
