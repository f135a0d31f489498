using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Interventions;

/// <summary>Writes down a power, money or a waiver that a plan asks for, or the answer to it.</summary>
internal sealed record AskForMandate(string Mission, string Plan, Mandate Mandate, uint SeenVersion) : IOnePlanCommand;

internal sealed class AskForMandateHandler(MissionGovDb db, StatusClock clock) : OnePlanHandler<AskForMandate>(db)
{
    protected override Task<Result> ApplyAsync(Mission mission, Intervention plan, AskForMandate command, Change change, CancellationToken ct) =>
        Task.FromResult(plan.Ask(command.Mandate, clock.Today));
}
