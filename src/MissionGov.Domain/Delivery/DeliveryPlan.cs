using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Delivery;

/// <summary>A mission's answers to the questions that every plan must answer. No answer counts as the weakest.</summary>
public sealed class DeliveryPlan : IMissionScoped
{
    public const int LongestAnswer = 20_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid MissionId { get; init; }

    public List<PlanAnswer> Answers { get; init; } = [];

    /// <summary>Shown with the mark "illustrative": made up for the demo, not a fact.</summary>
    public bool Illustrative { get; init; }

    public uint Version { get; set; }

    public PlanAnswer? AnswerTo(string question) => Answers.Find(answer => answer.Question == question);

    public Strength StrengthOf(string question) => AnswerTo(question)?.Strength ?? Strength.Red;

    /// <summary>Answers a question, or answers it anew. An empty answer takes the old one away.</summary>
    /// <param name="seen">When the answer was given that was on the screen; null for none.</param>
    public Result Answer(PlanQuestion question, string text, Strength strength, DateTimeOffset? seen, Change change)
    {
        var held = AnswerTo(question.Key);
        var answer = Wording.IsEmpty(text) ? "" : Wording.Text(text);
        if (held?.At != seen) return new Problem(Changed, $"{held?.Who ?? "Somebody"} changed this answer while you were typing. Yours is kept below and not saved yet. Save again to use yours.");
        if (answer.Length > LongestAnswer) return new Problem("plan.answer", $"The answer must be {LongestAnswer:N0} characters or fewer. You have {answer.Length:N0}.");
        if (held is null && answer.Length == 0) return new Problem("plan.answer", "Write an answer, even a short one.");
        if (held is not null && (held.Text, held.Strength) == (answer, strength)) return new Problem("plan.answer", "Nothing is different from the answer held. Change something, or go back.");

        var given = answer.Length > 0 ? new PlanAnswer(question.Key, answer, strength, change.Who, change.At) : null;
        Hold(given, instead: held);
        return new PlanAnswered(MissionId, Id, question.Text, Between(held, given)) { Key = question.Key, Before = held, After = given };
    }

    internal Result GoBackTo(PlanAnswered happened, Restoration restoration)
    {
        if (restoration.Problem(happened.Key) is { } problem) return problem;
        var held = AnswerTo(happened.Key!);
        if (PlanAnswer.SaysTheSame(held, happened.Before)) return Restoration.AsItIs;
        var given = happened.Before is { } before ? before with { Who = restoration.Change.Who, At = restoration.Change.At } : null;
        Hold(given, instead: held);
        return restoration.Done(MissionId, Id, $"Delivery plan: {happened.Question}", Between(held, given));
    }

    private void Hold(PlanAnswer? given, PlanAnswer? instead)
    {
        Answers.Remove(instead!);
        if (given is not null) Answers.Add(given);
    }

    private static IReadOnlyList<FieldChange> Between(PlanAnswer? before, PlanAnswer? after) =>
    [
        .. new[] { new FieldChange("Answer", before?.Text, after?.Text), new FieldChange("Rating", Rated(before), Rated(after)) }.Where(field => field.Before != field.After),
    ];

    private static string Rated(PlanAnswer? answer) => (answer?.Strength ?? Strength.Red).Words();

    public const string Changed = "plan.changed";
}

public sealed record PlanAnswer(string Question, string Text, Strength Strength, string Who, DateTimeOffset At)
{
    /// <summary>Whoever said it, and whenever.</summary>
    internal static bool SaysTheSame(PlanAnswer? one, PlanAnswer? other) => (one?.Text, one?.Strength) == (other?.Text, other?.Strength);
}

public sealed record PlanAnswered(Guid Mission, Guid Plan, string Question, IReadOnlyList<FieldChange> Fields) : DomainEvent, IRestorable<DeliveryPlan>
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Plan;

    public override string Summary => $"Delivery plan: {Question} {string.Join("; ", Fields.Select(InWords))}";

    public override IReadOnlyList<FieldChange> Changes => Fields;

    /// <summary>The question's; null in events from before it was kept.</summary>
    public string? Key { get; init; }

    public PlanAnswer? Before { get; init; }

    public PlanAnswer? After { get; init; }

    public string? ChangedSince(DeliveryPlan subject) => Key is null || PlanAnswer.SaysTheSame(subject.AnswerTo(Key), After) ? null : "The question was answered anew.";

    public Result Restore(DeliveryPlan subject, Restoration restoration) => subject.GoBackTo(this, restoration);

    public IRestorable<DeliveryPlan> Reverse() => this with { Before = After, After = Before };

    private static string InWords(FieldChange change) => $"{change.Field}: {change.After ?? "taken away"}";
}
