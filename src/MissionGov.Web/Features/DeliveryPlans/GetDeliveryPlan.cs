using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.DeliveryPlans;

/// <summary>What a mission answers to the questions that every plan must answer.</summary>
internal sealed record GetDeliveryPlan(string Mission) : IQuery<PlanView?>;

public sealed record PlanView(string Mission, string MissionName, bool MayEdit, DeliveryPlan Plan)
{
    public int Weak => PlanQuestions.All.Count(question => Plan.StrengthOf(question.Key) == Strength.Red);

    public int Unanswered => PlanQuestions.All.Count(question => Plan.AnswerTo(question.Key) is null);

    /// <summary>The finding that titles the page.</summary>
    public string Finding => Weak switch
    {
        0 => "No answer is weak",
        1 => $"One answer of {PlanQuestions.All.Count} is weak",
        var weak => $"{BoardHeadline.Number(weak)} answers of {PlanQuestions.All.Count} are weak",
    };
}

internal sealed class GetDeliveryPlanHandler(MissionGovDb db) : QueryHandler<GetDeliveryPlan, PlanView?>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<PlanView?> ReadAsync(GetDeliveryPlan query, Person person, CancellationToken ct)
    {
        if (await db.Missions.Where(mission => mission.Slug == query.Mission).Select(mission => new { mission.Id, mission.Name }).SingleOrDefaultAsync(ct) is not { } mission) return null;
        var plan = await db.DeliveryPlans.AsNoTracking().SingleOrDefaultAsync(plan => plan.MissionId == mission.Id, ct);
        return new PlanView(query.Mission, mission.Name, person.May(Permission.EditDelivery, query.Mission), plan ?? new DeliveryPlan { MissionId = mission.Id });
    }
}
