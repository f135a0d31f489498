using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Targets;

/// <param name="SeenVersion">The version that was on the screen.</param>
internal sealed record EditTarget(string Mission, string Target, TargetSaid Said, uint SeenVersion) : ICommand;

internal sealed class EditTargetHandler(MissionGovDb db) : TargetHandler<EditTarget>(db)
{
    protected override Permission Requires => Permission.EditMission;

    protected override string MissionOf(EditTarget command) => command.Mission;

    protected override async Task<Result> ApplyAsync(Mission mission, EditTarget command, Change change, CancellationToken ct)
    {
        var target = await Db.Targets.Include(target => target.Indicator).SingleOrDefaultAsync(target => target.MissionId == mission.Id && target.Slug == command.Target, ct);
        if (target is null) return NotHere;
        if (target.Version != command.SeenVersion) return new Problem(Mediator.Changed, "Someone else changed this target while you were typing.");

        var resolved = await ResolveAsync(command.Said, ct);
        if (resolved.Problem is { } missing) return missing;
        var place = await Db.Places.Where(place => place.Id == target.PlaceId).Select(place => place.Name).SingleAsync(ct);
        var before = new TargetNames(target.Indicator.Name, place, target.Indicator.Unit);
        var others = await Db.Targets.AsNoTracking().Where(other => other.MissionId == mission.Id && other.Id != target.Id).Select(other => other.Name).ToListAsync(ct);
        return target.Edit(mission, resolved.Details!, others, before, resolved.Names!, change);
    }
}
