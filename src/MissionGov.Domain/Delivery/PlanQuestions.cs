namespace MissionGov.Domain.Delivery;

public enum PlanPart
{
    Plan,
    Chain,
}

/// <summary>A question that every plan must answer.</summary>
/// <param name="Key">Its name in addresses and in the store.</param>
/// <param name="Good">What a strong answer has.</param>
public sealed record PlanQuestion(string Key, PlanPart Part, string Text, string Good);

/// <summary>Ten questions to the plan, and twelve checks of the chain of people who carry it out. What they ask about is known from delivery units and auditors; the words are ours.</summary>
public static class PlanQuestions
{
    public static readonly IReadOnlyList<PlanQuestion> All =
    [
        new("goal", PlanPart.Plan, "What will be different, for whom, and by when?", "One figure, one group of people, one date."),
        new("path", PlanPart.Plan, "Which figures lead there, and what are they based on?", "Steps on the way, each with a reason. A straight line is not a reason."),
        new("in-charge", PlanPart.Plan, "Who answers for it at the top, and at each step down?", "One named role at each step. Nobody shares the job."),
        new("chain", PlanPart.Plan, "Which bodies turn the decision into what people meet?", "Each body from the minister to the front line, and what passes between them."),
        new("actions", PlanPart.Plan, "What will be done, and by whom?", "A short list. Each action says which part of the goal it brings."),
        new("timetable", PlanPart.Plan, "When is each thing done, and what must come first?", "Dated milestones, and what waits for what."),
        new("allies", PlanPart.Plan, "Whose help is needed, and how are they won over?", "Names of groups, what they want, who speaks with them."),
        new("risks", PlanPart.Plan, "What could go wrong, and what is done about it?", "A few real risks. Each has an owner and a first step."),
        new("means", PlanPart.Plan, "What money, people and skills does it take?", "What is needed, what is there, and how the rest is found."),
        new("comparisons", PlanPart.Plan, "Where has this worked before, and how well?", "Places or trials like ours, with their figures."),

        new("shared-goal", PlanPart.Chain, "Does each body name the same goal?", "Ask three of them. They give the same answer."),
        new("evidence", PlanPart.Chain, "Does each step rest on evidence that it works?", "Trials, or places that did it. Where there is none, it says so."),
        new("capacity", PlanPart.Chain, "Has each body the people and skills for its part?", "Gaps are known, and somebody fills them."),
        new("joint-plan", PlanPart.Chain, "Do the bodies work from one plan?", "One plan, agreed by all, used every week."),
        new("funding", PlanPart.Chain, "Does the money reach each body in time?", "Each body knows how much comes, when, and for how long."),
        new("contact", PlanPart.Chain, "Do the bodies talk often, in both ways?", "Fixed times to talk. News from the front line reaches the top in days."),
        new("levers", PlanPart.Chain, "Has each body a reason to act, and the help to do so?", "Rules and money go with support. Nothing pulls the other way."),
        new("chain-risks", PlanPart.Chain, "Is each weak link known, and does somebody hold it?", "The weakest link has a name beside it."),
        new("tracking", PlanPart.Chain, "Do the figures show soon when something is not working?", "Fresh figures for each step, seen by those who do the work."),
        new("leaders", PlanPart.Chain, "Do leaders meet, decide and follow up?", "Regular meetings. Decisions have an owner and a date."),
        new("learning", PlanPart.Chain, "Does what is learnt at the front line change the plan?", "Changes in the plan that came from there."),
        new("waste", PlanPart.Chain, "Is each step worth its cost?", "The cost for each result is known, and goes down."),
    ];

    public static PlanQuestion? Find(string key) => All.FirstOrDefault(question => question.Key == key);
}
