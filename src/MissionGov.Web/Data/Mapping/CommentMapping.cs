using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MissionGov.Domain.Comments;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Data.Mapping;

internal sealed class CommentMapping : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.HasOne<Mission>().WithMany().HasForeignKey(comment => comment.MissionId);
        builder.HasOne<Target>().WithMany().HasForeignKey(comment => comment.TargetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Milestone>().WithMany().HasForeignKey(comment => comment.MilestoneId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(comment => comment.Point).HasConversion(point => point!.Value.Iso, text => Period.FromIso(text));
        builder.Property(comment => comment.Action).HasJson();
        builder.Property(comment => comment.Version).HasColumnName("xmin").IsRowVersion();
        builder.HasIndex(comment => new { comment.MissionId, comment.WrittenAt });
    }
}
