namespace MissionGov.Domain.Interventions;

// Pivot, go on or stop. What ended stays where it was, with the reason.
public sealed partial class Intervention
{
    public const int LongestReason = 1000;

    /// <summary>Moves it on, back or to its end. Each step says why, and what shows it.</summary>
    /// <param name="into">What it goes on in, where it is merged.</param>
    public Result ChangeState(InterventionState to, string evidence, Intervention? into, Change change)
    {
        if (Ended is { } ended) return ended;
        if (!Enum.IsDefined(to)) return new FieldProblem("state", "Choose a state").Of(Thing);
        if (to == State) return new FieldProblem("state", $"It stands at \"{to.InWords()}\" already. Choose another state").Of(Thing);
        var (reason, shown) = (Wording.Line(change.Reason), Wording.Line(evidence));
        FieldProblem[] problems =
        [
            .. FieldChecks.Needed("reason", reason, "Say in one line why"),
            .. FieldChecks.Within("reason", reason, LongestReason, "The reason"),
            .. FieldChecks.Needed("evidence", shown, "Say what shows it: a link, or a few words"),
            .. FieldChecks.Within("evidence", shown, LongestReason, "The evidence"),
        ];
        if (problems.Length > 0) return problems[0].Of(Thing);
        if (to == InterventionState.Merged && (into is null || into.Id == Id || into.MissionId != MissionId || into.TargetId != TargetId || into.HasEnded)) return new FieldProblem("into", "Choose the plan that it goes on in: one for the same target that still goes on").Of(Thing);

        var step = new StateChange(State, to, reason, shown, change.Who, change.At, to == InterventionState.Merged ? into!.Id : null);
        History.Add(step);
        State = to;
        return new InterventionStateChanged(MissionId, Id, Name, step, to == InterventionState.Merged ? into!.Name : null);
    }

    internal Result GoBackTo(InterventionState before, Restoration restoration)
    {
        if (restoration.Problem(before) is { } problem) return problem;
        if (State == before) return Restoration.AsItIs;
        var step = new StateChange(State, before, restoration.Reason, "", restoration.Change.Who, restoration.Change.At);
        History.Add(step);
        State = before;
        return restoration.Done(MissionId, Id, Name, [new FieldChange(StateField, step.From.InWords(), step.To.InWords())]);
    }

    internal const string StateField = "state";
}

/// <param name="Into">The name of what it goes on in.</param>
public sealed record InterventionStateChanged(Guid Mission, Guid Intervention, string Name, StateChange Step, string? Into) : DomainEvent, IRestorable<Intervention>
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Intervention;

    public override string Summary => $"{Name}: {Step.To.InWords().ToLowerInvariant()}{(Into is null ? "" : $", {Into}")}, before {Step.From.InWords().ToLowerInvariant()}. Reason: {Step.Reason} Evidence: {Step.Evidence}";

    public override IReadOnlyList<FieldChange> Changes => [new(Interventions.Intervention.StateField, Step.From.InWords(), Step.To.InWords())];

    public string? ChangedSince(Intervention subject) => subject.State == Step.To ? null : $"It is now at \"{subject.State.InWords()}\".";

    public Result Restore(Intervention subject, Restoration restoration) => subject.GoBackTo(Step.From, restoration);

    public IRestorable<Intervention> Reverse() => this with { Step = Step with { From = Step.To, To = Step.From } };
}
