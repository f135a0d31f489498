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
        builder.HasIndex(milestone => new { milestone.MissionId, milestone.Slug }).IsUnique();

        // The getter makes one from the name where none was given; the field behind it would be empty.
        builder.Property(milestone => milestone.Slug).UsePropertyAccessMode(PropertyAccessMode.PreferProperty);
        builder.Property(milestone => milestone.Slips).HasJson();
        builder.Property(milestone => milestone.Blockers).HasJson().HasDefaultValueSql("'[]'");
        builder.Property(milestone => milestone.LastReport).HasJson();
        // PostgreSQL's own row version; under any other name it would be an ordinary column that nobody fills.
        builder.Property(milestone => milestone.Version).HasColumnName("xmin").IsRowVersion();
        builder.Ignore(milestone => milestone.DaysSlipped);
        builder.Ignore(milestone => milestone.Expected);
        builder.Ignore(milestone => milestone.OpenBlockers);
        builder.Ignore(milestone => milestone.Details);
    }
}

internal sealed class MilestoneDependencyMapping : IEntityTypeConfiguration<MilestoneDependency>
{
    public void Configure(EntityTypeBuilder<MilestoneDependency> builder)
    {
        builder.ToTable("milestone_dependencies");
        builder.HasKey(dependency => new { dependency.MilestoneId, dependency.DependsOnId });
        builder.HasOne<Milestone>().WithMany().HasForeignKey(dependency => dependency.MilestoneId);
        builder.HasOne<Milestone>().WithMany().HasForeignKey(dependency => dependency.DependsOnId);
        builder.HasIndex(dependency => dependency.DependsOnId);
    }
}

internal sealed class DeliveryPlanMapping : IEntityTypeConfiguration<DeliveryPlan>
{
    public void Configure(EntityTypeBuilder<DeliveryPlan> builder)
    {
        builder.ToTable("delivery_plans");
        builder.HasOne<Mission>().WithOne().HasForeignKey<DeliveryPlan>(plan => plan.MissionId);
        builder.Property(plan => plan.Answers).HasJson();
        builder.Property(plan => plan.Version).HasColumnName("xmin").IsRowVersion();
    }
}

internal sealed class DeliveryChainMapping : IEntityTypeConfiguration<DeliveryChain>
{
    public void Configure(EntityTypeBuilder<DeliveryChain> builder)
    {
        builder.ToTable("delivery_chains");
        builder.HasOne<Mission>().WithOne().HasForeignKey<DeliveryChain>(chain => chain.MissionId);
        builder.Property(chain => chain.Nodes).HasJson();
        builder.Property(chain => chain.Links).HasJson();
        builder.Property(chain => chain.Version).HasColumnName("xmin").IsRowVersion();
        builder.Ignore(chain => chain.Weakest);
    }
}

internal sealed class DriverTreeMapping : IEntityTypeConfiguration<DriverTree>
{
    public void Configure(EntityTypeBuilder<DriverTree> builder)
    {
        builder.ToTable("driver_trees");
        builder.HasOne<Mission>().WithOne().HasForeignKey<DriverTree>(tree => tree.MissionId);
        builder.Property(tree => tree.Nodes).HasJson();
        builder.Property(tree => tree.Plans).HasJson();
        builder.Property(tree => tree.Version).HasColumnName("xmin").IsRowVersion();
        builder.Ignore(tree => tree.DriversWithoutPlan);
        builder.Ignore(tree => tree.CausesWithoutDriver);
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
