using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MissionGov.Domain.Places;

namespace MissionGov.Web.Data.Mapping;

internal sealed class PlaceMapping : IEntityTypeConfiguration<Place>
{
    public void Configure(EntityTypeBuilder<Place> builder)
    {
        builder.HasIndex(place => place.Code).IsUnique();
        builder.HasOne<Place>().WithMany().HasForeignKey(place => place.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(place => place.Spans).WithOne().HasForeignKey(span => span.PlaceId);
        builder.Ignore(place => place.Kind);
    }
}

internal sealed class PlaceSpanMapping : IEntityTypeConfiguration<PlaceSpan>
{
    public void Configure(EntityTypeBuilder<PlaceSpan> builder)
    {
        builder.ToTable("place_spans");
        builder.HasIndex(span => span.Code);
    }
}
