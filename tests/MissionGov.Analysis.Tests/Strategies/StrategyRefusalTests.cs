using MissionGov.Analysis.Strategies;
using MissionGov.Analysis.Strategies.Effects;

namespace MissionGov.Analysis.Tests.Strategies;

public sealed class StrategyRefusalTests
{
    [Fact]
    public void A_target_that_is_met_anyway_has_no_coverage()
    {
        var answer = Asked.Found(Asked.Clinics with { Target = 80 });

        Assert.Equal((null, CoverageVerdict.MetWithoutAction), (answer.Coverage, answer.Verdict));
        Assert.Equal(CoverageVerdict.MetWithoutAction, Asked.Found(Asked.Clinics with { Target = 92, Direction = Direction.AtMost }).Verdict);
    }

    [Theory]
    [InlineData(6.9, CoverageVerdict.DoesNotAddUp)]
    [InlineData(7.3, CoverageVerdict.Partly)]
    [InlineData(12, CoverageVerdict.Just)]
    [InlineData(13.3, CoverageVerdict.Headroom)]
    public void Coverage_has_a_word(double effect, CoverageVerdict verdict) =>
        Assert.Equal(verdict, Asked.Found(Asked.Clinics with { Interventions = [new("All", new FixedEffect(effect))], Overlaps = [] }).Verdict);

    [Theory]
    [InlineData(92, "no gap to close")]
    [InlineData(95, "wrong side")]
    public void A_target_that_asks_for_nothing_or_backwards_is_refused(double baseline, string words) =>
        Assert.Contains(words, Asked.Refused(Asked.Clinics with { Baseline = baseline }).Message, StringComparison.Ordinal);

    [Fact]
    public void Plans_without_any_estimate_are_refused_and_some_are_named()
    {
        var refused = Asked.Refused(Asked.Clinics with { Interventions = [new("A", null), new("B", null)], Overlaps = [] });
        Assert.Equal((Refusal.TooFewPoints, 0, 1, "No plan has an estimate of its effect yet."), (refused.Reason, refused.Have, refused.Need, refused.Message));

        var answer = Asked.Found(Asked.Clinics with { Interventions = [Asked.Clinics.Interventions[0], new("Reform", null)] });
        Assert.Equal(["Reform"], answer.WithoutEstimate);
        Assert.Equal((86, 0), (answer.Expected, answer.Overlap));
        Assert.Contains("Reform has no estimate yet, so it counts as nothing.", answer.Warnings);
    }

    [Fact]
    public void An_effect_that_leads_away_from_the_target_is_told()
    {
        Assert.Contains("Cut is expected to lead away from the target.", Asked.Found(Asked.Clinics with { Interventions = [new("Cut", new FixedEffect(-1))], Overlaps = [] }).Warnings);
        Assert.Empty(Asked.Found(Asked.Clinics with { Interventions = [new("Cut", new FixedEffect(-1))], Overlaps = [], Direction = Direction.AtMost, Target = 70 }).Warnings);
        Assert.Contains("Cut is expected to lead away from the target.", Asked.Found(Asked.Clinics with { Interventions = [new("Cut", new FixedEffect(-0.1))], Overlaps = [], Combine = Combination.Multiplicative }).Warnings);
    }

    [Fact]
    public void Sentences_use_the_title_where_the_name_is_only_a_key()
    {
        Intervention[] apart = [new("a-1", new FixedEffect(2)) { Title = "More clinics" }, new("b-1", new FixedEffect(-1)) { Title = "Fewer beds" }];

        Assert.Contains("More clinics and Fewer beds pull in opposite ways", Asked.Refused(Asked.Clinics with { Interventions = apart }).Message, StringComparison.Ordinal);
        Assert.Contains("Fewer beds is expected to lead away from the target.", Asked.Found(Asked.Clinics with { Interventions = apart, Overlaps = [] }).Warnings);
    }

    [Fact]
    public void Overlaps_take_no_more_than_there_is()
    {
        Assert.Contains("overlap by 120%", Asked.Refused(Asked.Clinics with { Overlaps = [new(0, 1, 1.2)] }).Message, StringComparison.Ordinal);
        Assert.Contains("opposite ways", Asked.Refused(Asked.Clinics with { Interventions = [new("A", new FixedEffect(2)), new("B", new FixedEffect(-1))] }).Message, StringComparison.Ordinal);

        Intervention[] three = [new("A", new FixedEffect(2)), new("B", new FixedEffect(10)), new("C", new FixedEffect(10))];
        Assert.Contains("overlaps of A take 120%", Asked.Refused(Asked.Clinics with { Interventions = three, Overlaps = [new(0, 1, 0.6), new(0, 2, 0.6)] }).Message, StringComparison.Ordinal);

        Intervention[] equal = [new("A", new FixedEffect(5)), new("B", new FixedEffect(5)), new("C", new FixedEffect(5)), new("Other", new FixedEffect(20))];
        Assert.Contains("less than A alone", Asked.Refused(Asked.Clinics with { Interventions = equal, Overlaps = [new(0, 1, 1), new(1, 2, 1), new(0, 2, 1)] }).Message, StringComparison.Ordinal);
        Assert.Equal(80 + 20 + 15 - 9, Asked.Found(Asked.Clinics with { Interventions = equal, Overlaps = [new(0, 1, 0.6), new(1, 2, 0.6), new(0, 2, 0.6)] }).Expected, 1e-12);

        // The small one lies within the large one: together they are the large one.
        Assert.Equal(80 + 10, Asked.Found(Asked.Clinics with { Interventions = three[..2], Overlaps = [new(0, 1, 1)] }).Expected, 1e-12);
    }

    [Fact]
    public void Overlaps_of_effects_that_fall_are_taken_back_upwards() =>
        Assert.Equal(0.2 * 5, Asked.Found(Asked.Clinics with { Interventions = [new("A", new FixedEffect(-6)), new("B", new FixedEffect(-5))], Direction = Direction.AtMost, Target = 60 }).Overlap, 1e-12);

    [Fact]
    public void Correlations_that_cannot_all_be_true_are_refused()
    {
        var three = Asked.Mixed with { Interventions = [.. Asked.Mixed.Interventions.Take(3)] };

        Assert.Contains("cannot all be true", Asked.Refused(three with { Correlation = Correlation.Of([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]) }).Message, StringComparison.Ordinal);
        Assert.Contains("cannot all be true", Asked.Refused(three with { Correlation = Correlation.Between(-0.6) }).Message, StringComparison.Ordinal);
        Assert.True(Asked.Found(three with { Correlation = Correlation.Between(-0.5) }).Sd > 0);
        Assert.True(Asked.Found(three with { Correlation = Correlation.Of([[1, 1, 1], [1, 1, 1], [1, 1, 1]]) }).Sd > Asked.Found(three).Sd);
    }

    [Fact]
    public void What_cannot_be_read_is_a_fault_of_the_caller()
    {
        static string? Fault(StrategyQuestion question) => Assert.ThrowsAny<ArgumentException>(() => Strategy.AddUp(question)).ParamName;

        Assert.Equal("target", Fault(Asked.Clinics with { Target = double.NaN }));
        Assert.Equal("baseline", Fault(Asked.Clinics with { Baseline = double.PositiveInfinity }));
        Assert.Equal("levels", Fault(Asked.Clinics with { Levels = [80] }));
        Assert.Equal("draws", Fault(Asked.Clinics with { Draws = 99 }));
        Assert.Equal("draws", Fault(Asked.Mixed with { Draws = 1_000_000, Interventions = [.. Asked.Mixed.Interventions, new("More", null)] }));
        Assert.Equal("overlaps", Fault(Asked.Clinics with { Overlaps = [new(0, 2, 0.1)] }));
        Assert.Equal("overlaps", Fault(Asked.Clinics with { Overlaps = [new(1, 1, 0.1)] }));
        Assert.Equal("overlaps", Fault(Asked.Clinics with { Overlaps = [new(0, 1, 0.1), new(1, 0, 0.1)] }));
        Assert.Equal("overlaps", Fault(Asked.Clinics with { Overlaps = [new(0, 1, -0.1)] }));
        Assert.Equal("overlaps", Fault(Asked.Clinics with { Combine = Combination.Multiplicative }));
        Assert.Equal("correlation", Fault(Asked.Clinics with { Correlation = Correlation.Of([[1]]) }));
        Assert.Throws<ArgumentException>(() => Correlation.Between(1.1));
        Assert.Throws<ArgumentException>(() => Correlation.Of([[1, 0.5], [0.4, 1]]));
        Assert.Throws<ArgumentException>(() => Correlation.Of([[1, 0.5], [0.5, 0.9]]));
        Assert.Throws<ArgumentException>(() => Correlation.Of([[1, 0.5]]));
        Assert.Throws<ArgumentException>(() => new Intervention(" ", null));
        Assert.Throws<ArgumentException>(() => new Intervention("A", null) { Reach = 1.2 });
        Assert.Throws<ArgumentException>(() => StatusQuo.Normal(1, -1));
    }
}
