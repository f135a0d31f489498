using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Stocktakes;
using MissionGov.Domain.Strategies;

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
    public void Configure(EntityTypeBuilder<Intervention> builder)
    {
        builder.HasOne<Mission>().WithMany().HasForeignKey(intervention => intervention.MissionId);
        builder.HasOne<Milestone>().WithMany().HasForeignKey(intervention => intervention.MilestoneId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Intervention>().WithMany().HasForeignKey(intervention => intervention.Follows).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(intervention => new { intervention.MissionId, intervention.Slug }).IsUnique();

        // As of a milestone: where none was given, the getter makes one from the name.
        builder.Property(intervention => intervention.Slug).UsePropertyAccessMode(PropertyAccessMode.PreferProperty);
        foreach (var words in new[] { nameof(Intervention.What), nameof(Intervention.ForWhom), nameof(Intervention.DoneBy) }) builder.Property(words).HasDefaultValue("");
        builder.Property(intervention => intervention.RollOut).HasJson().HasDefaultValueSql("'{}'");
        builder.Property(intervention => intervention.History).HasJson().HasDefaultValueSql("'[]'");
        builder.Property(intervention => intervention.Estimates).HasJson().HasDefaultValueSql("'[]'");
        builder.Property(intervention => intervention.Assumptions).HasJson().HasDefaultValueSql("'[]'");
        builder.Property(intervention => intervention.Mandates).HasJson().HasDefaultValueSql("'[]'");
        builder.Property(intervention => intervention.Version).HasColumnName("xmin").IsRowVersion();
        builder.Ignore(intervention => intervention.Details);
        builder.Ignore(intervention => intervention.HasEnded);
        builder.Ignore(intervention => intervention.Counting);
        builder.Ignore(intervention => intervention.Evidence);
        builder.Ignore(intervention => intervention.Pooled);
        builder.Ignore(intervention => intervention.Effect);
    }
}

internal sealed class PlanOverlapsMapping : IEntityTypeConfiguration<PlanOverlaps>
{
    public void Configure(EntityTypeBuilder<PlanOverlaps> builder)
    {
        builder.ToTable("plan_overlaps");
        builder.HasOne<Mission>().WithMany().HasForeignKey(overlaps => overlaps.MissionId);
        builder.HasOne<Target>().WithOne().HasForeignKey<PlanOverlaps>(overlaps => overlaps.TargetId);
        builder.Property(overlaps => overlaps.Pairs).HasJson();
        builder.Property(overlaps => overlaps.Together).HasJson().HasDefaultValueSql("'[]'");
        builder.Property(overlaps => overlaps.Version).HasColumnName("xmin").IsRowVersion();
    }
}

internal sealed class KeptScenarioMapping : IEntityTypeConfiguration<KeptScenario>
{
    public void Configure(EntityTypeBuilder<KeptScenario> builder)
    {
        builder.ToTable("kept_scenarios");
        builder.HasOne<Mission>().WithMany().HasForeignKey(scenario => scenario.MissionId);
        builder.HasOne<Target>().WithMany().HasForeignKey(scenario => scenario.TargetId);
        builder.Property(scenario => scenario.Version).HasColumnName("xmin").IsRowVersion();
    }
}

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.HasOne<Mission>().WithMany().HasForeignKey(decision => decision.MissionId);
        builder.Property(decision => decision.Version).HasColumnName("xmin").IsRowVersion();
    }
}
