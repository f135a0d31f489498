using MissionGov.Domain.Interventions;
using static MissionGov.Domain.Tests.Interventions.Plans;

namespace MissionGov.Domain.Tests.Interventions;

public sealed class AssumptionTests
{
    private readonly Intervention _plan = Clinics();

    [Theory]
    [InlineData("", "Lead", "One shift in five is empty.", "what")]
    [InlineData("Nurses come.", " ", "One shift in five is empty.", "owner")]
    [InlineData("Nurses come.", "Lead", "", "stop-if")]
    public void It_needs_an_owner_and_what_would_end_the_plan(string what, string owner, string stop, string field) =>
        Assert.Equal($"intervention.{field}", _plan.Assume(new Assumption(Guid.NewGuid(), what, owner, Today, stop)).Problem?.Code);

    [Fact]
    public void It_is_overdue_after_its_day_and_a_look_sets_the_next()
    {
        var assumption = Nurses(reviewOn: Today.AddDays(-1));
        Assert.Equal("Evening clinics: rests on this: Nurses come. Stop if: One shift in five is empty.", _plan.Assume(assumption).Event?.Summary);
        Assert.True(_plan.Assumptions[0].IsOverdue(Today));
        Assert.False(Nurses(reviewOn: Today).IsOverdue(Today));
        Assert.Equal("intervention.review", Look(assumption, next: Today).Problem?.Code);
        Assert.Equal("intervention.found", Look(assumption, found: " ").Problem?.Code);

        var looked = Look(assumption, holds: false);

        Assert.Equal("Evening clinics: looked at \"Nurses come.\". It does not hold: Two in five shifts are empty.", looked.Event?.Summary);
        Assert.Equal((true, false, Today), (_plan.Assumptions[0].IsBroken, _plan.Assumptions[0].IsOverdue(Today), _plan.Assumptions[0].Review!.On));
        Assert.NotNull(((AssumptionChanged)looked.Event!).Restore(_plan, new(1, "", Because("Wrong ward."))).Event);
        Assert.Equal([assumption], _plan.Assumptions);
    }

    [Fact]
    public void Mending_its_words_keeps_what_was_found()
    {
        var assumption = Nurses(Today);
        _plan.Assume(assumption);
        Look(assumption);

        Assert.Null(_plan.Assume(assumption with { What = "Nurses come at the rates offered." }).Problem);

        Assert.Equal((1, "Two in five shifts are empty."), (_plan.Assumptions.Count, _plan.Assumptions[0].Review?.Found));
    }

    [Fact]
    public void What_was_asked_for_has_an_age_until_it_is_answered()
    {
        var asked = new Mandate(Guid.NewGuid(), MandateKind.Budget, "£38m for 40 clinics", "Chief Secretary", Today.AddDays(-30));
        Assert.Equal("intervention.asked", _plan.Ask(asked with { AskedOn = Today.AddDays(1) }, Today).Problem?.Code);
        Assert.Null(_plan.Ask(asked, Today).Problem);
        Assert.Equal(30, _plan.Mandates[0].DaysWaited(Today));
        Assert.Equal("intervention.answered", _plan.Ask(asked with { Answer = MandateAnswer.Refused }, Today).Problem?.Code);
        Assert.Equal("intervention.answered", _plan.Ask(asked with { Answer = MandateAnswer.Refused, AnsweredOn = Today.AddDays(-31) }, Today).Problem?.Code);

        var refused = Assert.IsType<MandateChanged>(_plan.Ask(asked with { Answer = MandateAnswer.Refused, AnsweredOn = Today.AddDays(-10), Because = "No money." }, Today).Event);

        Assert.Equal("Evening clinics: budget refused by the Chief Secretary: £38m for 40 clinics Reason: No money.", refused.Summary);
        Assert.Equal(20, Assert.Single(_plan.Mandates).DaysWaited(Today));
        Assert.NotNull(refused.Restore(_plan, new(1, "", Because("It was another one."))).Event);
        Assert.Equal([asked], _plan.Mandates);
    }

    private static Assumption Nurses(DateOnly reviewOn) => new(Guid.NewGuid(), "Nurses come.", "Lead", reviewOn, "One shift in five is empty.");

    private Result Look(Assumption assumption, bool holds = true, string found = "Two in five shifts are empty.", DateOnly? next = null) =>
        _plan.Review(assumption.Id, holds, found, next ?? Today.AddDays(30), Today, Because(""));
}
