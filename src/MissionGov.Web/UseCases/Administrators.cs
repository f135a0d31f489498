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

    /// <summary>Whether a person is an administrator on a day, and the only one who can sign in.</summary>
    public static async Task<bool> IsLastAsync(MissionGovDb db, Guid person, DateOnly day, CancellationToken ct)
    {
        var holders = await db.Appointments
            .Where(post => post.Role == Role.Administrator && post.From <= day && (post.Until == null || post.Until >= day))
            .Where(post => db.Users.Any(account => account.Id == post.PersonId && account.DisabledAt == null))
            .Select(post => post.PersonId).Distinct().ToListAsync(ct);
        return holders is [var only] && only == person;
    }
}
