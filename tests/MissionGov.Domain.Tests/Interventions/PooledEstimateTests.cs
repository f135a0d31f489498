using MissionGov.Analysis.Strategies.Effects;
using MissionGov.Domain.Interventions;
using static MissionGov.Domain.Tests.Interventions.Plans;

namespace MissionGov.Domain.Tests.Interventions;

public sealed class PooledEstimateTests
{
    private const double Reach95 = 1.959963984540054;

    [Fact]
    public void One_study_is_its_own_interval_and_one_guess_its_own_ends()
    {
        var study = PooledEstimate.Of([Estimate(3.8, 6, 8.2)])!;
        var guess = PooledEstimate.Of([Estimate(0, 7.3, 15) with { Evidence = EvidenceLevel.Belief }])!;

        Assert.Equal((3.8, 6, 8.2, null), (study.Low, study.Central, study.High, study.SourcesInWords));
        Assert.Equal(3.8, study.Effect.Quantile(0.025), 9);
        Assert.Equal(new PertEffect(0, 7.3, 15), guess.Effect);
        Assert.Null(PooledEstimate.Of([]));
    }

    // With equal variances v, REML has the between-variance s² − v in closed form, and every weight is the same.
    [Fact]
    public void Several_are_pooled_and_spread_as_a_new_place_is()
    {
        double[] effects = [1, 4, 7];
        var v = 1.0;

        var pooled = PooledEstimate.Of([.. effects.Select(effect => Estimate(effect - Reach95, effect, effect + Reach95))])!;

        var s2 = 9.0;
        var (tau2, se) = (s2 - v, Math.Sqrt(s2 / 3));
        Assert.Equal(4, pooled.Central, 6);
        Assert.Equal(Math.Sqrt(tau2 + (se * se)), Math.Sqrt(pooled.Effect.Variance), 4);
        Assert.Equal(tau2 / s2, pooled.BetweenSources!.Value, 4);
        Assert.Equal("3 sources, put together. They differ: 89% of the spread lies between them.", pooled.SourcesInWords);
    }

    // Two that agree by chance have a Hartung-Knapp error of nothing; nobody knows an effect so well.
    [Fact]
    public void Two_that_agree_are_not_taken_for_certain()
    {
        var pooled = PooledEstimate.Of([Estimate(4, 6, 8), Estimate(4, 6, 8)])!;

        Assert.Equal(2 / Reach95 / Math.Sqrt(2), Math.Sqrt(pooled.Effect.Variance), 6);
        Assert.Equal("2 sources, put together. They do not differ by more than chance.", pooled.SourcesInWords);
    }
}
