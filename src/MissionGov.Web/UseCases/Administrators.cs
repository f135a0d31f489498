using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.People;
using MissionGov.Web.Data;

namespace MissionGov.Web.UseCases;

/// <summary>Somebody must always be able to let people in.</summary>
internal static class Administrators
{
    // Any fixed number will do.
    private const long TurnKey = 0x41646D696E;

    /// <summary>Until the transaction ends nobody else takes an administrator away: two who leave at once would leave nobody.</summary>
    public static Task TakeTurnAsync(MissionGovDb db, CancellationToken ct) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({TurnKey})", ct);

    /// <summary>Whether somebody who can sign in holds the post on a day, were one person or one appointment not there.</summary>
    public static Task<bool> RemainsAsync(MissionGovDb db, DateOnly day, Guid? withoutPerson, Guid? withoutAppointment, CancellationToken ct) => db.Appointments
        .Where(post => post.Role == Role.Administrator && post.MissionId == null && post.From <= day && (post.Until == null || post.Until > day))
        .Where(post => post.PersonId != withoutPerson && post.Id != withoutAppointment)
        .AnyAsync(post => db.Users.Any(account => account.Id == post.PersonId && account.DisabledAt == null), ct);
}
