using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Stocktakes;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Decisions;

/// <summary>Writes down a decision, open or taken, by somebody who takes decisions.</summary>
/// <param name="Choice">Null while it is open.</param>
internal sealed record RecordDecision(Guid Id, string Mission, DecisionDetails Details, Choice? Choice) : ICommand;

internal sealed class RecordDecisionHandler(MissionGovDb db, StatusClock clock) : NewDecisionHandler<RecordDecision>(db, clock)
{
    protected override Permission Requires => Permission.Decide;

    protected override RecordDecision What(RecordDecision command) => command;
}

/// <summary>A unit lead asks for a decision.</summary>
internal sealed record AskForDecision(Guid Id, string Mission, DecisionDetails Details) : ICommand;

internal sealed class AskForDecisionHandler(MissionGovDb db, StatusClock clock) : NewDecisionHandler<AskForDecision>(db, clock)
{
    protected override Permission Requires => Permission.EditMission;

    protected override RecordDecision What(AskForDecision command) => new(command.Id, command.Mission, command.Details, null);
}

internal abstract class NewDecisionHandler<TCommand>(MissionGovDb db, StatusClock clock) : CommandHandler<TCommand>
    where TCommand : ICommand
{
    protected abstract RecordDecision What(TCommand command);

    internal override async Task<Result> HandleAsync(TCommand command, Person person, Change change, CancellationToken ct)
    {
        var what = What(command);
        if (await db.Missions.SingleOrDefaultAsync(mission => mission.Slug == what.Mission, ct) is not { } mission) return NotHere;
        if (!person.May(Requires, what.Mission)) return NotAllowed(person);
        var (made, result) = Decision.Record(what.Id, mission, what.Details, what.Choice, clock.Today);
        if (result.Event is not null) db.Add(made);
        return result;
    }
}

/// <summary>Writes down what was decided.</summary>
internal sealed record TakeDecision(Guid DecisionId, Choice Choice) : ICommand;

internal sealed class TakeDecisionHandler(MissionGovDb db, StatusClock clock) : CommandHandler<TakeDecision, Decision>(db)
{
    protected override Permission Requires => Permission.Decide;

    protected override Task<Decision?> LoadAsync(TakeDecision command, CancellationToken ct) => Db.Decisions.SingleOrDefaultAsync(decision => decision.Id == command.DecisionId, ct);

    protected override Result Apply(Decision subject, TakeDecision command, Change change) => subject.Decide(command.Choice, clock.Today);
}
