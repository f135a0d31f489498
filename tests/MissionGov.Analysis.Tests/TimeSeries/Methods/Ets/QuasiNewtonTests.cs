using MissionGov.Analysis.TimeSeries.Methods.Ets;

namespace MissionGov.Analysis.Tests.TimeSeries.Methods.Ets;

/// <summary>The search finds the bottom of a smooth bowl, also where it lies outside the cube.</summary>
public sealed class QuasiNewtonTests
{
    private const double Near = 1e-3;

    [Theory]
    [InlineData(0.3, 0.7, 0.5, 0.2)]
    [InlineData(0.9, 0.9, 0.9, 0.9)]
    [InlineData(0.02, 0.98, 0.5, 0.5)]
    public void The_bottom_of_a_bent_bowl_is_found(params double[] bottom)
    {
        double[] point = [0.5, 0.2, 0.8, 0.6];

        var height = QuasiNewton.Minimise(new Bowl(bottom), point);

        Assert.Equal(1, height, Near);
        for (var d = 0; d < point.Length; d++) Assert.Equal(bottom[d], point[d], 10 * Near);
    }

    [Fact]
    public void A_bottom_outside_the_cube_is_met_on_its_side()
    {
        double[] point = [0.5, 0.5];

        QuasiNewton.Minimise(new Bowl([1.4, 0.3]), point);

        Assert.Equal(1, point[0]);
        Assert.InRange(point[1], 0, 1);
    }

    [Fact]
    public void A_function_that_is_nowhere_finite_ends_the_search()
    {
        double[] point = [0.5, 0.5];

        Assert.False(double.IsFinite(QuasiNewton.Minimise(new Infinite(), point)));
    }

    // One plus a sum of squares along slanted axes.
    private readonly struct Bowl(double[] bottom) : IHeight
    {
        public double At(ReadOnlySpan<double> point)
        {
            double height = 1, carried = 0;
            for (var d = 0; d < point.Length; d++)
            {
                var off = point[d] - bottom[d] + (carried / 2);
                height += (d + 1) * off * off;
                carried = point[d] - bottom[d];
            }

            return height;
        }
    }

    private readonly struct Infinite : IHeight
    {
        public double At(ReadOnlySpan<double> point) => double.PositiveInfinity;
    }
}
