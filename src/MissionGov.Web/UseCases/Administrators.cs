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

    /// <summary>Whether there is one on a day who can sign in.</summary>
    public static Task<bool> AnyAsync(MissionGovDb db, DateOnly day, CancellationToken ct) => WhoCanSignIn(db, day).AnyAsync(ct);

    /// <summary>Whether a person is an administrator on a day, and the only one who can sign in.</summary>
    public static async Task<bool> IsLastAsync(MissionGovDb db, Guid person, DateOnly day, CancellationToken ct)
    {
        var holders = await WhoCanSignIn(db, day).ToListAsync(ct);
        return holders is [var only] && only == person;
    }

    // Who was invited and has chosen no password yet cannot let anybody in.
    private static IQueryable<Guid> WhoCanSignIn(MissionGovDb db, DateOnly day) => (
        from post in db.Appointments
        where post.Role == Role.Administrator && post.From <= day && (post.Until == null || post.Until >= day)
        join account in db.Users on post.PersonId equals account.Id
        where account.DisabledAt == null && (account.PasswordHash != null || db.UserPasskeys.Any(key => key.UserId == account.Id) || db.UserLogins.Any(login => login.UserId == account.Id))
        select account.Id).Distinct();
}
