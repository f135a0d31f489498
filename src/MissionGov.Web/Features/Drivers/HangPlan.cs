using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Drivers;

/// <summary>Says on which driver a plan acts; null takes it off.</summary>
internal sealed record HangPlan(string Mission, Guid Plan, Guid? Driver) : ITreeCommand;

internal sealed class HangPlanHandler(MissionGovDb db) : TreeHandler<HangPlan>(db)
{
    private Intervention? _plan;

    protected override async Task<bool> FindAsync(HangPlan command, CancellationToken ct) =>
        (_plan = await Db.Interventions.AsNoTracking().SingleOrDefaultAsync(plan => plan.Id == command.Plan, ct)) is not null;

    protected override Result Apply(DriverTree tree, HangPlan command, IReadOnlyCollection<Guid> outcomes) => tree.Hang(_plan!, command.Driver);
}
