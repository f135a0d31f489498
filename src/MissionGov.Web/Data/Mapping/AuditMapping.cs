using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MissionGov.Web.Data.Mapping;

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditLine>
{
    public void Configure(EntityTypeBuilder<AuditLine> builder)
    {
        builder.ToTable("audit");

        // A number of the database's own would leave a gap after each transaction that was given up.
        builder.Property(line => line.Id).ValueGeneratedNever();
        builder.HasIndex(line => new { line.CommandId, line.Part }).IsUnique();
        builder.HasIndex(line => new { line.SubjectId, line.Id });
        builder.HasIndex(line => new { line.MissionId, line.Id });
    }
}

internal sealed class AuditHeadMapping : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("audit_head");
        builder.Property(head => head.Id).ValueGeneratedNever();
        builder.HasData(new AuditHead { Id = 1, Sequence = 0, Hash = new byte[AuditHash.Length] });
    }
}
