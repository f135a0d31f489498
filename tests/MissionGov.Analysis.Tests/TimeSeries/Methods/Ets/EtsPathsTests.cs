using MissionGov.Analysis.TimeSeries;
using MissionGov.Analysis.TimeSeries.Methods.Ets;

namespace MissionGov.Analysis.Tests.TimeSeries.Methods.Ets;

/// <summary>Futures drawn from a model are spread as the reference's, and as the formulas say.</summary>
public sealed class EtsPathsTests
{
    public static TheoryData<string> Cases => ReferenceCase.Names("ets_simulate");

    public static TheoryData<string> Admissible => [.. EtsModel.Admissible.Select(model => model.Notation)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Futures_are_spread_as_those_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("ets_simulate", name);
        var horizon = reference.Input["horizon_used"]!.GetValue<int>();
        var target = reference.Input["target"]!.GetValue<double>();
        var (model, smoothing, initial) = EtsFilterTests.Given(reference.Input);
        var season = (int)reference.Series.Frequency;
        var end = new EtsFilter(model, smoothing, initial, season);
        end.Run(reference.Series.Values.Select(value => value!.Value).ToArray());

        var source = new EtsPaths(model, smoothing, end.State, season, Math.Sqrt(reference.Input["sigma2"]!.GetValue<double>()));
        var paths = new SimulatedPaths(source, ModelScale.Identity, horizon, seed: 1);

        foreach (var (member, probability) in new[] { ("q025", 0.025), ("q10", 0.1), ("q50", 0.5), ("q90", 0.9), ("q975", 0.975) })
            Assert.True(reference.Near(reference.Numbers(member), Enumerable.Range(1, horizon).Select(step => paths.At(step).Quantile(probability))), member);

        var at = paths.At(horizon).ChanceOf(target, Direction.AtLeast);
        var ever = paths.ChanceEver(target, Direction.AtLeast, horizon);
        Assert.True(reference.Near(reference.Number("prob_at_horizon_at_least")!.Value, at), $"{at}");
        Assert.True(reference.Near(reference.Number("prob_ever_at_least")!.Value, ever), $"{ever}");
    }

    [Theory]
    [MemberData(nameof(Admissible))]
    public void Formula_and_simulation_agree(string notation)
    {
        var model = EtsModel.Parse(notation);
        const int Season = 4;
        var sigma = model.RelativeError ? 0.08 : 8;
        double[] seasons = !model.Seasonal ? [] : model.RelativeSeason ? [0.8, 1.1, 1.3, 0.8] : [-20, 10, 30, -20];
        double[] state = [100, .. model.Trend ? (double[])[5] : [], .. seasons];
        var smoothing = new EtsSmoothing(0.4, model.Trend ? 0.15 : 0, model.Seasonal ? 0.3 : 0, model.Damped ? 0.85 : 1);

        var (mean, error) = new EtsVariance(model, smoothing, smoothing.Beta, sigma * sigma, new(model, smoothing, state, Season), Season).Of(10);
        var paths = new SimulatedPaths(new EtsPaths(model, smoothing, state, Season, sigma), ModelScale.Identity, 10, seed: 7);

        for (var h = 1; h <= 10; h++)
        {
            var drawn = paths.At(h);
            var spread = (drawn.Quantile(0.8413447460685429) - drawn.Quantile(0.15865525393145707)) / 2;
            Assert.Equal(mean[h - 1], drawn.Mean, 4 * error[h - 1] / Math.Sqrt(paths.Count));
            Assert.Equal(error[h - 1], spread, 0.05 * error[h - 1]);
        }
    }

    [Fact]
    public void Whatever_happens_a_share_never_takes_more_than_everything()
    {
        var paths = new SimulatedPaths(new EtsPaths(EtsModel.Parse("MAM"), new(0.9, 0.5, 0.1, 1), [10, 1, 0.5, 1.5], 2, sigma: 3), ModelScale.Identity, 6, seed: 1);

        Assert.Equal(1, paths.At(1).ChanceOf(0, Direction.AtLeast));
        Assert.True(double.IsFinite(paths.At(6).Mean));
    }
}
