using MissionGov.Domain;
using MissionGov.Domain.Comments;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Comments;

/// <summary>Somebody says something about a mission, a target, a point of its series or a milestone.</summary>
internal sealed record WriteComment(Guid Id, CommentAddress Address, Period? Point, string Text) : ICommand;

internal sealed class WriteCommentHandler(MissionGovDb db, StatusClock clock) : CommandHandler<WriteComment>
{
    protected override Permission Requires => Permission.Comment;

    internal override async Task<Result> HandleAsync(WriteComment command, Person person, Change change, CancellationToken ct)
    {
        var places = new CommentPlaces(db);
        if (await places.FindAsync(command.Address, command.Point, ct) is not { } place) return NotHere;
        if (!person.May(Requires, command.Address.Mission)) return NotAllowed(person);
        var (comment, result) = Comment.Write(command.Id, place, command.Text, await places.TitlesAsync(place.MissionId, clock.Today, ct), change);
        if (result.Event is not null) db.Add(comment);
        return result;
    }
}
