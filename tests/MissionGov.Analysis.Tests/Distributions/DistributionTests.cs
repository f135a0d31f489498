using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.Tests.Distributions;

public sealed class DistributionTests
{
    // R 4.5 pnorm.
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841344746068543)]
    [InlineData(-1.959963984540054, 0.025)]
    [InlineData(3, 0.998650101968370)]
    [InlineData(-3.5, 0.000232629079035525)]
    [InlineData(-6, 9.86587645037698e-10)]
    public void The_normal_share_below_a_value_is_the_tabled_one(double x, double share) =>
        Assert.Equal(share, StandardNormal.Cumulative(x), 1e-14 + (1e-12 * share));

    [Fact]
    public void Quantile_and_share_undo_each_other()
    {
        foreach (var probability in new[] { 1e-12, 1e-6, 0.001, 0.025, 0.1, 0.3, 0.5, 0.77, 0.9, 0.975, 0.9999 })
        {
            Assert.Equal(probability, StandardNormal.Cumulative(StandardNormal.Quantile(probability)), 1e-13 * Math.Max(probability, 1e-3));
            foreach (var degrees in new[] { 1, 2, 3, 4, 9, 30, 399 }) Assert.Equal(probability, StudentT.Cumulative(StudentT.Quantile(probability, degrees), degrees), 1e-12);
        }
    }

    // R 4.5 qt.
    [Theory]
    [InlineData(0.975, 1, 12.7062047361747)]
    [InlineData(0.975, 2, 4.30265272974946)]
    [InlineData(0.975, 3, 3.18244630528371)]
    [InlineData(0.975, 10, 2.22813885198627)]
    [InlineData(0.9, 5, 1.47588404882448)]
    [InlineData(0.025, 30, -2.04227245630124)]
    public void The_t_quantile_is_the_tabled_one(double probability, int degrees, double quantile) =>
        Assert.Equal(quantile, StudentT.Quantile(probability, degrees), 1e-12 * Math.Abs(quantile) * 10);

    // R 4.5 pchisq, lower.tail = FALSE.
    [Theory]
    [InlineData(3.841458820694124, 1, 0.05)]
    [InlineData(5.991464547107981, 2, 0.05)]
    [InlineData(152.233008082373, 12, 1.99676459084597e-26)]
    [InlineData(0, 4, 1)]
    public void The_chi_squared_share_above_a_value_is_the_tabled_one(double x, int degrees, double share)
    {
        Assert.Equal(share, ChiSquare.UpperTail(x, degrees), 1e-12 * share);
        if (share < 1) Assert.Equal(x, ChiSquare.UpperQuantile(share, degrees), 1e-10 * x);
    }

    // Python 3.12 math.lgamma.
    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.5, 0.5723649429247001)]
    [InlineData(11, 15.104412573075516)]
    [InlineData(100.5, 361.4355404677776)]
    public void The_logarithm_of_gamma_is_the_tabled_one(double x, double expected) => Assert.Equal(expected, LogGamma.Of(x), 1e-12);
}
