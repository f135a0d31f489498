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

        // By place first, so that no index on the place alone is needed beside it: one that was would be taken for this one, and finds every measure of the place.
        builder.HasIndex(series => new { series.PlaceId, series.IndicatorId, series.Breakdown }).IsUnique().IncludeProperties(series => series.Id);

        // The order of saves alone: the database checks them once a statement (SeriesSql).
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

        // Rows of a load lie together, so a note of which blocks hold them is enough.
        builder.HasIndex(row => row.BatchId).HasMethod("brin");
    }
}

internal sealed class SeriesLatestMapping : IEntityTypeConfiguration<SeriesLatest>
{
    public void Configure(EntityTypeBuilder<SeriesLatest> builder)
    {
        builder.ToTable("series_latest");
        builder.HasKey(latest => latest.SeriesId);
        builder.Property(latest => latest.SeriesId).ValueGeneratedNever();
        builder.Property(latest => latest.Quality).HasConversion<short>();
    }
}

internal sealed class ImportBatchMapping : IEntityTypeConfiguration<ImportBatch>
{
    public void Configure(EntityTypeBuilder<ImportBatch> builder) => builder.HasIndex(batch => batch.Hash);
}

internal sealed class ImportSpanMapping : IEntityTypeConfiguration<ImportSpan>
{
    public void Configure(EntityTypeBuilder<ImportSpan> builder)
    {
        builder.ToTable("import_spans");
        builder.HasKey(span => new { span.BatchId, span.Part });
        builder.Property(span => span.Periods).HasColumnType("datemultirange");
        builder.Property(span => span.Series).HasColumnType("int4multirange");
        builder.HasOne<ImportBatch>().WithMany().HasForeignKey(span => span.BatchId);
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
