using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.DeliveryPlans;

/// <summary>A unit lead answers a question of the delivery plan and rates the answer.</summary>
/// <param name="Question">The question's key.</param>
/// <param name="Seen">When the answer was given that was on the screen; null for none.</param>
internal sealed record AnswerPlanQuestion(string Mission, string Question, string Text, Strength Strength, DateTimeOffset? Seen) : ICommand;

internal sealed class AnswerPlanQuestionHandler(MissionGovDb db) : CommandHandler<AnswerPlanQuestion>
{
    protected override Permission Requires => Permission.EditDelivery;

    internal override async Task<Result> HandleAsync(AnswerPlanQuestion command, Person person, Change change, CancellationToken ct)
    {
        if (PlanQuestions.Find(command.Question) is not { } question) return NotHere;
        if (await db.Missions.Where(mission => mission.Slug == command.Mission).Select(mission => (Guid?)mission.Id).SingleOrDefaultAsync(ct) is not { } mission) return NotHere;
        if (!person.May(Requires, command.Mission)) return NotAllowed(person);

        var plan = await db.DeliveryPlans.SingleOrDefaultAsync(plan => plan.MissionId == mission, ct) ?? db.Add(new DeliveryPlan { MissionId = mission }).Entity;
        return plan.Answer(question, command.Text, command.Strength, command.Seen, change);
    }
}
