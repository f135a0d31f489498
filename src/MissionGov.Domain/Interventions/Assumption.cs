namespace MissionGov.Domain.Interventions;

/// <summary>Something that must hold for a plan to work. Each can be tested, and somebody looks at it again by a day.</summary>
/// <param name="What">As a sentence that can turn out wrong.</param>
/// <param name="Owner">Who looks, by role title.</param>
/// <param name="StopIf">What would show that it does not hold, and so ends the plan.</param>
public sealed record Assumption(Guid Id, string What, string Owner, DateOnly ReviewOn, string StopIf)
{
    /// <summary>The last look at it; null before the first.</summary>
    public AssumptionReview? Review { get; init; }

    public bool IsOverdue(DateOnly today) => ReviewOn < today;

    /// <summary>Somebody looked, and it did not hold.</summary>
    public bool IsBroken => Review is { Holds: false };

    internal Assumption Tidied => this with { What = Wording.Line(What), Owner = Wording.Line(Owner), StopIf = Wording.Line(StopIf) };

    public IEnumerable<FieldProblem> Problems() =>
    [
        .. FieldChecks.Needed("what", What, "Enter what must hold, such as: nurses accept evening shifts"),
        .. FieldChecks.Within("what", What, Wording.LongestLine, "The assumption"),
        .. FieldChecks.Needed("owner", Owner, "Enter who looks at it, by role"),
        .. FieldChecks.Within("owner", Owner, Wording.LongestLine, "The role"),
        .. FieldChecks.Real("review", ReviewOn),
        .. FieldChecks.Needed("stop-if", StopIf, "Enter what would make you stop"),
        .. FieldChecks.Within("stop-if", StopIf, Wording.LongestLine, "What would make you stop"),
    ];
}

/// <summary>What a look at an assumption found.</summary>
public sealed record AssumptionReview(bool Holds, string Found, string Who, DateOnly On);
