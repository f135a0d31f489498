using System.Text.Json;
using MissionGov.Analysis.TimeSeries.Methods.Ets;

namespace MissionGov.Analysis.Tests.TimeSeries;

/// <summary>With parameters and initial state given, nothing is left to an optimiser: exact to the reference.</summary>
public sealed class EtsFilterTests
{
    // The logarithm of a sum of squares that is all rounding is noise, in the reference too.
    private const double Rounding = 1e-20;

    public static TheoryData<string> Cases => ReferenceCase.Names("ets_filter");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_filter_with_everything_given_is_exact(string name)
    {
        var reference = ReferenceCase.Named("ets_filter", name);
        var input = reference.Input;
        var damped = input["damped"]!.GetValue<bool>();
        var model = EtsModel.Parse($"A{input["trend"]}{(damped ? "d" : "")}{input["season"]}");
        double Given(string parameter, double otherwise) => input[parameter].Deserialize<double?>() ?? otherwise;
        var smoothing = new EtsSmoothing(Given("alpha", 0), Given("beta", 0), Given("gamma", 0), Given("phi", 1));
        var values = reference.Series.Values.Select(value => value!.Value).ToArray();

        var fit = EtsFit.At(model, smoothing, input["initial_state"].Deserialize<double[]>()!, values, (int)reference.Series.Frequency, values.Length);
        var forecast = fit.Forecast(values, (int)reference.Series.Frequency, reference.Horizon);

        Assert.True(reference.Near(reference.Number("sigma2")!.Value, fit.Sigma2), $"sigma2 {fit.Sigma2}");
        if (fit.Sigma2 > Rounding && reference.Number("loglik") is { } likelihood) Assert.True(reference.Near(likelihood, fit.LogLikelihood!.Value), $"loglik {fit.LogLikelihood}");
        if (fit.Sigma2 > Rounding && reference.Number("aicc") is { } criterion) Assert.True(reference.Near(criterion, fit.Aicc!.Value), $"aicc {fit.Aicc}");
        Assert.True(reference.Near(reference.Numbers("mean"), forecast.Centre));
        Assert.True(reference.Near(reference.Numbers("upper95"), forecast.Centre.Zip(forecast.StandardError, (centre, error) => centre + (1.959963984540054 * error))));
    }
}
