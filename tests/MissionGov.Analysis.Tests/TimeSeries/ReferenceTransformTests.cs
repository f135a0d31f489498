using System.Text.Json;
using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Tests.TimeSeries;

/// <summary>Straight lines, and smoothing on the logit and log scale, against the reference.</summary>
public sealed class ReferenceTransformTests
{
    public static TheoryData<string> Ols => ReferenceCase.Names("ols_trend");

    public static TheoryData<string> TheilSen => ReferenceCase.Names("theil_sen");

    public static TheoryData<string> Logit => ReferenceCase.Names("ets_bounded_logit");

    public static TheoryData<string> Log => ReferenceCase.Names("ets_log");

    [Theory]
    [MemberData(nameof(Ols))]
    public void Least_squares_is_that_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("ols_trend", name);

        var line = ReferenceMethodTests.Project(reference.Series, 1, new() { Method = ProjectionMethod.Ols }).Parameters!;

        Assert.True(reference.Near(reference.Number("slope")!.Value, line.Drift!.Value));
        Assert.True(reference.Near(reference.Number("intercept")!.Value, line.Intercept!.Value));
        Assert.True(reference.Near(reference.Number("slope_se")!.Value, line.DriftStandardError!.Value));
        Assert.True(reference.Near(reference.Number("r2")!.Value, line.RSquared!.Value));
        Assert.True(reference.Near(reference.Number("p_value")!.Value, line.DriftPValue!.Value));
    }

    [Theory]
    [MemberData(nameof(TheilSen))]
    public void Theil_sen_is_that_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("theil_sen", name);
        var forecast = reference.Numbers("forecast");

        var projection = ReferenceMethodTests.Project(reference.Series, forecast.Length, new() { Method = ProjectionMethod.TheilSen });

        Assert.True(reference.Near(reference.Number("slope")!.Value, projection.Parameters!.Drift!.Value));
        Assert.True(reference.Near(reference.Number("intercept")!.Value, projection.Parameters.Intercept!.Value));
        Assert.True(reference.Near(forecast, projection.Points.Select(point => point.Median)));
    }

    // The reference leaves damping open when asked for AAN and names what it took: that model is asked for here.
    [Theory]
    [MemberData(nameof(Logit))]
    public void Smoothing_on_the_logit_scale_is_that_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("ets_bounded_logit", name);
        var chosen = reference.Input["model"]!.GetValue<string>() == "ZZZ" ? "ZZZ" : Notation(reference.Expected["method"]!.GetValue<string>());

        var projection = ReferenceMethodTests.Project(reference.Series, reference.Horizon, new()
        {
            Method = ProjectionMethod.Ets,
            EtsModel = chosen,
            Transform = Transform.Logit,
            Bounds = new(reference.Input["lower_bound"].Deserialize<double>(), reference.Input["upper_bound"].Deserialize<double>()),
        });

        Assert.True(
            projection.Parameters!.LogLikelihood >= reference.Number("loglik") - 0.05 || ReferenceMethodTests.ForecastsAgree(reference, projection),
            projection.Method + " for " + reference.Expected["method"] + "; " + ReferenceMethodTests.Difference(reference, projection));
    }

    [Theory]
    [MemberData(nameof(Log))]
    public void Smoothing_on_the_log_scale_is_that_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("ets_log", name);

        var projection = ReferenceMethodTests.Project(reference.Series, reference.Horizon, new()
        {
            Method = ProjectionMethod.Ets,
            EtsModel = "ZZZ",
            Transform = Transform.Log,
        });

        // No likelihood is given, but the first interval shows the squares: on a log scale half its width is 1.96 sigma.
        var sigma = Math.Log(reference.Numbers("upper95")[0] / reference.Numbers("mean")[0]) / 1.959963984540054;
        var fits = projection.Parameters!.Sigma2 <= sigma * sigma * 1.001;
        Assert.True(fits || ReferenceMethodTests.ForecastsAgree(reference, projection), reference.Expected["method"] + "; " + ReferenceMethodTests.Difference(reference, projection));
    }

    // "ETS(A,Ad,N)" to "AAdN".
    private static string Notation(string method) => string.Concat(method[4..^1].Split(','));
}
