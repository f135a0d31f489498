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

        Answers.Remove(held!);
        if (answer.Length > 0) Answers.Add(new PlanAnswer(question.Key, answer, strength, change.Who, change.At));
        return new PlanAnswered(MissionId, Id, question.Text,
        [
            .. new[] { new FieldChange("Answer", held?.Text, answer.Length > 0 ? answer : null), new FieldChange("Rating", (held?.Strength ?? Strength.Red).Words(), StrengthOf(question.Key).Words()) }.Where(field => field.Before != field.After),
        ]);
    }

    public const string Changed = "plan.changed";
}

public sealed record PlanAnswer(string Question, string Text, Strength Strength, string Who, DateTimeOffset At);

public sealed record PlanAnswered(Guid Mission, Guid Plan, string Question, IReadOnlyList<FieldChange> Fields) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Plan;

    public override string Summary => $"Delivery plan: {Question} {string.Join("; ", Fields.Select(InWords))}";

    public override IReadOnlyList<FieldChange> Changes => Fields;

    private static string InWords(FieldChange change) => $"{change.Field}: {change.After ?? "taken away"}";
}
