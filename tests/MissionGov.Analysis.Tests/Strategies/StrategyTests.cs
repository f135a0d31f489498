using MissionGov.Analysis.Distributions;
using MissionGov.Analysis.Strategies;
using MissionGov.Analysis.Strategies.Effects;
using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Tests.Strategies;

public sealed class StrategyTests
{
    [Fact]
    public void Two_clinics_add_up_by_hand()
    {
        var answer = Asked.Found(Asked.Clinics);

        Assert.Equal((90, 10.0 / 12, 2, -1, true), (answer.Expected, answer.Coverage, answer.Unexplained, answer.Overlap, answer.IsExact));
        Assert.Equal(Math.Sqrt(41), answer.Sd, 1e-12);
        Assert.Equal((81.79, 98.21), (Math.Round(answer.Intervals[0].Lower, 2), Math.Round(answer.Intervals[0].Upper, 2)));
        Assert.Equal(1 - StandardNormal.Cumulative(2 / Math.Sqrt(41)), answer.ChanceOfMeeting, 1e-12);
        Assert.Equal(1 - StandardNormal.Cumulative(2), answer.ChanceWithoutPlans, 1e-12);
        Assert.Equal([5.5, 4.5], answer.Shapley.Select(share => share.Contribution));
        Assert.Equal(CoverageVerdict.Partly, answer.Verdict);

        // r = 1 / sqrt 5 with the sum, carried to ranks.
        Assert.Equal(6 / Math.PI * Math.Asin(1 / Math.Sqrt(5) / 2), answer.Sensitivity[0].RankCorrelation, 1e-12);
    }

    [Fact]
    public void Draws_agree_with_the_exact_answer()
    {
        var exact = Asked.Found(Asked.Clinics);
        var drawn = Asked.Found(Asked.Clinics with { Interventions = [.. Asked.Clinics.Interventions, new("Luck", new FixedEffect(0)) { ProbabilityOfDelivery = 0.5 }] });

        Assert.False(drawn.IsExact);
        Assert.Equal(exact.Expected, drawn.Expected);
        Assert.Equal(exact.Sd, drawn.Sd, 0.02);
        Assert.Equal(exact.Median, drawn.Median, 0.04);
        Assert.Equal(exact.ChanceOfMeeting, drawn.ChanceOfMeeting, 0.004);
        Assert.All(exact.Intervals.Zip(drawn.Intervals), pair => Assert.Equal((pair.First.Lower, pair.First.Upper), (pair.Second.Lower, pair.Second.Upper), (one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) < 0.15));
        Assert.All(exact.Sensitivity.Zip(drawn.Sensitivity), pair => Assert.Equal(pair.First.RankCorrelation, pair.Second.RankCorrelation, 0.01));
    }

    [Theory]
    [InlineData(Combination.Additive)]
    [InlineData(Combination.Multiplicative)]
    public void Bars_overlap_and_status_quo_are_what_is_expected(Combination combine)
    {
        var question = combine == Combination.Additive ? Asked.Mixed with { Overlaps = [new(0, 1, 0.3), new(2, 4, 0.5)] } : Multiplied(0.4);
        var answer = Asked.Found(question);

        Assert.Equal(answer.Expected, question.StatusQuo.Mean + answer.Bars.Sum(bar => bar.Contribution) + answer.Overlap, 1e-11);
        Assert.Equal(answer.Expected, question.StatusQuo.Mean + answer.Shapley.Sum(share => share.Contribution), 1e-9);
        Assert.Equal(question.Target, answer.Expected + answer.Unexplained, 1e-11);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    [InlineData(-0.2)]
    public void Order_does_not_matter(double correlation)
    {
        foreach (var question in new[] { Asked.Mixed with { Correlation = Correlation.Between(correlation), Overlaps = [new(0, 1, 0.3)] }, Multiplied(correlation) })
        {
            int[] order = [3, 0, 4, 2, 1];
            var shuffled = question with { Interventions = [.. order.Select(place => question.Interventions[place])], Overlaps = [.. question.Overlaps.Select(overlap => new Overlap(Array.IndexOf(order, overlap.Other), Array.IndexOf(order, overlap.One), overlap.Share))] };
            var (one, other) = (Asked.Found(question), Asked.Found(shuffled));

            Assert.Equal((one.Expected, one.Median, one.Sd, one.ChanceOfMeeting, one.Intervals[0]), (other.Expected, other.Median, other.Sd, other.ChanceOfMeeting, other.Intervals[0]));
            Assert.Equal(order.Select(place => one.Sensitivity[place]), other.Sensitivity);
            Assert.Equal(order.Select(place => one.Bars[place]), other.Bars);
        }
    }

    [Fact]
    public void Order_does_not_matter_where_each_pair_has_its_own_correlation()
    {
        var question = Asked.Mixed with { Interventions = [.. Asked.Mixed.Interventions.Take(3)], Correlation = Correlation.Of([[1, 0.6, -0.3], [0.6, 1, 0.1], [-0.3, 0.1, 1]]) };
        var turned = question with { Interventions = [.. question.Interventions.Reverse()], Correlation = Correlation.Of([[1, 0.1, -0.3], [0.1, 1, 0.6], [-0.3, 0.6, 1]]) };

        Assert.Equal(Asked.Found(question).Intervals, Asked.Found(turned).Intervals);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    [InlineData(-0.2)]
    public void A_plan_without_effect_changes_nothing(double correlation)
    {
        foreach (var nothing in new Intervention[] { new("Aaa", new FixedEffect(0)), new("Aaa", new NormalEffect(3, 1)) { Reach = 0 }, new("Aaa", new PertEffect(1, 2, 3)) { ProbabilityOfDelivery = 0 }, new("Aaa", null) })
        {
            var question = Asked.Mixed with { Correlation = Correlation.Between(correlation) };
            var (without, with) = (Asked.Found(question), Asked.Found(question with { Interventions = [.. question.Interventions, nothing] }));

            Assert.Equal((without.Expected, without.Median, without.Sd, without.ChanceOfMeeting), (with.Expected, with.Median, with.Sd, with.ChanceOfMeeting));
            Assert.Equal(without.Sensitivity, with.Sensitivity.Take(5));
            Assert.Equal(("Aaa", 0d), (with.Bars[5].Name, with.Bars[5].Contribution));
        }
    }

    [Fact]
    public void A_seed_repeats_an_answer_to_the_last_digit_and_another_does_not()
    {
        Assert.Equal(Asked.Told(Asked.Found(Asked.Mixed)), Asked.Told(Asked.Found(Asked.Mixed)));
        Assert.NotEqual(Asked.Found(Asked.Mixed).Median, Asked.Found(Asked.Mixed with { Seed = 2 }).Median);
    }

    [Fact]
    public void Strength_and_delivery_scale_what_arrives()
    {
        var answer = Asked.Found(Asked.Mixed);

        Assert.Equal([0.8 * 22 / 6, 0.7 * 4, Math.Exp(0.2 + 0.18), 0.75 * 0.9 * 0.9 * 2, 1], answer.Bars.Select(bar => bar.Contribution), (one, other) => Math.Abs(one - other) < 1e-12);

        // Not delivered in three cases of ten, so the lowest tenth is nothing.
        Assert.Equal(0, answer.Bars[1].Lower);
        Assert.Equal(4 + (1.5 * StandardNormal.Quantile((0.9 - 0.3) / 0.7)), answer.Bars[1].Upper, 1e-9);
    }

    [Fact]
    public void Plans_that_go_together_make_the_range_wider()
    {
        var spreads = new[] { 0, 0.3, 0.6, 0.95 }.Select(correlation => Asked.Found(Asked.Mixed with { Correlation = Correlation.Between(correlation) }).Sd).ToList();

        Assert.Equal(spreads.Order(), spreads);
        Assert.Contains(Asked.Found(Asked.Mixed).Warnings, warning => warning.Contains("go together", StringComparison.Ordinal));
    }

    [Fact]
    public void A_plan_that_brings_nothing_leaves_the_luck_of_those_it_goes_with()
    {
        var question = Asked.Mixed with { Interventions = [.. Asked.Mixed.Interventions.Take(3)], Correlation = Correlation.Of([[1, 0.6, 0.3], [0.6, 1, 0.3], [0.3, 0.3, 1]]) };
        AddedUp WithApps(double reach) => Asked.Found(question with { Interventions = [.. question.Interventions.Select(plan => plan.Name == "Apps" ? plan with { Reach = reach } : plan)] });

        Assert.Equal(WithApps(1e-12).Median, WithApps(0).Median, 1e-9);
        Assert.Equal(WithApps(1e-12).ChanceOfMeeting, WithApps(0).ChanceOfMeeting, 1e-12);
    }

    [Fact]
    public void Plans_of_which_nothing_is_said_are_warned_of_beside_those_that_go_together()
    {
        var three = Asked.Mixed with { Interventions = [.. Asked.Mixed.Interventions.Take(3)] };
        IReadOnlyList<string> Warnings(params double[][] correlation) => Asked.Found(three with { Correlation = Correlation.Of(correlation) }).Warnings;

        Assert.Equal(["The plans are taken to go well or badly each by itself. If they go together, the range is wider."], Asked.Found(three).Warnings);
        Assert.Equal(["The other plans are taken to go well or badly each by itself. If they go together, the range is wider."], Warnings([1, 0.6, 0], [0.6, 1, 0], [0, 0, 1]));
        Assert.Empty(Warnings([1, 0.6, 0.3], [0.6, 1, 0.3], [0.3, 0.3, 1]));
    }

    [Fact]
    public void A_status_quo_of_any_shape_keeps_its_own_fan()
    {
        var skewed = new SampledDistribution(Enumerable.Range(1, 999).Select(i => 80 + (10 * Math.Log(1000.0 / i))));
        var answer = Asked.Found(new(skewed, 100, Direction.AtLeast, []) { Draws = 50_000 });

        Assert.False(answer.IsExact);
        Assert.Equal(skewed.Quantile(0.5), answer.Median, 0.05);
        Assert.Equal(skewed.Quantile(0.9), answer.Intervals[0].Upper, 0.1);
        Assert.Equal(skewed.ChanceOf(100, Direction.AtLeast), answer.ChanceOfMeeting, 0.002);
        Assert.Equal((0, 0), (answer.Coverage, answer.Overlap));
    }

    private static StrategyQuestion Multiplied(double correlation) => Asked.Mixed with
    {
        Combine = Combination.Multiplicative,
        Correlation = Correlation.Between(correlation),
        Direction = Direction.AtMost,
        Target = 60,
        Interventions = [.. Asked.Mixed.Interventions.Select(intervention => intervention with { Effect = new TriangularEffect(-0.02 * intervention.Name.Length, -0.05, 0.01) })],
    };
}
