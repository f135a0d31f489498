using MissionGov.Domain.Interventions;
using MissionGov.Domain.Strategies;
using static MissionGov.Domain.Tests.Interventions.Plans;

namespace MissionGov.Domain.Tests.Strategies;

public sealed class PlanWedgeTests
{
    private static readonly DateOnly After = new(2026, 2, 1);

    [Fact]
    public void A_wedge_carries_what_the_plan_says_of_itself()
    {
        var plan = Bringing(6, new RollOut { StartDate = new(2026, 3, 1), LagMonths = 3, RampMonths = 12, EndDate = new(2028, 3, 16), HalfLifeMonths = 24, Reach = 0.8, Fidelity = 0.9, Deadweight = 0.1, OptimismHaircut = 0.2, ChanceOfDelivery = 0.7 });

        var wedge = PlanWedge.Of(plan, plan.RollOut.StartDate!.Value, After, relativeTo: null, Supposition.None);

        Assert.Equal((1.0, 3.0, 12.0, 24.0), (wedge.Start, wedge.Lag, wedge.Ramp, wedge.HalfLife));
        Assert.Equal(25 + (15 / 31.0), wedge.End!.Value, 9);
        Assert.Equal((0.8 * 0.9 * 0.9 * 0.8, 0.7, 6), (wedge.Intervention.Strength, wedge.Intervention.ProbabilityOfDelivery, wedge.Intervention.Effect!.Mean));
        Assert.Equal((plan.Slug, plan.Name), (wedge.Intervention.Name, wedge.Intervention.Title));
        Assert.Equal(0, wedge.NewBy(4));
        Assert.Equal(0.5, wedge.NewBy(10), 9);
        Assert.Equal(plan.RollOut.Share, wedge.FactorAt(16), 9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(14)]
    public void A_slip_of_k_months_moves_the_wedge_by_k(int months)
    {
        var (plan, opened) = (Bringing(6), Open(new(2026, 3, 1)));
        plan.TieTo(opened, 2, NoNames);
        double Start() => PlanWedge.Of(plan, plan.StartsOn(opened)!.Value, After, relativeTo: null, Supposition.None).Start;
        var before = Start();

        opened.Slip(new DateOnly(2026, 3, 1).AddMonths(months), Because("Staff are missing."));

        Assert.Equal(before + months, Start());
    }
}
