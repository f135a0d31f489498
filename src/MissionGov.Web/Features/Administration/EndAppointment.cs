using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Administration;

/// <summary>Somebody leaves a post. The appointment stays as history.</summary>
/// <param name="Last">The last day; null takes the post away at once.</param>
internal sealed record EndAppointment(Guid AppointmentId, DateOnly? Last) : ICommand;

internal sealed class EndAppointmentHandler(MissionGovDb db) : CommandHandler<EndAppointment>
{
    protected override Permission Requires => Permission.Administer;

    internal override async Task<Result> HandleAsync(EndAppointment command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, null)) return NotAllowed(person);
        if (await db.Appointments.SingleOrDefaultAsync(post => post.Id == command.AppointmentId, ct) is not { } post) return NotHere;

        var day = LondonDay.Of(change.At);
        if (post.Role == Role.Administrator)
        {
            await Administrators.TakeTurnAsync(db, ct);
            var others = await db.Appointments.AnyAsync(other => other.Id != post.Id && other.PersonId == post.PersonId && other.Role == Role.Administrator && other.Until == null && other.From <= day, ct);
            if (!others && await Administrators.IsLastAsync(db, post.PersonId, day, ct)) return new Problem("last_administrator", "This is the last administrator who can sign in. Appoint another one first.");
        }

        return post.End(command.Last ?? day.AddDays(-1));
    }
}
