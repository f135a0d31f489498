using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MissionGov.Domain.People;

namespace MissionGov.Web.Data.Mapping;

internal sealed class OutboxMailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("outbox");

        // The few that wait, however many have been sent.
        builder.HasIndex(mail => mail.NextTryAt).HasFilter("sent_at is null and parked_at is null");
    }
}

internal sealed class DigestMarkMapping : IEntityTypeConfiguration<DigestMark>
{
    public void Configure(EntityTypeBuilder<DigestMark> builder)
    {
        builder.ToTable("digests");

        // A second digest for the same week cannot be written, by whichever node.
        builder.HasKey(mark => new { mark.PersonId, mark.Week });
    }
}

internal sealed class NoticeChoiceMapping : IEntityTypeConfiguration<NoticeChoice>
{
    public void Configure(EntityTypeBuilder<NoticeChoice> builder)
    {
        builder.ToTable("notice_choices");
        builder.HasKey(choice => choice.PersonId);
    }
}
