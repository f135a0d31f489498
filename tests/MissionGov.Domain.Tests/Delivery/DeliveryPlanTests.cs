using MissionGov.Domain.Delivery;

namespace MissionGov.Domain.Tests.Delivery;

public sealed class DeliveryPlanTests
{
    private static readonly Change Change = new("NHS unit lead", new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    private readonly DeliveryPlan _plan = new() { MissionId = Guid.Empty };

    [Fact]
    public void There_are_ten_questions_and_twelve_checks_each_with_an_address() =>
        Assert.Equal((10, 12, 22), (PlanQuestions.All.Count(one => one.Part == PlanPart.Plan), PlanQuestions.All.Count(one => one.Part == PlanPart.Chain), PlanQuestions.All.Select(one => one.Key).Distinct().Count()));

    [Fact]
    public void No_answer_is_the_weakest_answer()
    {
        Assert.All(PlanQuestions.All, question => Assert.Equal(Strength.Red, _plan.StrengthOf(question.Key)));

        Assert.Null(Answer("92% of people within 18 weeks by March 2029.", Strength.Green).Problem);
        Assert.Equal(Strength.Green, _plan.StrengthOf("goal"));

        Assert.Null(Answer("", Strength.Green, Change.At).Problem);
        Assert.Equal((Strength.Red, 0), (_plan.StrengthOf("goal"), _plan.Answers.Count));
    }

    [Fact]
    public void Of_two_who_answer_the_second_is_told()
    {
        Answer("92% by March 2029.", Strength.Green);

        Assert.Equal(DeliveryPlan.Changed, Answer("Mine.", Strength.Red).Problem?.Code);
        Assert.Equal("92% by March 2029.", _plan.AnswerTo("goal")?.Text);
        Assert.Null(Answer("Mine.", Strength.Red, Change.At).Problem);
    }

    [Fact]
    public void An_answer_is_put_back_and_that_is_put_back_too()
    {
        Answer("By 2029.", Strength.Red);
        var happened = Assert.IsType<PlanAnswered>(Answer("Soon.", Strength.Green, Change.At).Event);
        Assert.Null(happened.ChangedSince(_plan));

        var restored = Assert.IsType<ValueRestored>(happened.Restore(_plan, Putting(back: 4)).Event);
        Assert.Equal(("By 2029.", Strength.Red), (_plan.AnswerTo("goal")!.Text, _plan.StrengthOf("goal")));
        Assert.Equal([new FieldChange("Answer", "Soon.", "By 2029."), new FieldChange("Rating", Strength.Green.Words(), Strength.Red.Words())], restored.Changes);
        Assert.NotNull(happened.ChangedSince(_plan));
        Assert.Equal("restore.same", happened.Restore(_plan, Putting(back: 4)).Problem?.Code);

        Assert.Null(happened.Reverse().ChangedSince(_plan));
        happened.Reverse().Restore(_plan, Putting(back: 5));
        Assert.Equal("Soon.", _plan.AnswerTo("goal")!.Text);
    }

    [Fact]
    public void A_first_answer_put_back_leaves_none()
    {
        var happened = Assert.IsType<PlanAnswered>(Answer("By 2029.", Strength.Green).Event);

        happened.Restore(_plan, Putting(back: 4));

        Assert.Null(_plan.AnswerTo("goal"));
    }

    [Fact]
    public void The_change_tells_old_and_new()
    {
        Answer("By 2029.", Strength.Red);

        Assert.Equal([new FieldChange("Answer", "By 2029.", "By March 2029."), new FieldChange("Rating", "Red: weak", "Green: strong")], Answer("By March 2029.", Strength.Green, Change.At).Event?.Changes);
    }

    [Theory]
    [InlineData("  ")]
    [InlineData("x")]
    public void An_answer_says_something_and_not_too_much(string one) =>
        Assert.Equal("plan.answer", Answer(one == "x" ? new string('x', DeliveryPlan.LongestAnswer + 1) : one, Strength.Green).Problem?.Code);

    private static Restoration Putting(long back) => new(back, nameof(PlanAnswered), Change with { Reason = "It was a mistake." });

    private Result Answer(string text, Strength strength, DateTimeOffset? seen = null) => _plan.Answer(PlanQuestions.Find("goal")!, text, strength, seen, Change);
}
