using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Targets;

/// <summary>Adds a draft target to a mission.</summary>
internal sealed record BeginTarget(Guid Id, string Mission, TargetSaid Said) : ICommand;

internal sealed class BeginTargetHandler(MissionGovDb db) : TargetHandler<BeginTarget>(db)
{
    protected override Permission Requires => Permission.EditMission;

    protected override string MissionOf(BeginTarget command) => command.Mission;

    protected override async Task<Result> ApplyAsync(Mission mission, BeginTarget command, Change change, CancellationToken ct)
    {
        var resolved = await ResolveAsync(command.Said, ct);
        if (resolved.Problem is { } missing) return missing;
        var others = await Db.Targets.AsNoTracking().Where(target => target.MissionId == mission.Id).Select(target => new { target.Name, target.Slug }).ToListAsync(ct);
        var (made, result) = Target.Begin(command.Id, mission, resolved.Details!, [.. others.Select(other => (other.Name, other.Slug))], resolved.Names!, change);
        if (result.Event is not null) Db.Add(made);
        return result;
    }
}
