using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
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

namespace MissionGov.Web.Data;

/// <summary>The database. Only the Mediator saves, and the stores of ASP.NET Core Identity; observations go in by COPY.</summary>
internal sealed class MissionGovDb(DbContextOptions<MissionGovDb> options) : IdentityUserContext<Account, Guid>(options)
{
    // PostgreSQL keeps the version of a row itself.
    private const string SystemVersion = "xmin";

    /// <summary>Slugs of the missions whose drafts are shown; null for all. Nothing unless somebody says more.</summary>
    public IReadOnlyList<string>? Sees { get; set; } = [];

    public DbSet<Appointment> Appointments => Set<Appointment>();

    public DbSet<KeyCheck> KeyChecks => Set<KeyCheck>();

    public DbSet<Mission> Missions => Set<Mission>();

    public DbSet<Target> Targets => Set<Target>();

    public DbSet<Indicator> Indicators => Set<Indicator>();

    public DbSet<Place> Places => Set<Place>();

    public DbSet<PlaceSpan> PlaceSpans => Set<PlaceSpan>();

    public DbSet<Milestone> Milestones => Set<Milestone>();

    public DbSet<MilestoneDependency> MilestoneDependencies => Set<MilestoneDependency>();

    public DbSet<DeliveryPlan> DeliveryPlans => Set<DeliveryPlan>();

    public DbSet<DeliveryChain> DeliveryChains => Set<DeliveryChain>();

    public DbSet<DriverTree> DriverTrees => Set<DriverTree>();

    public DbSet<Intervention> Interventions => Set<Intervention>();

    public DbSet<PlanOverlaps> PlanOverlaps => Set<PlanOverlaps>();

    public DbSet<KeptScenario> KeptScenarios => Set<KeptScenario>();

    public DbSet<Decision> Decisions => Set<Decision>();

    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<Stocktake> Stocktakes => Set<Stocktake>();

    public DbSet<SeriesRow> Series => Set<SeriesRow>();

    public DbSet<ObservationRow> Observations => Set<ObservationRow>();

    public DbSet<SeriesLatest> SeriesLatest => Set<SeriesLatest>();

    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();

    public DbSet<ImportJob> ImportJobs => Set<ImportJob>();

    public DbSet<ImportMap> ImportMaps => Set<ImportMap>();

    public DbSet<UndoneImport> UndoneImports => Set<UndoneImport>();

    public DbSet<UndoneObservation> UndoneObservations => Set<UndoneObservation>();

    public DbSet<Feed> Feeds => Set<Feed>();

    public DbSet<FeedFetch> FeedFetches => Set<FeedFetch>();

    public DbSet<Webhook> Webhooks => Set<Webhook>();

    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();

    public DbSet<ToldStatus> ToldStatuses => Set<ToldStatus>();

    public DbSet<HeldRelease> HeldReleases => Set<HeldRelease>();

    public DbSet<HeldReleaseFile> HeldReleaseFiles => Set<HeldReleaseFile>();

    public DbSet<ReleaseLook> ReleaseLooks => Set<ReleaseLook>();

    public DbSet<AuditLine> Audit => Set<AuditLine>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<DataVersion> DataVersions => Set<DataVersion>();

    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();

    public DbSet<DigestMark> Digests => Set<DigestMark>();

    public DbSet<NoticeChoice> NoticeChoices => Set<NoticeChoice>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<UpdateLink> UpdateLinks => Set<UpdateLink>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Enum>().HaveConversion<string>();

    private bool SeesAll => Sees is null;

    private List<string> Seen => [.. Sees ?? []];

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(MissionGovDb).Assembly);
        HideDrafts(builder);
        foreach (var entity in builder.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson()))
        {
            entity.SetTableName(SnakeCase(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(property.IsConcurrencyToken && property.ClrType == typeof(uint) ? SystemVersion : SnakeCase(property.GetColumnName()));

                // The domain makes its own keys. Left to the default, a child added through its parent would be taken for an existing row.
                if (property.IsPrimaryKey() && property.ClrType == typeof(Guid)) property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }
        }
    }

    // What somebody may not see is not there for them, whoever asks and however: a guessed id answers like an absent one.
    private void HideDrafts(ModelBuilder builder)
    {
        builder.Entity<Mission>().HasQueryFilter(mission => SeesAll || mission.PublishedAt != null || Seen.Contains(mission.Slug));
        builder.Entity<Target>().HasQueryFilter(target => SeesAll || Missions.Any(mission => mission.Id == target.MissionId && (target.PublishedAt != null || Seen.Contains(mission.Slug))));
        builder.Entity<Milestone>().HasQueryFilter(milestone => SeesAll || Missions.Any(mission => mission.Id == milestone.MissionId));
        builder.Entity<Intervention>().HasQueryFilter(intervention => SeesAll || (Missions.Any(mission => mission.Id == intervention.MissionId) && (intervention.TargetId == null || Targets.Any(target => target.Id == intervention.TargetId))));
        builder.Entity<PlanOverlaps>().HasQueryFilter(overlaps => SeesAll || Targets.Any(target => target.Id == overlaps.TargetId));
        builder.Entity<KeptScenario>().HasQueryFilter(scenario => SeesAll || Targets.Any(target => target.Id == scenario.TargetId));
        builder.Entity<DeliveryPlan>().HasQueryFilter(plan => SeesAll || Missions.Any(mission => mission.Id == plan.MissionId));
        builder.Entity<DeliveryChain>().HasQueryFilter(chain => SeesAll || Missions.Any(mission => mission.Id == chain.MissionId));
        builder.Entity<DriverTree>().HasQueryFilter(tree => SeesAll || Missions.Any(mission => mission.Id == tree.MissionId));
        builder.Entity<Decision>().HasQueryFilter(decision => SeesAll || Missions.Any(mission => mission.Id == decision.MissionId));
        builder.Entity<Comment>().HasQueryFilter(comment => SeesAll || Missions.Any(mission => mission.Id == comment.MissionId));
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? (i > 0 && name[i - 1] != '_' ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
