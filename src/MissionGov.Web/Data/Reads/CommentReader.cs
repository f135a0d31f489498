using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Comments;

namespace MissionGov.Web.Data.Reads;

/// <summary>What was said about a mission itself, a target of it with its points, or a milestone; oldest first.</summary>
internal sealed class CommentReader(MissionGovDb db)
{
    public async Task<IReadOnlyList<Comment>> ReadAsync(Guid mission, Guid? target, Guid? milestone, CancellationToken ct) =>
        await db.Comments.AsNoTracking()
            .Where(comment => comment.MissionId == mission && comment.TargetId == target && comment.MilestoneId == milestone)
            .OrderBy(comment => comment.WrittenAt).ThenBy(comment => comment.Id).ToListAsync(ct);
}
