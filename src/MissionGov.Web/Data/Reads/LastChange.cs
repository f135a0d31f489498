using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;

namespace MissionGov.Web.Data.Reads;

/// <summary>What somebody changed while another person was reading before they signed.</summary>
internal static class LastChange
{
    public const string Unread = "sign_off.unread";

    public static async Task<Problem> AsProblemAsync(MissionGovDb db, Guid subject, CancellationToken ct)
    {
        var last = await db.Audit.AsNoTracking().Where(line => line.SubjectId == subject).OrderByDescending(line => line.Id).Select(line => new { line.Who, line.Summary }).FirstOrDefaultAsync(ct);
        return new Problem(Unread, $"This changed after you opened the page, so nothing was done. {(last is null ? "" : $"{last.Who}: {last.Summary} ")}It now shows the new text. Read it, then press the button again.");
    }
}
