using MissionGov.Analysis.Distributions;
using MissionGov.Analysis.Strategies;
using MissionGov.Analysis.Strategies.Effects;

namespace MissionGov.Analysis.Tests.Strategies;

/// <summary>What would it take, what matters most, and what is worth finding out?</summary>
public sealed class DecisionAidTests
{
    private static readonly StrategyQuestion Apart = Asked.Clinics with { Overlaps = [] };

    [Fact]
    public void The_reach_that_makes_a_chance_is_that_of_the_algebra()
    {
        var found = Assert.IsType<Answer<SoughtLever>.Found>(GoalSeek.Seek(Asked.Kept(Apart), 0, Lever.Reach, 0.4)).Value;

        // 80 + 6 r + 5, with the variance 36 + r² + 4.
        Assert.Equal(0.4, 1 - StandardNormal.Cumulative((92 - 85 - (6 * found.Share)) / Math.Sqrt(40 + (found.Share * found.Share))), 1e-6);
        Assert.Equal(0.4, found.Chance, 1e-6);
    }

    [Theory]
    [InlineData(Lever.Reach)]
    [InlineData(Lever.Fidelity)]
    [InlineData(Lever.Delivery)]
    public void A_drawn_strategy_is_turned_up_until_it_is_enough_and_no_further(Lever lever)
    {
        var kept = Asked.Kept(Asked.Mixed);
        var wanted = (ChanceAt(0) + ChanceAt(1)) / 2;
        var found = Assert.IsType<Answer<SoughtLever>.Found>(GoalSeek.Seek(kept, 0, lever, wanted)).Value;
        double ChanceAt(double share) => Assert.IsType<Answer<KeptDraws>.Found>(kept.With(0, GoalSeek.Turned(Asked.Mixed.Interventions[0], lever, share))).Value.Answer.ChanceOfMeeting;

        Assert.InRange(ChanceAt(found.Share), wanted, wanted + 0.002);
        Assert.True(ChanceAt(found.Share - 0.02) < wanted);
    }

    [Fact]
    public void What_cannot_be_reached_is_said_and_what_needs_nothing_takes_none()
    {
        var kept = Asked.Kept(Apart);

        Assert.Equal("Even with all of Reform the chance is 44%, not 90%.", Assert.IsType<Answer<SoughtLever>.Refused>(GoalSeek.Seek(kept, 1, Lever.Reach, 0.9)).Message);
        Assert.Equal(0, Assert.IsType<Answer<SoughtLever>.Found>(GoalSeek.Seek(kept, 1, Lever.Reach, 0.1)).Value.Share);
        Assert.Contains("no estimate", Assert.IsType<Answer<SoughtLever>.Refused>(GoalSeek.Seek(Asked.Kept(Apart with { Interventions = [Apart.Interventions[0], new("Idea", null)] }), 1, Lever.Reach, 0.5)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => GoalSeek.Seek(kept, 2, Lever.Reach, 0.5));
        Assert.Throws<ArgumentException>(() => GoalSeek.Seek(kept, 0, Lever.Reach, 1));
    }

    [Fact]
    public void At_the_deadline_of_a_path_it_takes_as_much_as_in_the_sum()
    {
        var path = new StrategyPath([new(1, StatusQuo.Normal(80, 1)), new(9, Apart.StatusQuo)], [.. Apart.Interventions.Select(intervention => new Wedge(intervention) { Ramp = 3 })]) { Target = 92, Draws = 50_000 };
        var kept = Assert.IsType<Answer<KeptPath>.Found>(KeptPath.Of(path)).Value;

        var summed = Assert.IsType<Answer<SoughtLever>.Found>(GoalSeek.Seek(Asked.Kept(Apart), 0, Lever.Reach, 0.4)).Value;
        var landed = Assert.IsType<Answer<SoughtLever>.Found>(GoalSeek.Seek(kept, 0, Lever.Reach, 0.4)).Value;

        Assert.Equal(summed.Share, landed.Share, 0.03);
    }

    [Fact]
    public void The_assumption_that_moves_the_chance_most_comes_first()
    {
        var question = Apart with { Interventions = [.. Apart.Interventions, new("Grant", new FixedEffect(2)) { ProbabilityOfDelivery = 0.5 }] };
        var swings = Tornado.Of(Asked.Kept(question));

        Assert.Equal(3, swings.Count);
        Assert.Equal("Reform", swings[0].Name);
        Assert.Equal(swings.Select(swing => swing.ChanceAtHigh - swing.ChanceAtLow).OrderDescending(), swings.Select(swing => swing.ChanceAtHigh - swing.ChanceAtLow));
        var reform = swings[0];
        Assert.Equal((4 * StandardNormal.Quantile(0.9), 2d), (reform.ExpectedAtHigh - reform.ExpectedAtLow, Assert.Single(swings, swing => swing.Assumption.Kind == AssumptionKind.Delivery).ExpectedAtHigh - 91), (one, other) => Math.Abs(one.Item1 - other.Item1) < 1e-9 && Math.Abs(one.Item2 - other.Item2) < 1e-9);

        var reach = Assert.Single(Tornado.Of(Asked.Kept(Apart), [new(0, AssumptionKind.Reach, 0.5, 1)]));
        Assert.Equal((88d, 91d), (reach.ExpectedAtLow, reach.ExpectedAtHigh));
    }

    [Fact]
    public void What_it_is_worth_to_know_is_that_of_the_integral()
    {
        // A strategy that is as likely to make it as not is worth knowing about.
        var question = Apart with { StatusQuo = StatusQuo.Normal(81, 1), Draws = 200_000 };
        var values = Assert.IsType<Answer<IReadOnlyList<KnowledgeValue>>.Found>(InformationValue.Of(question)).Value;

        Assert.Equal(["Evening clinics", "Reform"], values.Select(value => value.Name));
        Assert.Equal(Integral(sd: 1, rest: Math.Sqrt(1 + 4)), values[0].Gain, 0.004);
        Assert.Equal(Integral(sd: 2, rest: Math.Sqrt(1 + 1)), values[1].Gain, 0.004);

        // Mean exactly on the target, so p = ½ and the gain is E|Φ(x / rest) − ½| with x ~ N(0, sd²).
        static double Integral(double sd, double rest) => Enumerable.Range(0, 10_000).Average(i => Math.Abs(StandardNormal.Cumulative(sd * StandardNormal.Quantile((i + 0.5) / 10_000) / rest) - 0.5));
    }

    [Fact]
    public void What_changes_no_judgement_is_worth_nothing()
    {
        var certain = Apart with { Interventions = [.. Apart.Interventions, new("Fixed", new FixedEffect(1)), new("Luck", new FixedEffect(3)) { ProbabilityOfDelivery = 0.5 }], StatusQuo = StatusQuo.Normal(60, 1), Draws = 10_000 };

        Assert.All(Assert.IsType<Answer<IReadOnlyList<KnowledgeValue>>.Found>(InformationValue.Of(certain)).Value, value => Assert.Equal(0, value.Gain));

        // A plan that decides it: half of the time it is delivered, and only then is the target met.
        var deciding = new StrategyQuestion(StatusQuo.Normal(80, 0), 85, Direction.AtLeast, [new("All or nothing", new FixedEffect(6)) { ProbabilityOfDelivery = 0.5 }, new("Noise", new NormalEffect(0, 0.1))]) { Draws = 20_000 };
        var values = Assert.IsType<Answer<IReadOnlyList<KnowledgeValue>>.Found>(InformationValue.Of(deciding)).Value;
        Assert.Equal(0.5, values[0].Gain, 0.01);
        Assert.Equal(0, values[1].Gain, 0.05);
    }

    [Fact]
    public void A_multiplied_strategy_has_values_too()
    {
        var question = new StrategyQuestion(StatusQuo.Normal(100, 0), 81, Direction.AtMost, [new("A", new NormalEffect(-0.1, 0.001)), new("B", new UniformEffect(-0.2, 0))]) { Combine = Combination.Multiplicative, Draws = 20_000 };
        var values = Assert.IsType<Answer<IReadOnlyList<KnowledgeValue>>.Found>(InformationValue.Of(question)).Value;

        Assert.True(values[1].Gain > 0.45 && values[0].Gain < 0.05, $"{values[0]} {values[1]}");
    }

    [Fact]
    public void How_far_plans_go_together_is_tried_out()
    {
        var chances = CorrelationCheck.Of(Asked.Kept(Apart with { Target = 110 }));

        // Far above what is expected a wider range helps: the variance is 36 + 1 + 4 and four times the correlation.
        Assert.Equal([0, 0.3, 0.6], chances.Select(chance => chance.Correlation));
        Assert.All(chances, chance => Assert.Equal(1 - StandardNormal.Cumulative(19 / Math.Sqrt(41 + (4 * chance.Correlation))), chance.ChanceOfMeeting, 1e-12));
    }
}
