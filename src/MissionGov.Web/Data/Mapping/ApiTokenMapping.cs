using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MissionGov.Domain.Missions;
using MissionGov.Domain.People;

namespace MissionGov.Web.Data.Mapping;

internal sealed class ApiTokenMapping : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.ToTable("api_tokens");
        builder.HasIndex(token => token.Hash).IsUnique();
        builder.HasIndex(token => token.PersonId);
        builder.Property(token => token.Scopes).HasJson();
        builder.HasOne<Account>().WithMany().HasForeignKey(token => token.PersonId);
        builder.HasOne<Mission>().WithMany().HasForeignKey(token => token.MissionId).OnDelete(DeleteBehavior.Cascade);
    }
}
