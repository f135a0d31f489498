using System.Text.Json;
using System.Text.Json.Nodes;
using MissionGov.Analysis.TimeSeries.Methods.Ets;

namespace MissionGov.Analysis.Tests.TimeSeries.Methods.Ets;

/// <summary>With parameters and initial state given, nothing is left to an optimiser: exact to the reference.</summary>
public sealed class EtsFilterTests
{
    // The logarithm of a sum of squares that is all rounding is noise, in the reference too.
    private const double Rounding = 1e-20;

    private const double Normal80 = 1.2815515655446004;
    private const double Normal95 = 1.959963984540054;

    public static TheoryData<string> Cases => ReferenceCase.Names("ets_filter");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_filter_with_everything_given_is_exact(string name)
    {
        var reference = ReferenceCase.Named("ets_filter", name);
        var (model, smoothing, initial) = Given(reference.Input);
        var season = (int)reference.Series.Frequency;
        var values = reference.Series.Values.Select(value => value!.Value).ToArray();
        var filter = new EtsFilter(model, smoothing, initial, season);
        var errors = filter.Run(values);
        double[] fitted = [.. values.Zip(errors, (value, error) => model.RelativeError ? value / (1 + error) : value - error)];

        Assert.True(reference.Near(reference.Numbers("residuals"), errors), "residuals");
        Assert.True(reference.Near(reference.Numbers("fitted"), fitted), "fitted");
        Assert.True(reference.Near(reference.Numbers("final_state"), filter.State), "state");
        Assert.True(reference.Near(reference.Number("mse")!.Value, values.Zip(fitted, (value, fit) => (value - fit) * (value - fit)).Average()), "mse");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_fit_and_the_forecast_of_a_given_model_are_exact(string name)
    {
        var reference = ReferenceCase.Named("ets_filter", name);
        var (model, smoothing, initial) = Given(reference.Input);
        var season = (int)reference.Series.Frequency;
        var values = reference.Series.Values.Select(value => value!.Value).ToArray();

        var fit = EtsFit.At(model, smoothing, initial, values, season, values.Length);
        var forecast = fit.Forecast(values, season, reference.Horizon);

        Assert.True(reference.Near(reference.Number("sigma2")!.Value, fit.Sigma2), $"sigma2 {fit.Sigma2}");
        if (fit.Sigma2 > Rounding && reference.Number("loglik") is { } likelihood)
        {
            double estimated = reference.Input["n_params"]!.GetValue<int>();
            Assert.True(reference.Near(likelihood, fit.LogLikelihood!.Value), $"loglik {fit.LogLikelihood}");
            Assert.True(reference.Near(reference.Number("aicc")!.Value, fit.Aicc!.Value), $"aicc {fit.Aicc}");
            Assert.True(reference.Near(reference.Number("aic")!.Value, (-2 * fit.LogLikelihood.Value) + (2 * estimated)));
            Assert.True(reference.Near(reference.Number("bic")!.Value, (-2 * fit.LogLikelihood.Value) + (estimated * Math.Log(values.Length))));
        }

        // The reference gives the plain recursion as the mean of ETS(M,Ad,M), and no intervals, as the peer's are wrong.
        if (model is { RelativeSeason: true, Damped: true })
        {
            var plain = new EtsFilter(model, smoothing, initial, season);
            plain.Run(values);
            Assert.True(reference.Near(reference.Numbers("mean"), plain.Expect(reference.Horizon)), "mean");
            return;
        }

        Assert.True(reference.Near(reference.Numbers("mean"), forecast.Centre), "mean");
        Assert.True(reference.Near(reference.Numbers("lower80"), Edge(-Normal80)), "lower80");
        Assert.True(reference.Near(reference.Numbers("upper80"), Edge(Normal80)), "upper80");
        Assert.True(reference.Near(reference.Numbers("lower95"), Edge(-Normal95)), "lower95");
        Assert.True(reference.Near(reference.Numbers("upper95"), Edge(Normal95)), "upper95");

        IEnumerable<double> Edge(double standard) => forecast.Centre.Zip(forecast.StandardError, (centre, error) => centre + (standard * error));
    }

    internal static (EtsModel Model, EtsSmoothing Smoothing, double[] Initial) Given(JsonObject input)
    {
        var damped = input["damped"]!.GetValue<bool>();
        var model = EtsModel.Parse($"{input["error"]}{input["trend"]}{(damped ? "d" : "")}{input["season"]}");
        return (model, new(Number("alpha", 0), Number("beta", 0), Number("gamma", 0), Number("phi", 1)), input["initial_state"].Deserialize<double[]>()!);

        double Number(string parameter, double otherwise) => input[parameter].Deserialize<double?>() ?? otherwise;
    }
}
