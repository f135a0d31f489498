using MissionGov.Domain.Missions;
using MissionGov.Domain.Stocktakes;

namespace MissionGov.Domain.Tests.Stocktakes;

public sealed class DecisionTests
{
    private static readonly DateOnly Today = new(2026, 2, 1);
    private static readonly DecisionDetails Asked = new() { Question = "fund 40 evening clinics.", Owner = "Health Secretary", DueOn = new(2026, 2, 27) };

    [Fact]
    public void A_decision_stays_open_until_somebody_writes_down_what_was_decided()
    {
        var (decision, result) = Decision.Record(Guid.NewGuid(), Mission(), Asked, null, Today);
        Assert.Equal("To be decided by 27 February 2026 by the Health Secretary: fund 40 evening clinics.", result.Event?.Summary);
        Assert.Null(decision.DecidedOn);

        var happened = decision.Decide(new Choice { What = "Fund 20.", On = Today }, Today).Event;

        Assert.Equal("Decided on 1 February 2026 by the Health Secretary: fund 40 evening clinics. Fund 20.", happened?.Summary);
        Assert.Equal((Today, "Fund 20.", "Health Secretary"), (decision.DecidedOn, decision.Decided, decision.DecidedBy));
    }

    [Fact]
    public void Nothing_is_decided_twice_and_nothing_in_the_future()
    {
        var decision = Decision.Record(Guid.NewGuid(), Mission(), Asked, null, Today).Made;

        Assert.Equal("decision.decided-on", decision.Decide(new Choice { What = "Fund.", On = Today.AddDays(1) }, Today).Problem?.Code);
        Assert.NotNull(decision.Decide(new Choice { What = "Fund.", On = Today }, Today).Event);
        Assert.Equal("decision.taken", decision.Decide(new Choice { What = "Do not.", On = Today }, Today).Problem?.Code);
        Assert.Equal("Fund.", decision.Decided);
    }

    [Fact]
    public void It_can_be_recorded_as_decided_at_once()
    {
        var (decision, result) = Decision.Record(Guid.NewGuid(), Mission(), Asked, new Choice { What = "Fund all.", On = Today, By = "Prime Minister" }, Today);

        Assert.NotNull(result.Event);
        Assert.Equal(("Fund all.", "Prime Minister"), (decision.Decided, decision.DecidedBy));
    }

    [Fact]
    public void A_question_without_words_is_refused() =>
        Assert.Equal("decision.question", Decision.Record(Guid.NewGuid(), Mission(), Asked with { Question = "\u200B " }, null, Today).Result.Problem?.Code);

    private static Mission Mission() => Domain.Missions.Mission.Begin(Guid.NewGuid(), new MissionDetails { Name = "Health", Purpose = "Health." }, [], new Change("SRO", DateTimeOffset.UnixEpoch)).Made;
}
