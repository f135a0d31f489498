using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MissionGov.Web.Data;

/// <summary>A text sealed with the keys that cookies, links and authenticators are sealed with. While it opens, they are the right ones.</summary>
internal sealed class KeyCheck
{
    public int Id { get; init; } = 1;

    public required string Sealed { get; set; }
}

internal sealed class KeyCheckMapping : IEntityTypeConfiguration<KeyCheck>
{
    public void Configure(EntityTypeBuilder<KeyCheck> builder)
    {
        builder.ToTable("key_check");
        builder.Property(check => check.Id).ValueGeneratedNever();
    }
}
