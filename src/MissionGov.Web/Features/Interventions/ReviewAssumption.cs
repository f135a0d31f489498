using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Interventions;

/// <summary>Writes down what a look at an assumption found.</summary>
internal sealed record ReviewAssumption(string Mission, string Plan, Guid Assumption, bool Holds, string Found, DateOnly Next, uint SeenVersion) : IOnePlanCommand;

internal sealed class ReviewAssumptionHandler(MissionGovDb db, StatusClock clock) : OnePlanHandler<ReviewAssumption>(db)
{
    protected override Task<Result> ApplyAsync(Mission mission, Intervention plan, ReviewAssumption command, Change change, CancellationToken ct) =>
        Task.FromResult(plan.Review(command.Assumption, command.Holds, command.Found, command.Next, clock.Today, change));
}
