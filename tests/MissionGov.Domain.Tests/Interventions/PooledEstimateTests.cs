using MissionGov.Analysis.Strategies.Effects;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
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

    [Fact]
    public void A_wedge_carries_what_the_plan_says_of_itself()
    {
        var plan = Bringing(6, new RollOut { StartDate = new(2026, 3, 1), LagMonths = 3, RampMonths = 12, EndDate = new(2028, 3, 16), HalfLifeMonths = 24, Reach = 0.8, Fidelity = 0.9, Deadweight = 0.1, OptimismHaircut = 0.2, ChanceOfDelivery = 0.7 });

        var wedge = plan.AsWedge(null, Period.Month(2026, 1), monthsPerStep: 1)!;

        Assert.Equal((2.0, 3.0, 12.0, 24.0), (wedge.Start, wedge.Lag, wedge.Ramp, wedge.HalfLife));
        Assert.Equal(26 + (15 / 31.0), wedge.End!.Value, 9);
        Assert.Equal((0.8 * 0.9 * 0.9 * 0.8, 0.7, 6), (wedge.Intervention.Strength, wedge.Intervention.ProbabilityOfDelivery, wedge.Intervention.Effect!.Mean));
        Assert.Equal(0, wedge.InForceAt(5));
        Assert.Equal(0.5, wedge.InForceAt(11), 9);
        Assert.Equal(plan.RollOut.Share, wedge.FactorAt(17), 9);

        var yearly = plan.AsWedge(null, Period.CalendarYear(2025), monthsPerStep: 12)!;
        Assert.Equal((3 / 12.0, 1.0, 2.0), (yearly.Start, yearly.Ramp, yearly.HalfLife));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(14)]
    public void A_slip_of_k_months_moves_the_wedge_by_k(int months)
    {
        var (plan, opened) = (Bringing(6), Open(new(2026, 3, 1)));
        Assert.Null(plan.AsWedge(null, Period.Month(2026, 1), 1));
        plan.TieTo(opened, 2, NoNames);
        var before = plan.AsWedge(opened, Period.Month(2026, 1), 1)!;

        opened.Slip(new DateOnly(2026, 3, 1).AddMonths(months), Because("Staff are missing."));

        Assert.Equal(before with { Start = before.Start + months }, plan.AsWedge(opened, Period.Month(2026, 1), 1));
    }
}
