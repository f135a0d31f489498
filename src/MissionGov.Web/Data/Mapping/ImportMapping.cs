using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MissionGov.Web.Data.Mapping;

internal sealed class ImportJobMapping : IEntityTypeConfiguration<ImportJob>
{
    public void Configure(EntityTypeBuilder<ImportJob> builder)
    {
        builder.ToTable("import_jobs");
        builder.HasIndex(job => job.EndedAt);
    }
}

internal sealed class ImportMapMapping : IEntityTypeConfiguration<ImportMap>
{
    public void Configure(EntityTypeBuilder<ImportMap> builder)
    {
        builder.ToTable("import_maps");
        builder.HasKey(map => map.HeadingHash);
    }
}

internal sealed class UndoneImportMapping : IEntityTypeConfiguration<UndoneImport>
{
    public void Configure(EntityTypeBuilder<UndoneImport> builder)
    {
        builder.ToTable("undone_imports");
        builder.HasKey(undone => undone.BatchId);
        builder.Property(undone => undone.BatchId).ValueGeneratedNever();
        builder.HasOne<ImportBatch>().WithMany().HasForeignKey(undone => undone.BatchId);
    }
}

internal sealed class UndoneObservationMapping : IEntityTypeConfiguration<UndoneObservation>
{
    public void Configure(EntityTypeBuilder<UndoneObservation> builder)
    {
        builder.ToTable("undone_observations");
        builder.HasKey(row => new { row.UndoneWith, row.SeriesId, row.PeriodEnd, row.PeriodStart, row.KnownOn, row.BatchId });
        builder.Property(row => row.Quality).HasConversion<short>();
        builder.HasOne<SeriesRow>().WithMany().HasForeignKey(row => row.SeriesId);
        builder.HasOne<ImportBatch>().WithMany().HasForeignKey(row => row.UndoneWith);
    }
}

internal sealed class UndoneSpanMapping : IEntityTypeConfiguration<UndoneSpan>
{
    public void Configure(EntityTypeBuilder<UndoneSpan> builder)
    {
        builder.ToTable("undone_spans");
        builder.HasKey(span => new { span.BatchId, span.Part });
        builder.Property(span => span.Periods).HasColumnType("datemultirange");
        builder.Property(span => span.Series).HasColumnType("int4multirange");
        builder.HasOne<ImportBatch>().WithMany().HasForeignKey(span => span.BatchId);
    }
}
