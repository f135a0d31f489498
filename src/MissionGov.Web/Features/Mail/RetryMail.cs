using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Mail;

/// <summary>An administrator has mended what kept a mail back, and has it tried again.</summary>
internal sealed record RetryMail(Guid Mail) : ICommand;

internal sealed class RetryMailHandler(MissionGovDb db) : CommandHandler<RetryMail>
{
    protected override Permission Requires => Permission.Administer;

    internal override async Task<Result> HandleAsync(RetryMail command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) return NotAllowed(person);
        if (await db.Outbox.SingleOrDefaultAsync(mail => mail.Id == command.Mail && mail.ParkedAt != null, ct) is not { } mail) return NotHere;
        mail.Retry(change.At);
        return new MailRetried(mail.Id, mail.Kind.ToString());
    }
}

/// <summary>What the mail says, and to whom, stays out of the audit.</summary>
public sealed record MailRetried(Guid Mail, string Kind) : DomainEvent
{
    public override Guid? MissionId => null;

    public override Guid? SubjectId => Mail;

    public override string Summary => $"A mail that had been given up on ({Kind}) is tried again.";
}
