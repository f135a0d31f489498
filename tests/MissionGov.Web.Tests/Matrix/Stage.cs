using MissionGov.Analysis;
using MissionGov.Domain;
using MissionGov.Domain.Comments;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Feeds;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.People;
using MissionGov.Domain.Places;
using MissionGov.Domain.Releases;
using MissionGov.Domain.Stocktakes;
using MissionGov.Domain.Strategies;
using MissionGov.Domain.Webhooks;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Features.Observations.Releases;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>Four missions alike: two that everyone sees and two drafts, each with one of everything.</summary>
internal static class Stage
{
    private static readonly DateTimeOffset Published = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly StretchGoal Goal = new() { BaselineValue = 50, BaselinePeriod = Period.CalendarYear(2024), Value = 90, Deadline = Period.CalendarYear(2029), Direction = Direction.AtLeast };

    /// <summary>When the held release comes out: not while these tests run.</summary>
    public static readonly DateTimeOffset Out = new(2098, 5, 14, 8, 30, 0, TimeSpan.Zero);

    public static async Task BuildAsync(MissionGovDb db)
    {
        var indicator = new Indicator { Id = Known.IndicatorId, Slug = Known.Indicator, Name = "Measure", Unit = new Unit(UnitKind.Percent, "", 1), Frequency = Frequency.Annual, LagDays = 30, Source = "Office of tests" };
        var place = new Place { Code = "K02000001", Name = "United Kingdom" };
        db.AddRange(indicator, place);
        foreach (var scene in Scene.Held) Add(db, scene, indicator, place);
        // The word of their mission too: a chart of it may show this target alone.
        foreach (var hidden in Scene.Hiding)
        {
            db.Add(Promised(hidden, indicator, place, null, $"{hidden.Canary} of {Scene.Held.Single(scene => scene.MissionId == hidden.MissionId).Canary}"));
            db.AddRange(Planned(hidden, Guid.CreateVersion7(), "Intervention"), Planned(hidden, Guid.CreateVersion7(), "Spare intervention"), Tried(hidden));
        }

        var parked = new OutboxMail { Id = Known.MailId, PersonId = Scene.Own.AccountId, Kind = MailKind.Call, Subject = "You were mentioned", Text = "Somebody mentioned you.", CreatedAt = Published };
        db.Add(parked).Property(mail => mail.ParkedAt).CurrentValue = Published;
        var details = new FeedDetails { Name = "Feed", Address = new Uri("https://data.example.gov.uk/figures.csv"), Times = new(FeedRhythm.Daily, 7, 1) };
        db.Add(Feed.Add(Known.FeedId, details, [], new Change("Somebody", Published)).Made);
        db.Add(new Webhook { Id = Known.WebhookId, Name = "Webhook", Host = "hooks.example.org", SealedAddress = "", SealedSecret = "", Wanted = Webhook.Kinds });
        var sent = new WebhookDelivery { Id = Known.DeliveryId, WebhookId = Known.WebhookId, NewsId = Guid.CreateVersion7(), Kind = NewsKind.Test, Text = "A test.", Page = "/", Facts = "{}", CreatedAt = Published };
        db.Add(sent).Property(delivery => delivery.SentAt).CurrentValue = Published;
        Hold(db);
        await db.SaveChangesAsync();
    }

    private static void Hold(MissionGovDb db)
    {
        var release = new HeldRelease
        {
            Id = Known.ReleaseId,
            Name = "Measure, 2025",
            Kind = StatisticsKind.Official,
            Owner = "analyst",
            FileName = "held.csv",
            Hash = new string('0', 64),
            Options = HeldFigures.OptionsOf(new ImportFile("", "held.csv")),
            Counts = new HeldCounts(1, 1, 0, 0, 0),
            HeldBy = "analyst",
            HeldAt = Published,
        };
        release.Hold(Out, Out.AddDays(-9), "");
        db.Add(release).Property(held => held.Access).CurrentValue = [new EarlySight(Known.EarlyPost, Published)];
        db.Add(new HeldReleaseFile { ReleaseId = release.Id, Content = System.Text.Encoding.UTF8.GetBytes($"indicator,place,period,value\n{Known.Indicator},K02000001,2025,60\n") });
    }

    private static void Add(MissionGovDb db, Scene scene, Indicator indicator, Place place)
    {
        DateTimeOffset? published = scene == Scene.Own || scene == Scene.Other ? Published : null;
        db.Add(new Mission
        {
            Id = scene.MissionId,
            Slug = scene.Mission,
            Name = $"Mission {scene.Canary}",
            Purpose = $"Purpose {scene.Canary}",
            LeadMinister = $"Minister {scene.Canary}",
            SeniorResponsibleOwner = $"SRO {scene.Canary}",
            Unit = new DeliveryUnit($"Unit {scene.Canary}", $"Lead {scene.Canary}", ["Department"]),
            PublishedAt = published,
            Pack = "stage",
            Targets = [Promised(scene, indicator, place, published, scene.Canary)],
        });
        var milestone = Step(scene, scene.MilestoneId, "Milestone", new DateOnly(2031, 1, 1));
        milestone.Blockers.Add(new Blocker(scene.BlockerId, $"Blocked {scene.Canary}", new DateOnly(2026, 1, 10), "The board"));
        db.AddRange(milestone, Step(scene, scene.FollowerId, "Follower", new DateOnly(2031, 2, 1)), Step(scene, scene.SpareId, "Spare", new DateOnly(2030, 6, 1)));
        db.Add(new MilestoneDependency { MilestoneId = scene.FollowerId, DependsOnId = scene.MilestoneId });
        db.Add(new Account { Id = scene.AccountId, Name = "Somebody", UserName = $"{scene.AccountId}", NormalizedUserName = $"{scene.AccountId}".ToUpperInvariant(), SecurityStamp = "stamp" });
        db.Add(new Appointment { Id = scene.PostId, PersonId = scene.AccountId, MissionId = scene.MissionId, Role = Role.Contributor, Title = "Somebody's post", From = new DateOnly(2020, 1, 1) });
        db.AddRange(Planned(scene, scene.InterventionId, "Intervention"), Planned(scene, Guid.CreateVersion7(), "Spare intervention"));
        db.Add(Tried(scene));
        db.Add(Comment.Write(scene.CommentId, new CommentPlace(scene.MissionId, scene.Mission), $"Comment {scene.Canary}", [], new Change("Somebody", Published)).Made);
        db.Add(new Decision { Id = scene.DecisionId, MissionId = scene.MissionId, Question = $"decide {scene.Canary}", Owner = "Minister", DueOn = new DateOnly(2026, 3, 1) });
    }

    private static Target Promised(Scene scene, Indicator indicator, Place place, DateTimeOffset? published, string words) => new()
    {
        Id = scene.TargetId,
        MissionId = scene.MissionId,
        IndicatorId = indicator.Id,
        PlaceId = place.Id,
        Slug = scene.Target,
        Name = $"Target {words}",
        Promise = $"Promise {words}",
        Goal = Goal,
        Owner = scene.Owner,
        PublishedAt = published,
    };

    private static Intervention Planned(Scene scene, Guid id, string name) => new()
    {
        Id = id,
        MissionId = scene.MissionId,
        TargetId = scene.TargetId,
        Name = $"{name} {scene.Canary}",
        Shortfall = $"shortfall {scene.Canary}",
        ShortfallShare = 0.5,
        Estimates = [new EffectEstimate(scene.EstimateId, 1, 2, 3) { Source = $"Source {scene.Canary}" }],
        Assumptions = [new Assumption(scene.AssumptionId, $"Assumption {scene.Canary}", "Lead", new DateOnly(2026, 1, 5), "It fails.")],
        Mandates = [new Mandate(Guid.CreateVersion7(), MandateKind.Budget, $"Money {scene.Canary}", "Minister", new DateOnly(2026, 1, 5))],
    };

    private static KeptScenario Tried(Scene scene) =>
        new() { Id = scene.ScenarioId, MissionId = scene.MissionId, TargetId = scene.TargetId, Name = $"Scenario {scene.Canary}", Why = $"Why {scene.Canary}", Tried = $"reach-{scene.Plan}=40", KeptBy = "Somebody", KeptAt = Published };

    private static Milestone Step(Scene scene, Guid id, string name, DateOnly due) =>
        new() { Id = id, MissionId = scene.MissionId, TargetId = scene.TargetId, Name = $"{name} {scene.Canary}", Owner = scene.Owner, BaselineDate = due };
}
