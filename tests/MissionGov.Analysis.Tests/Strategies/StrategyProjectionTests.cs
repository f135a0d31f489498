using MissionGov.Analysis.Distributions;
using MissionGov.Analysis.Strategies;
using MissionGov.Analysis.Strategies.Effects;
using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Tests.Strategies;

public sealed class StrategyProjectionTests
{
    private static readonly Wedge Clinics = new(new("Clinics", new NormalEffect(6, 1))) { Start = 2, Ramp = 4 };
    private static readonly Wedge Reform = new(new("Reform", new PertEffect(1, 4, 8)) { ProbabilityOfDelivery = 0.8 }) { Start = 5 };

    /// <summary>Eight periods, each a little wider than the last.</summary>
    private static readonly StrategyPath Path = new([.. Enumerable.Range(1, 8).Select(at => new OutlookPoint(at, StatusQuo.Normal(80 - at, Math.Sqrt(at))))], [Clinics, Reform]) { Target = 84, Draws = 20_000 };

    [Fact]
    public void Before_anything_is_in_force_the_fan_is_the_status_quo_s_own()
    {
        var answer = Found(Path);

        Assert.Equal(Path.StatusQuo.Take(2), answer.Points.Take(2));
        Assert.Equal(Path.StatusQuo, Found(Path with { Wedges = [] }).Points);
        Assert.Equal([0, 0, 1.5, 3, 4.5, 6, 6, 6], answer.Contributions[0], (one, other) => Math.Abs(one - other) < 1e-12);
        Assert.Equal([0, 0, 0, 0, 0, 1, 1, 1], answer.Contributions[1].Select(change => change / (0.8 * 25 / 6)), (one, other) => Math.Abs(one - other) < 1e-12);
    }

    [Fact]
    public void Normal_effects_on_a_normal_fan_are_a_normal_fan()
    {
        var answer = Found(Path with { Wedges = [Clinics] });
        var exact = new NormalEffect(80 - 8 + 6, Math.Sqrt(8 + 1));

        Assert.Equal(exact.Mean, answer.Points[^1].Median, 0.05);
        Assert.Equal((exact.Quantile(0.1), exact.Quantile(0.9)), (answer.LandingRange(0.8).Lower, answer.LandingRange(0.8).Upper), (one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) < 0.15);
        Assert.Equal(1 - exact.Cumulative(84), answer.ChanceOfMeeting!.Value, 0.004);
        Assert.Equal(1 - StandardNormal.Cumulative(12 / Math.Sqrt(8)), answer.ChanceWithoutPlans!.Value, 1e-9);
    }

    [Fact]
    public void At_full_strength_it_lands_where_the_sum_does()
    {
        var overlaps = new[] { new Overlap(0, 1, 0.3) };
        var landed = Found(Path with { Overlaps = overlaps });
        var summed = Asked.Found(new(Path.StatusQuo[^1].Distribution, 84, Direction.AtLeast, [Clinics.Intervention, Reform.Intervention]) { Overlaps = overlaps, Draws = Path.Draws });

        Assert.Equal(summed.Median, landed.Points[^1].Median, 1e-9);
        Assert.Equal(summed.ChanceOfMeeting, landed.ChanceOfMeeting);
        Assert.Equal(summed.Intervals[1].Upper, landed.LandingRange(0.95).Upper, 1e-9);
    }

    // What is in force at a moment, less what had arrived, is to the sum a smaller reach.
    [Theory]
    [InlineData(Combination.Additive)]
    [InlineData(Combination.Multiplicative)]
    public void At_any_moment_it_is_the_sum_of_what_is_new_by_then(Combination combine)
    {
        var path = Path with
        {
            Wedges = [new(new("Clinics", new NormalEffect(0.06, 0.01)) { Reach = 0.9 }) { Start = -2, Ramp = 8, Arrived = 0.25 }, new(new("Reform", new PertEffect(0.01, 0.04, 0.08)) { ProbabilityOfDelivery = 0.8 }) { Start = 3, Ramp = 4 }],
            Combine = combine,
            Overlaps = combine == Combination.Additive ? [new(0, 1, 0.3)] : [],
        };
        var answer = Found(path);

        for (var at = 0; at < path.StatusQuo.Count; at++)
        {
            List<Intervention> scaled = [.. path.Wedges.Select(wedge => wedge.Intervention with { Reach = wedge.Intervention.Reach * wedge.NewAt(at + 1) })];
            var summed = Asked.Found(new(path.StatusQuo[at].Distribution, 84, Direction.AtLeast, scaled) { Combine = combine, Overlaps = path.Overlaps, Draws = path.Draws });

            Assert.Equal(summed.Bars.Select(bar => bar.Contribution), answer.Contributions.Select(row => row[at]), (one, other) => Math.Abs(one - other) < 1e-9);
            Assert.Equal(summed.Overlap, answer.Overlap[at], 1e-9);
            Assert.Equal(summed.Expected, path.StatusQuo[at].Distribution.Mean + answer.Contributions.Sum(row => row[at]) + answer.Overlap[at], 1e-9);
            Assert.Equal(summed.Median, answer.Points[at].Median, summed.IsExact ? 1e-3 : 1e-9);
        }
    }

    [Fact]
    public void A_slip_lowers_the_chance_and_costs_nothing_but_time()
    {
        var kept = Kept(Path);
        var chances = new[] { 0.0, 1, 2, 4, 6 }.Select(months => Kept(kept, 0, Clinics with { Start = 2 + months }).Answer.ChanceOfMeeting!.Value).ToList();

        Assert.Equal(chances.OrderDescending(), chances);
        Assert.True(chances[^1] < chances[0]);
    }

    [Fact]
    public void What_if_answers_as_a_fresh_question_would()
    {
        var kept = Kept(Path with { Correlation = Correlation.Between(0.4) });
        foreach (var changed in new[] { Reform with { Start = 7 }, new Wedge(Reform.Intervention with { Reach = 0.4 }), new Wedge(new("Other", new UniformEffect(0, 3))) })
        {
            var whatIf = Kept(kept, 1, changed);
            var fresh = Kept(kept.Path with { Wedges = [Clinics, changed] });

            Assert.Equal(fresh.Answer.Points.Select(point => point.Interval(0.8)), whatIf.Answer.Points.Select(point => point.Interval(0.8)));
            Assert.Equal(fresh.Answer.ChanceOfMeeting, whatIf.Answer.ChanceOfMeeting);
            Assert.Equal(kept.Answer.ChanceOfMeeting, Assert.IsType<Answer<KeptPath>.Found>(whatIf.With(kept.Path)).Value.Answer.ChanceOfMeeting);
        }
    }

    [Fact]
    public void A_share_stays_a_share()
    {
        var projection = Assert.IsType<Answer<Projection>.Found>(TrendProjection.Project(new(Frequency.Annual, [90, 91, 93, 92, 95, 96, 95, 97]), 6, new() { Bounds = new(0, 100) })).Value;
        var path = new StrategyPath([.. projection.Points.Select(point => new OutlookPoint(point.Step, point.Distribution))], [new(new("More", new NormalEffect(3, 2))), new(new("Much more", new FixedEffect(9)) { ProbabilityOfDelivery = 0.5 })]) { Bounds = new(0, 100) };
        var answer = Found(path);

        Assert.All(answer.Points, point => Assert.InRange(point.Interval(0.999).Upper, 90, 100));
        Assert.All(answer.Points.Zip(path.StatusQuo), pair => Assert.InRange(pair.First.Median, pair.Second.Median, 100));

        // The middle moves by the effect itself, as far as there is room.
        var small = Found(path with { Wedges = [new(new("Small", new FixedEffect(1)))] });
        Assert.All(small.Points.Zip(path.StatusQuo), pair => Assert.Equal(pair.Second.Median + 1, pair.First.Median, 0.01));
    }

    [Fact]
    public void On_a_log_scale_reductions_multiply_exactly()
    {
        var rate = new ScaledDistribution(ModelScale.For(Transform.Log, new(0, null), [40])!, Math.Log(40), 0.2, null);
        var path = new StrategyPath([new(1, rate)], [new(new("A", new FixedEffect(-0.1))), new(new("B", new FixedEffect(-0.2)))]) { Combine = Combination.Multiplicative, Bounds = new(0, null) };

        foreach (var share in new[] { 0.05, 0.5, 0.95 }) Assert.Equal(0.72 * rate.Quantile(share), Found(path).Points[0].Distribution.Quantile(share), 0.02);
    }

    [Fact]
    public void What_cannot_be_is_refused_in_words()
    {
        static string Words(StrategyPath path) => Assert.IsType<Answer<StrategyOutlook>.Refused>(StrategyProjection.Project(path)).Message;

        Assert.Equal("Clinics ends before it starts.", Words(Path with { Wedges = [Clinics with { End = 1 }] }));
        Assert.Equal("No plan has an estimate of its effect yet.", Words(Path with { Wedges = [new(new("Idea", null))] }));
        Assert.Equal("The status quo lies outside of what the indicator can be.", Words(Path with { Bounds = new(0, 50) }));
        Assert.Contains("share 100% at most", Words(Path with { Overlaps = [new(0, 1, 2)] }), StringComparison.Ordinal);
        Assert.Contains("Reform has no effect in this time.", Found(Path with { Wedges = [Clinics, Reform with { Start = 9 }] }).Warnings);
        Assert.Equal("statusQuo", Assert.Throws<ArgumentException>(() => StrategyProjection.Project(Path with { StatusQuo = [] })).ParamName);
        Assert.Equal("statusQuo", Assert.Throws<ArgumentException>(() => StrategyProjection.Project(Path with { StatusQuo = [Path.StatusQuo[1], Path.StatusQuo[0]] })).ParamName);
    }

    private static StrategyOutlook Found(StrategyPath path) => Assert.IsType<Answer<StrategyOutlook>.Found>(StrategyProjection.Project(path)).Value;

    private static KeptPath Kept(StrategyPath path) => Assert.IsType<Answer<KeptPath>.Found>(KeptPath.Of(path)).Value;

    private static KeptPath Kept(KeptPath before, int place, Wedge changed) => Assert.IsType<Answer<KeptPath>.Found>(before.With(place, changed)).Value;
}
