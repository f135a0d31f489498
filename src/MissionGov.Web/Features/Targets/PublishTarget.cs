using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Targets;

/// <summary>Signs a target off: everyone sees it. It needs every part, or a reason.</summary>
/// <param name="SeenVersion">The version that was read before signing.</param>
internal sealed record PublishTarget(string Mission, string Target, uint SeenVersion) : ICommand;

internal sealed class PublishTargetHandler(MissionGovDb db, AssessmentReader assessments, StatusClock clock) : TargetHandler<PublishTarget>(db)
{
    protected override Permission Requires => Permission.Publish;

    protected override string MissionOf(PublishTarget command) => command.Mission;

    protected override async Task<Result> ApplyAsync(Mission mission, PublishTarget command, Change change, CancellationToken ct)
    {
        var target = await Db.Targets.SingleOrDefaultAsync(target => target.MissionId == mission.Id && target.Slug == command.Target, ct);
        if (target is null) return NotHere;
        if (target.Version != command.SeenVersion) return await LastChange.AsProblemAsync(Db, target.Id, ct);
        var place = await Db.Places.Where(place => place.Id == target.PlaceId).Select(place => place.Name).SingleAsync(ct);
        var assessed = await assessments.ReadAsync(Db.Targets.Where(one => one.Id == target.Id), [new Vantage(clock.Today)], ct);
        var check = Trackability.Of(TargetDraft.Of(assessed[0].Target, place), StretchCheck.Of(assessed[0].Now));
        return target.Publish(mission, check, change);
    }
}
