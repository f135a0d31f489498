using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MissionGov.Domain.Releases;

namespace MissionGov.Web.Data.Mapping;

internal sealed class HeldReleaseMapping : IEntityTypeConfiguration<HeldRelease>
{
    public void Configure(EntityTypeBuilder<HeldRelease> builder)
    {
        builder.ToTable("held_releases");
        builder.Property(release => release.Counts).HasJson();
        builder.Property(release => release.Access).HasJson();
        builder.Property(release => release.Options).HasColumnType("jsonb");
        builder.Ignore(release => release.IsLate);
        builder.HasIndex(release => new { release.State, release.At });
    }
}

internal sealed class HeldReleaseFileMapping : IEntityTypeConfiguration<HeldReleaseFile>
{
    public void Configure(EntityTypeBuilder<HeldReleaseFile> builder)
    {
        builder.ToTable("held_release_files");
        builder.HasKey(file => file.ReleaseId);
        builder.HasOne<HeldRelease>().WithOne().HasForeignKey<HeldReleaseFile>(file => file.ReleaseId);
    }
}

internal sealed class ReleaseLookMapping : IEntityTypeConfiguration<ReleaseLook>
{
    public void Configure(EntityTypeBuilder<ReleaseLook> builder)
    {
        builder.ToTable("release_looks");
        builder.HasOne<HeldRelease>().WithMany().HasForeignKey(look => look.ReleaseId);
        builder.HasIndex(look => look.At);
    }
}
