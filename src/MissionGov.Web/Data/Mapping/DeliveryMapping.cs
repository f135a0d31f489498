using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Stocktakes;

namespace MissionGov.Web.Data.Mapping;

internal sealed class MilestoneMapping : IEntityTypeConfiguration<Milestone>
{
    public void Configure(EntityTypeBuilder<Milestone> builder)
    {
        builder.HasOne<Mission>().WithMany().HasForeignKey(milestone => milestone.MissionId);
        builder.Property(milestone => milestone.Slips).HasJson();
        // PostgreSQL's own row version; under any other name it would be an ordinary column that nobody fills.
        builder.Property(milestone => milestone.Version).HasColumnName("xmin").IsRowVersion();
        builder.Ignore(milestone => milestone.DaysSlipped);
    }
}

internal sealed class InterventionMapping : IEntityTypeConfiguration<Intervention>
{
    public void Configure(EntityTypeBuilder<Intervention> builder) =>
        builder.HasOne<Mission>().WithMany().HasForeignKey(intervention => intervention.MissionId);
}

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.HasOne<Mission>().WithMany().HasForeignKey(decision => decision.MissionId);
        builder.Property(decision => decision.Version).HasColumnName("xmin").IsRowVersion();
    }
}
