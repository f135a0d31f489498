using MissionGov.Analysis.Evidence;

namespace MissionGov.Analysis.Tests.Evidence;

public sealed class PoolingTests
{
    private static readonly EffectEstimate[] Two = [new(0.1, 0.02), new(0.5, 0.03)];

    [Fact]
    public void Nothing_to_pool_is_refused_in_words()
    {
        var refused = Assert.IsType<Answer<PooledEffect>.Refused>(Pooling.Pool(new([])));

        Assert.Equal(("There is no estimate to pool.", 0, 1), (refused.Message, refused.Have, refused.Need));
    }

    [Theory]
    [InlineData(PoolingMethod.REML)]
    [InlineData(PoolingMethod.DL)]
    [InlineData(PoolingMethod.SJ)]
    public void One_study_cannot_say_how_places_differ(PoolingMethod method) =>
        Assert.Contains("Ask for FE", Assert.IsType<Answer<PooledEffect>.Refused>(Pooling.Pool(new([Two[0]]) { Method = method })).Message, StringComparison.Ordinal);

    [Fact]
    public void One_study_is_its_own_fixed_effect()
    {
        var found = Assert.IsType<Answer<PooledEffect>.Found>(Pooling.Pool(new([Two[0]]) { Method = PoolingMethod.FE })).Value;

        Assert.Equal((0.1, Math.Sqrt(0.02), null, null, null, null), (found.Estimate, found.Se, found.I2, found.H2, found.QP, found.PredictionLower));
        Assert.IsType<Answer<PooledEffect>.Refused>(Pooling.Pool(new([Two[0]]) { Method = PoolingMethod.FE, HartungKnapp = true }));
    }

    [Theory]
    [InlineData(0.1, -0.02, 0.95, "variance")]
    [InlineData(0.1, 0, 0.95, "variance")]
    [InlineData(double.NaN, 0.02, 0.95, "effect")]
    [InlineData(0.1, 0.02, 1, "confidence")]
    [InlineData(0.1, 1e-70, 0.95, "question")]
    public void What_cannot_be_an_estimate_is_a_fault_of_the_caller(double effect, double variance, double confidence, string where) =>
        Assert.Equal(where, Assert.Throws<ArgumentException>(() => Pooling.Pool(new([new(effect, variance), Two[0]]) { Confidence = confidence })).ParamName);

    // On this data plain scoring from 0 swings between two values for ever; the top was found on a grid of a million points.
    [Fact]
    public void The_likeliest_variance_is_the_best_of_a_fine_grid()
    {
        EffectEstimate[] wide = [new(-3, 0.0001), new(0.2, 4), new(0.3, 4), new(2.5, 0.0001), new(0.1, 9)];
        foreach (var (method, likelihood) in new (PoolingMethod, Func<WeightedFit, double>)[] { (PoolingMethod.REML, fit => fit.RestrictedLikelihood), (PoolingMethod.ML, fit => fit.Likelihood) })
        {
            var found = Heterogeneity.Of(method, wide);
            var best = Enumerable.Range(0, 200_000).Max(step => likelihood(new(wide, step * 0.0002)));

            Assert.InRange(likelihood(new(wide, found)), best - 1e-9, double.PositiveInfinity);
        }
    }

    [Fact]
    public void Few_studies_come_with_a_warning_and_their_order_does_not_matter()
    {
        var (one, other) = (Found(new(Two)), Found(new([Two[1], Two[0]])));

        Assert.Contains(one.Warnings, warning => warning.Contains("too narrow", StringComparison.Ordinal));
        Assert.Equal(one.Estimate, other.Estimate, 1e-14);
        Assert.Equal(one.Weights[0], other.Weights[1], 1e-12);
    }

    [Fact]
    public void Effects_that_cannot_be_compared_are_refused()
    {
        Assert.IsType<Answer<EffectEstimate>.Refused>(EffectSizes.Of(EventMeasure.LogOddsRatio, new EventCount(0, 0), new EventCount(1, 2)));
        Assert.IsType<Answer<EffectEstimate>.Refused>(EffectSizes.Of(EventMeasure.PetoLogOddsRatio, new EventCount(0, 5), new EventCount(0, 5)));
        Assert.IsType<Answer<EffectEstimate>.Refused>(EffectSizes.Of(MeanMeasure.HedgesG, new GroupMean(1, 0, 5), new GroupMean(2, 0, 5)));
        Assert.IsType<Answer<EffectEstimate>.Refused>(EffectSizes.Of(MeanMeasure.Difference, new GroupMean(1, 0, 1), new GroupMean(2, 0, 5)));
        Assert.Throws<ArgumentException>(() => EffectSizes.Of(EventMeasure.LogOddsRatio, new EventCount(3, 2), new EventCount(1, 2)));
        Assert.IsType<Answer<AsymmetryTest>.Refused>(SmallStudies.Egger(Two));
        Assert.IsType<Answer<AsymmetryTest>.Refused>(SmallStudies.Egger([new(1, 2), new(2, 2), new(3, 2)]));
    }

    [Fact]
    public void An_effect_to_plan_with_spreads_as_that_of_a_new_place()
    {
        var found = Found(new([new(0.1, 0.02), new(0.5, 0.03), new(0.9, 0.01)]));
        var effect = found.InNewPlace;

        Assert.Equal((found.PredictionLower!.Value, found.PredictionUpper!.Value), (effect.Quantile(0.025), effect.Quantile(0.975)), (one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) < 1e-9);
    }

    private static PooledEffect Found(PoolingQuestion question) => Assert.IsType<Answer<PooledEffect>.Found>(Pooling.Pool(question)).Value;
}
