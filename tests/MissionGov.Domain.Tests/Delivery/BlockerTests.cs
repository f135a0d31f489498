using MissionGov.Domain.Delivery;

namespace MissionGov.Domain.Tests.Delivery;

public sealed class BlockerTests
{
    private static readonly DateOnly Today = new(2026, 2, 1);

    private readonly Milestone _milestone = new() { MissionId = Guid.Empty, Name = "40 evening clinics open", Owner = "NHS unit lead", BaselineDate = new(2026, 3, 31) };

    private Blocker Held => _milestone.Blockers[0];

    [Fact]
    public void It_ages_until_it_is_resolved()
    {
        Block(20);

        Assert.Equal(20, Held.AgeInDays(Today));
        Assert.Null(_milestone.Unblock(Held.Id, Today.AddDays(-5), "A second supplier was found.", Today).Problem);

        Assert.Equal(15, Held.AgeInDays(Today));
        Assert.Empty(_milestone.OpenBlockers);
    }

    [Theory]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public void After_a_fortnight_the_stocktake_is_offered_it(int days, bool offered)
    {
        Block(days);

        Assert.Equal(offered, Held.IsForStocktake(Today));
        _milestone.Escalate(Held.Id, EscalationLevel.Minister, Today, Today);
        Assert.True(Held.IsForStocktake(Today));
        _milestone.Unblock(Held.Id, Today, "Settled.", Today);
        Assert.False(Held.IsForStocktake(Today));
    }

    [Fact]
    public void It_goes_up_and_never_down()
    {
        Block(20);

        Assert.Null(_milestone.Escalate(Held.Id, EscalationLevel.SeniorResponsibleOwner, Today.AddDays(-3), Today).Problem);
        Assert.Equal("blocker.level", _milestone.Escalate(Held.Id, EscalationLevel.Unit, Today, Today).Problem?.Code);
        Assert.Equal("blocker.level", _milestone.Escalate(Held.Id, EscalationLevel.SeniorResponsibleOwner, Today, Today).Problem?.Code);
        Assert.Equal("blocker.on", _milestone.Escalate(Held.Id, EscalationLevel.Minister, Today.AddDays(-4), Today).Problem?.Code);
        Assert.Equal("40 evening clinics open: the minister was asked on 1 February 2026 to help. In the way: No supplier.", _milestone.Escalate(Held.Id, EscalationLevel.Minister, Today, Today).Event?.Summary);
        Assert.Equal(EscalationLevel.Minister, Held.Level);
    }

    [Theory]
    [InlineData("", 1, "HM Treasury", "blocker.what")]
    [InlineData("No money.", 1, " ", "blocker.who")]
    [InlineData("No money.", -1, "HM Treasury", "blocker.since")]
    [InlineData("No money.", 20_000, "HM Treasury", "blocker.since")]
    public void It_needs_what_since_when_and_who(string what, int age, string who, string code)
    {
        Assert.Equal(code, _milestone.Block(what, Today.AddDays(-age), who, Today).Problem?.Code);
        Assert.Empty(_milestone.Blockers);
    }

    [Fact]
    public void What_is_gone_cannot_be_resolved_again()
    {
        Block(2);
        _milestone.Unblock(Held.Id, Today, "Settled.", Today);

        Assert.Equal("blocker.gone", _milestone.Unblock(Held.Id, Today, "Settled.", Today).Problem?.Code);
        Assert.Equal("blocker.gone", _milestone.Escalate(Held.Id, EscalationLevel.Minister, Today, Today).Problem?.Code);
    }

    private void Block(int days) => Assert.Null(_milestone.Block("No supplier.", Today.AddDays(-days), "HM Treasury", Today).Problem);
}
