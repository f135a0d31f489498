using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;

namespace MissionGov.Web.UseCases;

/// <summary>What a person wanted when they pressed the button once.</summary>
/// <param name="Id">Made with the form: sent again, it has no second effect.</param>
/// <param name="Hash">Of who wanted what and why. A member of a command that is secret bears <see cref="System.Text.Json.Serialization.JsonIgnoreAttribute"/>: a hash of a password could be guessed.</param>
internal sealed record Intent(Guid Id, string Hash)
{
    /// <summary>Code of the problem that the button was pressed again with something else in the form.</summary>
    public const string Other = "intent";

    public static Intent Of<TCommand>(Guid id, TCommand command, string reason, Person person)
        where TCommand : ICommand =>
        new(id, Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Person = person.Id, Command = typeof(TCommand).Name, Wanted = command, Why = reason }, AsJson.Options))));

    /// <summary>Null where the audit does not know the id; else what to answer.</summary>
    public async Task<Done?> DoneAsync(MissionGovDb db, CancellationToken ct)
    {
        var lines = await db.Audit.AsNoTracking().Where(line => line.CommandId == Id).Select(line => line.Intent).ToListAsync(ct);
        if (lines.Count == 0) return null;
        return lines.Exists(known => known is not null && known != Hash)
            ? new Done(new Problem(Other, "This form was saved before with something else in it. What you typed now is not saved yet. Save again to change it."))
            : new Done(null);
    }
}

/// <summary>How an intent that had been carried out is answered when it comes again.</summary>
internal sealed record Done(Problem? Problem);
