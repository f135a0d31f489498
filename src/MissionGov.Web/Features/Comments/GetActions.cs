using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Comments;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Comments;

/// <summary>What came out of comments and is still to be done: one's own first, then by day.</summary>
internal sealed record GetActions : IQuery<ActionsView>;

public sealed record ActionsView(DateOnly Today, IReadOnlyList<ActionRow> Rows);

/// <param name="IsMine">For a post that the reader holds.</param>
public sealed record ActionRow(CommentAddress Address, string MissionName, string About, Comment Comment, bool IsMine);

internal sealed class GetActionsHandler(MissionGovDb db, StatusClock clock) : QueryHandler<GetActions, ActionsView>
{
    internal override Permission Requires => Permission.Comment;

    internal override async Task<ActionsView> ReadAsync(GetActions query, Person person, CancellationToken ct)
    {
        var missions = await db.Missions.AsNoTracking().Include(mission => mission.Targets).ToDictionaryAsync(mission => mission.Id, ct);
        var mine = missions.Values.Where(mission => person.MayReadComments(mission.Slug)).Select(mission => mission.Id).ToList();
        var comments = await db.Comments.AsNoTracking().Where(comment => mine.Contains(comment.MissionId) && comment.Action != null && comment.DeletedAt == null).ToListAsync(ct);
        var milestones = await db.Milestones.AsNoTracking().Where(milestone => mine.Contains(milestone.MissionId)).ToDictionaryAsync(milestone => milestone.Id, ct);
        var rows = comments.Where(comment => comment.Action is { DoneOn: null }).Select(comment =>
        {
            var mission = missions[comment.MissionId];
            var target = mission.Targets.Find(target => target.Id == comment.TargetId);
            var milestone = comment.MilestoneId is { } id ? milestones.GetValueOrDefault(id) : null;
            return new ActionRow(new CommentAddress(mission.Slug, target?.Slug, milestone?.Slug), mission.Name, target?.Name ?? milestone?.Name ?? mission.Name, comment, person.Holds(comment.Action!.Owner) || person.Title == comment.Action.Owner);
        });
        return new ActionsView(clock.Today, [.. rows.OrderByDescending(row => row.IsMine).ThenBy(row => row.Comment.Action!.DueOn)]);
    }
}
