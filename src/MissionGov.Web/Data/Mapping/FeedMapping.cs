using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MissionGov.Domain.Feeds;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Data.Mapping;

internal sealed class FeedMapping : IEntityTypeConfiguration<Feed>
{
    public void Configure(EntityTypeBuilder<Feed> builder)
    {
        builder.ToTable("feeds");

        // The few that are due, however many are paused.
        builder.HasIndex(feed => feed.NextAt).HasFilter("next_at is not null");
        builder.HasOne<Indicator>().WithMany().HasForeignKey(feed => feed.IndicatorId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class FeedFetchMapping : IEntityTypeConfiguration<FeedFetch>
{
    public void Configure(EntityTypeBuilder<FeedFetch> builder)
    {
        builder.ToTable("feed_fetches");
        builder.HasIndex(fetch => new { fetch.FeedId, fetch.At });
        builder.HasOne<Feed>().WithMany().HasForeignKey(fetch => fetch.FeedId).OnDelete(DeleteBehavior.Cascade);
    }
}
