using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.People;

namespace MissionGov.Web.Data.Reads;

internal static class NoticeChoices
{
    /// <summary>What a person has chosen, to be changed; as it is for everybody, where they have chosen nothing yet.</summary>
    public static async Task<NoticeChoice> NoticeChoiceOfAsync(this MissionGovDb db, Guid person, CancellationToken ct) =>
        await db.NoticeChoices.SingleOrDefaultAsync(choice => choice.PersonId == person, ct)
        ?? db.NoticeChoices.Add(new NoticeChoice { PersonId = person }).Entity;
}
