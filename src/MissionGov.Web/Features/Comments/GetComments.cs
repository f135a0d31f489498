using MissionGov.Domain.Comments;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Comments;

/// <summary>Everything said about one thing, with what this person may do about it. Null for what is not there, or not for them to read.</summary>
internal sealed record GetComments(CommentAddress Address) : IQuery<CommentsView?>;

/// <param name="Subject">The mission, target or milestone.</param>
/// <param name="Points">The periods of a target that a note can be on.</param>
/// <param name="Titles">The posts that can be called.</param>
public sealed record CommentsView(CommentAddress Address, Guid Subject, string Name, Guid? Reader, bool MayWrite, DateTimeOffset Now, DateOnly Today, IReadOnlyList<Comment> Comments, IReadOnlyList<Period> Points, IReadOnlyList<string> Titles);

internal sealed class GetCommentsHandler(MissionGovDb db, StatusClock status, TimeProvider clock) : QueryHandler<GetComments, CommentsView?>
{
    // Which right counts depends on the mission.
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<CommentsView?> ReadAsync(GetComments query, Person person, CancellationToken ct)
    {
        // A visitor is asked to sign in; to others it is as if there were nothing, whether there is such a mission or not.
        if (person == Person.Visitor) throw new NotAllowedException(person);
        if (!person.MayReadComments(query.Address.Mission)) return null;
        var places = new CommentPlaces(db);
        if (await places.FindAsync(query.Address, point: null, ct) is not { } place) return null;
        return new CommentsView(
            query.Address, place.MilestoneId ?? place.TargetId ?? place.MissionId, place.Name, person.Id, person.May(Permission.Comment, query.Address.Mission), clock.GetUtcNow(), status.Today,
            await new CommentReader(db).ReadAsync(place.MissionId, place.TargetId, place.MilestoneId, ct),
            place.TargetId is { } target ? await places.PointsAsync(target, ct) : [],
            await places.TitlesAsync(place.MissionId, status.Today, ct));
    }
}
