using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Places;

namespace MissionGov.Web.Data.Mapping;

internal sealed class MissionMapping : IEntityTypeConfiguration<Mission>
{
    public void Configure(EntityTypeBuilder<Mission> builder)
    {
        builder.HasIndex(mission => mission.Slug).IsUnique();
        builder.Property(mission => mission.Unit).HasJson();
        builder.Property(mission => mission.FormerLeads).HasJson().HasDefaultValueSql("'[]'");
        builder.Property(mission => mission.Version).HasColumnName("xmin").IsRowVersion();
        builder.HasMany(mission => mission.Targets).WithOne().HasForeignKey(target => target.MissionId);
    }
}

internal sealed class TargetMapping : IEntityTypeConfiguration<Target>
{
    public void Configure(EntityTypeBuilder<Target> builder)
    {
        builder.HasIndex(target => new { target.MissionId, target.Slug }).IsUnique();
        builder.Property(target => target.Goal).HasJson();
        builder.Property(target => target.Version).HasColumnName("xmin").IsRowVersion();
        builder.HasOne(target => target.Indicator).WithMany().HasForeignKey(target => target.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Place>().WithMany().HasForeignKey(target => target.PlaceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class IndicatorMapping : IEntityTypeConfiguration<Indicator>
{
    public void Configure(EntityTypeBuilder<Indicator> builder)
    {
        builder.HasIndex(indicator => indicator.Slug).IsUnique();
        builder.Property(indicator => indicator.Unit).HasJson();
        builder.Property(indicator => indicator.Breaks).HasJson();
        builder.Property(indicator => indicator.Announced).HasJson();
        builder.Property(indicator => indicator.Statistics).HasDefaultValue(StatisticsKind.ManagementInformation);
        builder.Property(indicator => indicator.Version).HasColumnName("xmin").IsRowVersion();
        builder.Ignore(indicator => indicator.Bounds);
        builder.Ignore(indicator => indicator.MonthsPerPeriod);
    }
}
