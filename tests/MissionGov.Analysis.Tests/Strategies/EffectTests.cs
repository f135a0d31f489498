using MissionGov.Analysis.Distributions;
using MissionGov.Analysis.Strategies.Effects;

namespace MissionGov.Analysis.Tests.Strategies;

public sealed class EffectTests
{
    private static readonly Effect[] All =
    [
        new NormalEffect(2, 1.5), new LogNormalEffect(0.5, 0.7), new PertEffect(-3, 1, 9), new PertEffect(0, 0, 1), new PertEffect(0, 5, 5, shape: 0.5),
        new TriangularEffect(-1, 0, 4), new TriangularEffect(2, 2, 3), new UniformEffect(-2, 5),
    ];

    [Fact]
    public void Mean_and_variance_are_those_of_the_quantiles()
    {
        const int Slices = 200_000;
        foreach (var effect in All)
        {
            var outcomes = Enumerable.Range(0, Slices).Select(slice => effect.Quantile((slice + 0.5) / Slices)).ToArray();
            var mean = outcomes.Average();

            Assert.Equal(effect.Mean, mean, 2e-4 * (1 + Math.Abs(effect.Mean)));
            Assert.Equal(effect.Variance, outcomes.Average(outcome => (outcome - mean) * (outcome - mean)), 5e-3 * (1 + effect.Variance));
        }
    }

    [Fact]
    public void Scores_become_the_outcomes_that_stand_as_far_in()
    {
        double[] scores = [-7.5, -4.2, -1.96, -0.3, 0, 0.01, 0.77, 2.5, 5, 5.9];
        var outcomes = new double[scores.Length];
        foreach (var effect in All)
        {
            effect.Fill(scores, outcomes);

            Assert.All(scores.Zip(outcomes), pair => Assert.Equal(effect.Quantile(StandardNormal.Cumulative(pair.First)), pair.Second, 1e-6 * (1 + Math.Sqrt(effect.Variance))));
            Assert.Equal(outcomes.Order(), outcomes);
        }
    }

    [Fact]
    public void Share_and_quantile_undo_each_other()
    {
        foreach (var effect in All)
        {
            foreach (var share in new[] { 1e-6, 0.01, 0.3, 0.5, 0.8, 0.999 }) Assert.Equal(share, effect.Cumulative(effect.Quantile(share)), 1e-9);
        }
    }

    [Fact]
    public void An_effect_without_width_is_certain()
    {
        foreach (var effect in new Effect[] { new FixedEffect(3), new NormalEffect(3, 0), new PertEffect(3, 3, 3), new TriangularEffect(3, 3, 3), new UniformEffect(3, 3), new LogNormalEffect(Math.Log(3), 0) })
        {
            Assert.Equal((3, 0, 3), (effect.Mean, effect.Variance, effect.Quantile(0.9)), (one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) + Math.Abs(one.Item3 - other.Item3) < 1e-12);
        }
    }

    [Fact]
    public void What_cannot_be_a_distribution_is_a_fault_of_the_caller()
    {
        Assert.Equal("sd", Assert.Throws<ArgumentException>(() => new NormalEffect(1, -1)).ParamName);
        Assert.Equal("mean", Assert.Throws<ArgumentException>(() => new NormalEffect(double.NaN, 1)).ParamName);
        Assert.Equal("sdLog", Assert.Throws<ArgumentException>(() => new LogNormalEffect(1, 11)).ParamName);
        Assert.Equal("meanLog", Assert.Throws<ArgumentException>(() => new LogNormalEffect(101, 1)).ParamName);
        Assert.Equal("likely", Assert.Throws<ArgumentException>(() => new PertEffect(1, 0, 2)).ParamName);
        Assert.Equal("high", Assert.Throws<ArgumentException>(() => new UniformEffect(2, 1)).ParamName);
        Assert.Equal("shape", Assert.Throws<ArgumentException>(() => new PertEffect(0, 1, 2, 0)).ParamName);
        Assert.Equal("value", Assert.Throws<ArgumentException>(() => new FixedEffect(double.PositiveInfinity)).ParamName);
        Assert.Throws<ArgumentException>(() => new FixedEffect(1).Quantile(1));
    }
}
