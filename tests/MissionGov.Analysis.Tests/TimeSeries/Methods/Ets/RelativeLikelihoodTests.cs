using MissionGov.Analysis.TimeSeries.Methods.Ets;

namespace MissionGov.Analysis.Tests.TimeSeries.Methods.Ets;

/// <summary>The kernel that carries derivatives is held to the plain filter.</summary>
public sealed class RelativeLikelihoodTests
{
    private const double Step = 1e-6;

    public static TheoryData<string, bool> Models =>
        [.. EtsModel.Admissible.Where(model => model.RelativeError).SelectMany(model => new[] { (model.Notation, false), (model.Notation, true) })];

    [Theory]
    [MemberData(nameof(Models))]
    public void Height_and_slope_are_those_of_the_plain_filter(string notation, bool gaps)
    {
        var model = EtsModel.Parse(notation);
        const int Season = 4;
        double[] values = [.. Made.Wandering(3, 40, Frequency.Quarterly).Select((value, t) => gaps && t % 7 == 3 ? double.NaN : value / 100)];
        double[] seasons = !model.Seasonal ? [] : model.RelativeSeason ? [0.95, 1.02, 1.05] : [-0.05, 0.02, 0.05];
        double[] point = [.. new[] { 0.35, 0.3, 0.4, 0.6 }.Take(model.Parameters), 0.98, .. model.Trend ? (double[])[0.01] : [], .. seasons];
        var likelihood = new RelativeLikelihood(model, values, Season, values.Length);
        double[] slope = new double[likelihood.Size], information = new double[likelihood.Size * likelihood.Size];

        var height = likelihood.At(point, slope, information);

        Assert.Equal(Plain(point), height, 1e-9 * Math.Abs(height));
        for (var i = 0; i < point.Length; i++)
        {
            double[] above = [.. point], below = [.. point];
            above[i] += Step;
            below[i] -= Step;
            var expected = (Plain(above) - Plain(below)) / (2 * Step);
            Assert.Equal(expected, 2 * slope[i], 1e-4 * Math.Max(1, Math.Abs(expected)));
        }

        double Plain(double[] at) => new EtsFilter(model, Season).DevianceFrom(EtsBounds.Smooth(model, at), likelihood.InitialState(at), values, values.Length);
    }
}
