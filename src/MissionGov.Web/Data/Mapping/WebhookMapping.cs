using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Webhooks;

namespace MissionGov.Web.Data.Mapping;

internal sealed class WebhookMapping : IEntityTypeConfiguration<Webhook>
{
    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.ToTable("webhooks");
        builder.Property(webhook => webhook.Wanted).HasJson();
    }
}

internal sealed class WebhookDeliveryMapping : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToTable("webhook_deliveries");
        builder.HasOne<Webhook>().WithMany().HasForeignKey(delivery => delivery.WebhookId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(delivery => new { delivery.WebhookId, delivery.CreatedAt });

        // The few that wait, however many have been sent.
        builder.HasIndex(delivery => delivery.NextTryAt).HasFilter("sent_at is null and parked_at is null");
    }
}

internal sealed class ToldStatusMapping : IEntityTypeConfiguration<ToldStatus>
{
    public void Configure(EntityTypeBuilder<ToldStatus> builder)
    {
        builder.ToTable("told_statuses");
        builder.HasKey(told => told.TargetId);
        builder.HasOne<Target>().WithMany().HasForeignKey(told => told.TargetId).OnDelete(DeleteBehavior.Cascade);
    }
}
