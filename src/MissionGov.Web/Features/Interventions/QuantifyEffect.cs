using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Interventions;

/// <summary>Enters what a source says of the effect, or mends what was entered under that id.</summary>
internal sealed record QuantifyEffect(string Mission, string Plan, EffectEstimate Estimate, uint SeenVersion) : IOnePlanCommand;

internal sealed class QuantifyEffectHandler(MissionGovDb db) : OnePlanHandler<QuantifyEffect>(db)
{
    protected override async Task<Result> ApplyAsync(Mission mission, Intervention plan, QuantifyEffect command, Change change, CancellationToken ct) =>
        plan.Quantify(command.Estimate, await Db.Targets.SingleOrDefaultAsync(target => target.Id == plan.TargetId, ct));
}
