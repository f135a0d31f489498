using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Stocktakes;

/// <summary>What a person writes down of a decision that is to be taken.</summary>
public sealed record DecisionDetails
{
    public string Question { get; init => field = Wording.Line(value); } = "";

    public string Options { get; init => field = Wording.Text(value); } = "";

    public string Owner { get; init => field = Wording.Line(value); } = "";

    public required DateOnly DueOn { get; init; }

    public IEnumerable<FieldProblem> Problems() =>
    [
        .. FieldChecks.Needed("question", Question, "Enter what is to be decided"),
        .. FieldChecks.Within("question", Question, Wording.LongestLine, "The question"),
        .. FieldChecks.Within("options", Options, Wording.LongestText, "The options"),
        .. FieldChecks.Needed("owner", Owner, "Enter who decides, by role"),
        .. FieldChecks.Within("owner", Owner, Wording.LongestLine, "The role"),
        .. FieldChecks.Real("due", DueOn),
    ];
}

/// <summary>What was decided, on which day and by whom.</summary>
public sealed record Choice
{
    public string What { get; init => field = Wording.Line(value); } = "";

    public required DateOnly On { get; init; }

    public string By { get; init => field = Wording.Line(value); } = "";

    public IEnumerable<FieldProblem> Problems(DateOnly today) =>
    [
        .. FieldChecks.Needed("decided", What, "Enter what was decided"),
        .. FieldChecks.Within("decided", What, Wording.LongestLine, "What was decided"),
        .. FieldChecks.Within("decided-by", By, Wording.LongestLine, "The role"),
        .. FieldChecks.Real("decided-on", On),
        .. On > today ? new[] { new FieldProblem("decided-on", $"Enter a day up to today, {FieldChanges.Day(today)}") } : [],
    ];
}

// How a decision is asked for, and how it is taken.
public sealed partial class Decision
{
    /// <summary>A decision of a mission, open or taken at once. The caller keeps it where the result is an event.</summary>
    /// <param name="choice">Null while it is open.</param>
    public static (Decision Made, Result Result) Record(Guid id, Mission mission, DecisionDetails details, Choice? choice, DateOnly today)
    {
        var decision = new Decision { Id = id, MissionId = mission.Id, Question = details.Question, Options = details.Options, Owner = details.Owner, DueOn = details.DueOn };
        if (mission.Closed) return (decision, new Problem("mission.closed", "This mission is closed. Nothing is decided for it any more."));
        if (details.Problems().Concat(choice?.Problems(today) ?? []).FirstOrDefault() is { } problem) return (decision, problem.Of(Thing));
        if (choice is not null) decision.Take(choice);
        return (decision, new DecisionRecorded(mission.Id, id, decision.Question, decision.Owner, decision.DueOn, decision.Decided));
    }

    /// <summary>Writes down what was decided. It stays: who thinks again asks for a new decision.</summary>
    public Result Decide(Choice choice, DateOnly today)
    {
        if (DecidedOn is { } on) return new Problem("decision.taken", $"This was decided on {FieldChanges.Day(on)}. Record a new decision to change it.");
        if (choice.Problems(today).FirstOrDefault() is { } problem) return problem.Of(Thing);
        Take(choice);
        return new DecisionTaken(MissionId, Id, Question, Decided, choice.On, DecidedBy);
    }

    private void Take(Choice choice) => (Decided, DecidedOn, DecidedBy) = (choice.What, choice.On, choice.By.Length > 0 ? choice.By : Owner);
}

/// <param name="Decided">Empty while it is open.</param>
public sealed record DecisionRecorded(Guid Mission, Guid Decision, string Question, string Owner, DateOnly DueOn, string Decided) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Decision;

    public override string Summary => Decided.Length == 0 ? $"To be decided by {FieldChanges.Day(DueOn)} by the {Owner}: {Question}" : $"Decided: {Question} {Decided}";

    public override IEnumerable<PublicNews> Telling() => Decided.Length == 0 ? [] : [DecisionTaken.News(Mission, Question, Decided, null, Owner)];
}

public sealed record DecisionTaken(Guid Mission, Guid Decision, string Question, string Decided, DateOnly On, string By) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Decision;

    public override string Summary => $"Decided on {FieldChanges.Day(On)} by the {By}: {Question} {Decided}";

    public override IEnumerable<PublicNews> Telling() => [News(Mission, Question, Decided, On, By)];

    internal static PublicNews News(Guid mission, string question, string decided, DateOnly? on, string by) => new(
        NewsKind.DecisionMade, mission, $"Decided by the {by}: {question}. {decided}", "/decisions",
        new Dictionary<string, object?> { ["question"] = question, ["decided"] = decided, ["decidedOn"] = on, ["decidedBy"] = by });

    public override IReadOnlyList<FieldChange> Changes => [new FieldChange("decided", null, Decided), new FieldChange("decided on", null, FieldChanges.Day(On))];
}
