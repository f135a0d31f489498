using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Tests.TimeSeries;

/// <summary>A named method gives the answer of the reference, intervals included.</summary>
public sealed class ReferenceMethodTests
{
    // The reference accepts an estimate whose likelihood is at least as good (shared reference, README).
    private const double LikelihoodSlack = 0.05;

    private const double SquaresSlack = 1.001;

    private const double CriterionSlack = 0.1;

    public static TheoryData<string, string> Cases =>
    [
        .. new[] { "naive", "snaive", "mean", "rw_drift", "theta", "ets_ann", "ets_aan", "ets_aadn", "ets_aaa", "ets_aada", "ets_man", "ets_mam", "ets_madm", "ets_auto" }
            .SelectMany(kind => ReferenceCase.Of(kind).Select(reference => (kind, reference.Name))),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_named_method_answers_as_the_reference(string kind, string name)
    {
        var reference = ReferenceCase.Named(kind, name);

        var projection = Project(reference.Series, reference.Horizon, Options(kind));

        var fits = projection.Parameters?.LogLikelihood is { } likelihood && reference.Number("loglik") is { } expected && likelihood >= expected - LikelihoodSlack;
        fits |= kind == "ets_auto" && reference.Number("aicc") is { } criterion && projection.Parameters!.Aicc <= criterion + CriterionSlack;
        fits |= kind == "theta" && projection.Parameters!.Sigma2 <= reference.Number("sigma2") * SquaresSlack;
        Assert.True(fits || ForecastsAgree(reference, projection), Difference(reference, projection));
    }

    internal static Projection Project(Series series, int horizon, ProjectionOptions options) =>
        Assert.IsType<Answer<Projection>.Found>(TrendProjection.Project(series, horizon, options)).Value;

    internal static bool ForecastsAgree(ReferenceCase reference, Projection projection) =>
        reference.Near(reference.Numbers("mean"), projection.Points.Select(point => point.Median))
        && new[] { 80, 95 }.All(level =>
            reference.Near(reference.Numbers($"lower{level}"), projection.Points.Select(point => point.Interval(level / 100.0).Lower))
            && reference.Near(reference.Numbers($"upper{level}"), projection.Points.Select(point => point.Interval(level / 100.0).Upper)));

    internal static string Difference(ReferenceCase reference, Projection projection) =>
        $"expected {string.Join(" ", reference.Numbers("mean").Take(3))}, upper {reference.Numbers("upper95")[0]}, loglik {reference.Number("loglik")}; "
        + $"got {string.Join(" ", projection.Points.Take(3).Select(point => point.Median))}, upper {projection.Points[0].Interval(0.95).Upper}, {projection.Parameters}";

    private static ProjectionOptions Options(string kind) => kind switch
    {
        "naive" => new() { Method = ProjectionMethod.Naive },
        "snaive" => new() { Method = ProjectionMethod.SeasonalNaive },
        "mean" => new() { Method = ProjectionMethod.Mean },
        "rw_drift" => new() { Method = ProjectionMethod.Drift },
        "theta" => new() { Method = ProjectionMethod.Theta },
        "ets_auto" => new() { Method = ProjectionMethod.Ets },
        _ => new() { Method = ProjectionMethod.Ets, EtsModel = kind["ets_".Length..].ToUpperInvariant().Replace("AD", "Ad", StringComparison.Ordinal) },
    };
}
