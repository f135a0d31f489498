using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Places;

namespace MissionGov.Web.Data.Mapping;

internal sealed class SeriesMapping : IEntityTypeConfiguration<SeriesRow>
{
    public void Configure(EntityTypeBuilder<SeriesRow> builder)
    {
        builder.ToTable("series");
        builder.HasIndex(series => new { series.IndicatorId, series.PlaceId, series.Breakdown }).IsUnique();
        builder.HasOne<Indicator>().WithMany().HasForeignKey(series => series.IndicatorId);
        builder.HasOne<Place>().WithMany().HasForeignKey(series => series.PlaceId);
    }
}

internal sealed class ObservationMapping : IEntityTypeConfiguration<ObservationRow>
{
    public void Configure(EntityTypeBuilder<ObservationRow> builder)
    {
        builder.ToTable("observations");

        // In this order one series, newest vintage first within a period, is one walk of the index.
        builder.HasKey(row => new { row.SeriesId, row.PeriodEnd, row.PeriodStart, row.KnownOn, row.BatchId });
        builder.Property(row => row.Quality).HasConversion<short>();
        builder.HasOne<SeriesRow>().WithMany().HasForeignKey(row => row.SeriesId);
        builder.HasOne<ImportBatch>().WithMany().HasForeignKey(row => row.BatchId);
        builder.HasIndex(row => row.BatchId);
    }
}

internal sealed class ImportBatchMapping : IEntityTypeConfiguration<ImportBatch>
{
    public void Configure(EntityTypeBuilder<ImportBatch> builder) => builder.HasIndex(batch => batch.Hash);
}

internal sealed class ImportCoverageMapping : IEntityTypeConfiguration<ImportCoverage>
{
    public void Configure(EntityTypeBuilder<ImportCoverage> builder)
    {
        builder.ToTable("import_coverage");
        builder.HasKey(covered => new { covered.SeriesId, covered.BatchId });
        builder.Property(covered => covered.Periods).HasColumnType("datemultirange");
        builder.HasOne<SeriesRow>().WithMany().HasForeignKey(covered => covered.SeriesId);
        builder.HasOne<ImportBatch>().WithMany().HasForeignKey(covered => covered.BatchId);
    }
}

internal sealed class DataVersionMapping : IEntityTypeConfiguration<DataVersion>
{
    public void Configure(EntityTypeBuilder<DataVersion> builder)
    {
        builder.ToTable("data_version");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasData(new DataVersion { Id = 1, Version = 1 });
    }
}
