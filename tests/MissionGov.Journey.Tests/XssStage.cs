using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Feeds;
using MissionGov.Domain.Missions;
using MissionGov.Domain.People;
using MissionGov.Domain.Places;
using MissionGov.Domain.Releases;
using MissionGov.Domain.Webhooks;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Comments;
using MissionGov.Web.Features.Interventions;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Features.Observations.Formats;
using MissionGov.Web.Features.Observations.Releases;
using MissionGov.Web.Features.Updates;
using MissionGov.Web.Features.WhatIf;

namespace MissionGov.Journey.Tests;

/// <summary>Has something happen in the demo of each kind that leaves a text behind, so that there is a row to poison.</summary>
internal static class XssStage
{
    public const string Administrator = "admin@example.gov.uk";

    private static readonly DateOnly Day = new(2026, 2, 1);

    private static Person Analyst => Personas.Named("Delivery analyst")!;

    private static Person Lead => Personas.Named("NHS unit lead")!;

    public static async Task PlayAsync(TestApp app)
    {
        var mission = new CommentAddress("nhs");
        var comment = Guid.CreateVersion7();
        Assert.Null(await app.SendAsync(Lead, new WriteComment(comment, mission, null, "A comment.")));
        Assert.Null(await app.SendAsync(Lead, new WriteComment(Guid.CreateVersion7(), mission with { Target = "18-week-waits" }, null, "A comment.")));
        Assert.Null(await app.SendAsync(Lead, new AskForAction(comment, "NHS unit lead", new DateOnly(2028, 1, 1))));
        var milestone = await app.ReadAsync(db => db.Milestones.AsNoTracking().Where(one => one.MetOn == null && db.Missions.Any(nhs => nhs.Id == one.MissionId && nhs.Slug == "nhs")).OrderByDescending(one => one.ForecastDate).FirstAsync());
        Assert.Null(await app.SendAsync(Lead, new PublishUpdates([new UpdateEntry(milestone.Id, milestone.Version, ReportedStatus.OnTime, Note: "As planned.", Evidence: "https://example.gov.uk/evidence")])));
        await app.SendAsync(Lead, new Web.Features.Milestones.ReviseMilestone(milestone.Id, new("Another name of it", milestone.Owner, null, null), new(milestone.Name, milestone.Owner, null, null)));
        var plan = await app.ReadAsync(db => db.Interventions.AsNoTracking().SingleAsync(one => one.Name == "Evening and weekend clinics"));
        Assert.Null(await app.SendAsync(Lead, new ReviewAssumption("nhs", plan.Slug, plan.Assumptions[0].Id, Holds: true, "As assumed.", new DateOnly(2027, 1, 1), plan.Version)));

        Assert.Null(await app.SendAsync(Lead, new KeepScenario(Guid.CreateVersion7(), "nhs", "18-week-waits", "A scenario", $"reach-{plan.Slug}=50"), "Worth a look."));
        Assert.Null(await app.SendAsync(Lead, new SetTogether("nhs", "18-week-waits", plan.Slug, "outpatient-reform", 0.3, 0), "One staff."));

        await ImportAsync(app);
        var administrator = await Staff.AddAdministratorAsync(app, Administrator);
        var other = await Staff.AddAsync(app, "other@example.gov.uk");
        await app.ReadAsync(db => ServeProgramsAsync(db, other));
        await app.ReadAsync(async db =>
        {
            db.UserPasskeys.Add(new() { UserId = administrator, CredentialId = [1], Data = new() { PublicKey = [1], Name = "Work phone", AttestationObject = [], ClientDataJson = [] } });
            db.UserLogins.Add(new() { UserId = other, LoginProvider = "oidc", ProviderKey = "1", ProviderDisplayName = "The organisation" });
            db.Add(new OutboxMail { PersonId = administrator, Kind = MailKind.Call, Subject = "Subject", Text = "Text", Page = "/", CreatedAt = app.Clock.Now }).Property(mail => mail.ParkedAt).CurrentValue = app.Clock.Now;
            db.Add(new ImportJob { Id = Guid.CreateVersion7(), FileId = "gone", FileName = "figures.csv", Options = """{"name":"figures.csv"}""", PersonId = Analyst.Id!.Value, AskedBy = Analyst.Title, AskedAt = app.Clock.Now, State = ImportJobState.Failed, EndedAt = app.Clock.Now, Problem = "It failed." });
            var row = await db.Milestones.Where(one => one.MissionId == milestone.MissionId && one.Id != milestone.Id).Select(one => one.Id).FirstAsync();
            db.Add(new Draft { PersonId = Lead.Id!.Value, Key = "updates", Json = $$"""{"note-{{row}}":["Half a sentence"],"date-{{row}}":["in two weeks"]}""", SavedAt = app.Clock.Now });
            var blocked = await db.Milestones.SingleAsync(one => one.Id == milestone.Id);
            blocked.Blockers.Add(new Blocker(Guid.CreateVersion7(), "No money.", Day, "The board"));
            blocked.Blockers.Add(new Blocker(Guid.CreateVersion7(), "No people.", Day, "The board") { ResolvedOn = Day, HowResolved = "Hired." });
            var nhs = await db.Missions.SingleAsync(one => one.Slug == "nhs");
            nhs.FormerLeads.Add(new FormerLead("Lead minister", "Minister before", null, Day));
            db.Entry(nhs).Property(one => one.Unit).CurrentValue = nhs.Unit with { Members = [new UnitMember("Analyst", "A council", "Data science", 1)] };
            return await db.SaveChangesAsync();
        });
    }

    /// <summary>What comes in from elsewhere, goes out to programs, or waits for its time.</summary>
    private static Task<int> ServeProgramsAsync(MissionGovDb db, Guid person)
    {
        var (now, feed, webhook) = (DateTimeOffset.UtcNow, Guid.CreateVersion7(), Guid.CreateVersion7());
        var source = new FeedDetails { Name = "Feed", Address = new Uri("https://data.example.gov.uk/figures.csv"), Times = new(FeedRhythm.Daily, 7, 1) };
        db.Add(Feed.Add(feed, source, [], new Change("Somebody", now)).Made);
        db.Entry(db.Feeds.Local.Single()).Property(one => one.LastError).CurrentValue = "It failed.";
        db.Add(new FeedFetch { FeedId = feed, At = now, Outcome = FetchOutcome.Failed, Words = "It failed." });
        db.Add(new Webhook { Id = webhook, Name = "Webhook", Host = "hooks.example.org", SealedAddress = "", SealedSecret = "", Wanted = Webhook.Kinds });
        var sent = new WebhookDelivery { WebhookId = webhook, NewsId = Guid.CreateVersion7(), Kind = NewsKind.Test, Mission = "nhs", Text = "A test.", Page = "/", Facts = "{}", CreatedAt = now };
        db.Add(sent).Property(delivery => delivery.SentAt).CurrentValue = now;
        db.Entry(sent).Property(delivery => delivery.LastAnswer).CurrentValue = "Fine.";
        db.Add(new ToldStatus { TargetId = db.Targets.IgnoreQueryFilters().First().Id, Status = "off_track" });
        db.Add(ApiToken.Make(Guid.CreateVersion7(), person, new string('0', 64), new ApiTokenWish("For R", [ApiScope.Read], null, ApiToken.MostDays), now).Made!);
        db.Add(new PlaceSpan(db.Places.First().Id, "E99999999", "An earlier name", null, Day, null));
        var release = new HeldRelease
        {
            Name = "Measure, 2025",
            Kind = StatisticsKind.Official,
            Owner = "Delivery analyst",
            FileName = "held.csv",
            Hash = new string('0', 64),
            Options = HeldFigures.OptionsOf(new ImportFile("", "held.csv")),
            Counts = new HeldCounts(1, 1, 0, 0, 0),
            HeldBy = "Delivery analyst",
            HeldAt = now,
        };
        release.Hold(now.AddDays(9), now, "");
        db.Add(release).Property(held => held.Access).CurrentValue = [new EarlySight("Delivery analyst", now)];
        db.Add(new ReleaseLook { ReleaseId = release.Id, Who = "Delivery analyst", At = now });
        return db.SaveChangesAsync();
    }

    private static async Task ImportAsync(TestApp app)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "indicator,place,period,value\nA measure,E92000001,2024,1\n", TestContext.Current.CancellationToken);
        Assert.Null(await app.SendAsync(Analyst, new ImportObservations(new ImportFile(path, "figures.csv"))));
        File.Delete(path);
        var number = await app.ReadAsync(db => db.ImportBatches.Where(batch => batch.Pack == null).Select(batch => batch.Id).SingleAsync());
        Assert.Null(await app.SendAsync(Analyst, new UndoImport(number), "The wrong file."));
        Assert.Null(await app.SendAsync(Analyst, new KeepMap("made up", "Week ending, Rate", new ColumnMap(new Dictionary<Web.Features.Observations.Formats.Role, string> { [Web.Features.Observations.Formats.Role.Period] = "Week ending" }, null))));
    }
}
