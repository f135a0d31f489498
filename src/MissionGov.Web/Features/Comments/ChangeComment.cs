using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Comments;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Comments;

/// <summary>Something done to a comment that is there. What it takes beyond the right to comment, the comment itself knows.</summary>
internal abstract class CommentHandler<TCommand>(MissionGovDb db) : CommandHandler<TCommand, Comment>(db)
    where TCommand : ICommentCommand
{
    protected override Permission Requires => Permission.Comment;

    protected override Task<Comment?> LoadAsync(TCommand command, CancellationToken ct) => Db.Comments.SingleOrDefaultAsync(comment => comment.Id == command.Comment, ct);
}

internal interface ICommentCommand : ICommand
{
    Guid Comment { get; }
}

/// <param name="SeenVersion">The version that was on the screen.</param>
internal sealed record EditComment(Guid Comment, string Text, uint SeenVersion) : ICommentCommand;

internal sealed class EditCommentHandler(MissionGovDb db, StatusClock clock) : CommentHandler<EditComment>(db)
{
    private CommentPlace? _place;
    private IReadOnlyList<string> _titles = [];

    protected override async Task<Comment?> LoadAsync(EditComment command, CancellationToken ct)
    {
        if (await base.LoadAsync(command, ct) is not { } comment) return null;
        var places = new CommentPlaces(Db);
        (_place, _titles) = (await places.OfAsync(comment, ct), await places.TitlesAsync(comment.MissionId, clock.Today, ct));
        return _place is null ? null : comment;
    }

    protected override Result Apply(Comment subject, EditComment command, Change change) => subject.Version == command.SeenVersion
        ? subject.Edit(command.Text, _place!, _titles, change)
        : new Problem(Mediator.Changed, "This comment was changed while you were typing. Look at it as it is now, then save yours again or leave it.");
}

internal sealed record DeleteComment(Guid Comment) : ICommentCommand;

internal sealed class DeleteCommentHandler(MissionGovDb db) : CommentHandler<DeleteComment>(db)
{
    protected override Result Apply(Comment subject, DeleteComment command, Change change) => subject.Delete(change);
}

internal sealed record ResolveComment(Guid Comment) : ICommentCommand;

internal sealed class ResolveCommentHandler(MissionGovDb db) : CommentHandler<ResolveComment>(db)
{
    protected override Result Apply(Comment subject, ResolveComment command, Change change) => subject.Resolve(change);
}

internal sealed record ReopenComment(Guid Comment) : ICommentCommand;

internal sealed class ReopenCommentHandler(MissionGovDb db) : CommentHandler<ReopenComment>(db)
{
    protected override Result Apply(Comment subject, ReopenComment command, Change change) => subject.Reopen();
}

internal sealed record AskForAction(Guid Comment, string Owner, DateOnly DueOn) : ICommentCommand;

internal sealed class AskForActionHandler(MissionGovDb db, StatusClock clock) : CommentHandler<AskForAction>(db)
{
    protected override Result Apply(Comment subject, AskForAction command, Change change) => subject.Ask(command.Owner, command.DueOn, clock.Today);
}

internal sealed record FinishAction(Guid Comment) : ICommentCommand;

internal sealed class FinishActionHandler(MissionGovDb db, StatusClock clock) : CommentHandler<FinishAction>(db)
{
    protected override Result Apply(Comment subject, FinishAction command, Change change) => subject.Finish(clock.Today);
}
