namespace MissionGov.Domain.Interventions;

public enum MandateKind
{
    Power,
    Budget,
    Waiver,
}

public enum MandateAnswer
{
    /// <summary>Asked for, and nobody has answered.</summary>
    Waiting,
    Granted,
    Refused,
}

/// <summary>Something a plan needs and cannot give itself: a power, money or leave from a rule.</summary>
/// <param name="From">Who can give it, by role title.</param>
public sealed record Mandate(Guid Id, MandateKind Kind, string What, string From, DateOnly AskedOn)
{
    public MandateAnswer Answer { get; init; }

    public DateOnly? AnsweredOn { get; init; }

    /// <summary>What was said with the answer.</summary>
    public string Because { get; init; } = "";

    /// <summary>How long it has waited, or waited until it was answered.</summary>
    public int DaysWaited(DateOnly today) => (AnsweredOn ?? today).DayNumber - AskedOn.DayNumber;

    internal Mandate Tidied => this with { What = Wording.Line(What), From = Wording.Line(From), Because = Wording.Line(Because) };

    public IEnumerable<FieldProblem> Problems(DateOnly today) =>
    [
        .. FieldChecks.Needed("what", What, "Enter what is asked for"),
        .. FieldChecks.Within("what", What, Wording.LongestLine, "What is asked for"),
        .. FieldChecks.Needed("from", From, "Enter who can give it, by role"),
        .. FieldChecks.Within("from", From, Wording.LongestLine, "The role"),
        .. FieldChecks.Within("because", Because, Wording.LongestLine, "The answer"),
        .. FieldChecks.Real("asked", AskedOn),
        .. AskedOn > today ? new[] { new FieldProblem("asked", $"Enter a day up to today, {FieldChanges.Day(today)}") } : [],
        .. AnsweredOn < AskedOn || AnsweredOn > today ? new[] { new FieldProblem("answered", $"Enter a day from {FieldChanges.Day(AskedOn)} to {FieldChanges.Day(today)}") } : [],
    ];
}

public static class MandateWords
{
    public static string InWords(this MandateKind kind) => kind switch
    {
        MandateKind.Power => "Power",
        MandateKind.Budget => "Budget",
        _ => "Waiver",
    };

    public static string InWords(this MandateAnswer answer) => answer switch
    {
        MandateAnswer.Granted => "Granted",
        MandateAnswer.Refused => "Refused",
        _ => "No answer yet",
    };
}
