using MissionGov.Domain.Interventions;
using MissionGov.Domain.Strategies;
using MissionGov.Domain.Tests.Missions;

namespace MissionGov.Domain.Tests.Strategies;

public sealed class CauseShareTests
{
    [Fact]
    public void What_plans_bring_is_parted_by_what_they_act_on()
    {
        var strategy = StrategyWordsTests.Of(6, 3, 2);
        var target = strategy.Target.Id;
        var tree = new DriverTree { MissionId = Guid.CreateVersion7() };
        var root = Below(target, "A root cause", DriverKind.Cause);
        var symptom = Below(target, "A symptom", DriverKind.Cause);
        Assert.NotNull(tree.Mark(symptom, isSymptom: true).Event);
        Hang(0, root);
        Hang(1, symptom);

        var share = CauseShare.Of(strategy, tree)!;

        Assert.Equal(strategy.Plans[0].Contribution, share.OnCauses, 12);
        Assert.Equal(strategy.Plans[1].Contribution, share.OnSymptoms, 12);
        Assert.Equal(strategy.Plans[2].Contribution, share.OnNoDriver, 12);
        Assert.Equal("On root causes: 6.0 of the 11.0 points that the plans bring.", share.Words);

        void Hang(int plan, Guid cause) => tree.Plans.Add(new HungPlan(strategy.Plans[plan].Plan.Id, Below(cause, $"Driver {plan}", DriverKind.Driver)));

        Guid Below(Guid parent, string name, DriverKind kind)
        {
            Assert.NotNull(tree.Add(parent, name, kind, [target]).Event);
            return tree.Nodes[^1].Id;
        }
    }

    [Theory]
    [InlineData(12, -2, "On root causes: 12.0 of the 12.0 points that the plans bring. Some plans lead away from the goal by 2.0 points.")]
    [InlineData(-2, 6, "On root causes: 0.0 of the 6.0 points that the plans bring. Some plans lead away from the goal by 2.0 points.")]
    [InlineData(-2, 0, "The plans bring nothing towards the goal. Some plans lead away from the goal by 2.0 points.")]
    public void What_leads_away_is_told_apart(double onCauses, double elsewhere, string told) =>
        Assert.Equal(told, new CauseShare(StrategyWordsTests.Of(6).Target, onCauses, elsewhere, 0).Words);

    [Fact]
    public void Without_a_number_there_is_nothing_to_part() =>
        Assert.Null(CauseShare.Of(StrategyAssessment.Assess(SampleTarget.Rising(0), [], [], null, Scenario.AsPlanned), new DriverTree { MissionId = Guid.CreateVersion7() }));
}
