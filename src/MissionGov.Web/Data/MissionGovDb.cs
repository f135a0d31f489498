using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Places;
using MissionGov.Domain.Stocktakes;

namespace MissionGov.Web.Data;

/// <summary>The database. Only the Mediator saves; observations go in by COPY.</summary>
internal sealed class MissionGovDb(DbContextOptions<MissionGovDb> options) : DbContext(options)
{
    // PostgreSQL keeps the version of a row itself.
    private const string SystemVersion = "xmin";

    public DbSet<Mission> Missions => Set<Mission>();

    public DbSet<Target> Targets => Set<Target>();

    public DbSet<Indicator> Indicators => Set<Indicator>();

    public DbSet<Place> Places => Set<Place>();

    public DbSet<Milestone> Milestones => Set<Milestone>();

    public DbSet<Intervention> Interventions => Set<Intervention>();

    public DbSet<Decision> Decisions => Set<Decision>();

    public DbSet<Stocktake> Stocktakes => Set<Stocktake>();

    public DbSet<SeriesRow> Series => Set<SeriesRow>();

    public DbSet<ObservationRow> Observations => Set<ObservationRow>();

    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();

    public DbSet<AuditLine> Audit => Set<AuditLine>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<DataVersion> DataVersions => Set<DataVersion>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Enum>().HaveConversion<string>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MissionGovDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName(SnakeCase(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(property.IsConcurrencyToken ? SystemVersion : SnakeCase(property.GetColumnName()));

                // The domain makes its own keys. Left to the default, a child added through its parent would be taken for an existing row.
                if (property.IsPrimaryKey() && property.ClrType == typeof(Guid)) property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }
        }
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? (i > 0 && name[i - 1] != '_' ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
