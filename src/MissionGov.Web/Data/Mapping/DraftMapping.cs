using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MissionGov.Web.Data.Mapping;

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("drafts");
        builder.HasKey(draft => new { draft.PersonId, draft.Key });
        builder.HasIndex(draft => draft.SavedAt);
    }
}

internal sealed class UpdateLinkMapping : IEntityTypeConfiguration<UpdateLink>
{
    public void Configure(EntityTypeBuilder<UpdateLink> builder)
    {
        builder.ToTable("update_links");
        builder.HasIndex(link => link.TokenHash).IsUnique();
        builder.HasIndex(link => link.PersonId);
    }
}
