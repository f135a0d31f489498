using System.Text.Json;
using MissionGov.Analysis.TimeSeries.Methods.Ets;

namespace MissionGov.Analysis.Tests.TimeSeries.Methods.Ets;

/// <summary>Every candidate of the reference is fitted at least as well, and the choice is among the same ones.</summary>
public sealed class EtsCandidatesTests
{
    // Of statsmodels, whose sums of squares the reference accepts at this slack.
    private const double SquaresSlack = 1.001;

    public static TheoryData<string> Cases => ReferenceCase.Names("ets_candidates_aicc");

    public static TheoryData<string> SecondOpinions => ReferenceCase.Names("ets_statsmodels");

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_candidate_is_fitted_worse_than_by_the_reference(string name)
    {
        var reference = ReferenceCase.Named("ets_candidates_aicc", name);
        var season = (int)reference.Series.Frequency;
        double[] values = [.. reference.Series.Values.Select(value => value ?? double.NaN)];
        var worse = new List<string>();
        foreach (var (notation, node) in reference.Expected["aicc"]!.AsObject())
        {
            var fit = EtsFit.Estimate(EtsModel.Parse(notation), values, season, values.Length);
            if (node.Deserialize<double?>() is { } expected && !(fit.Aicc <= expected + reference.Absolute + (reference.Relative * Math.Abs(expected)))) worse.Add($"{notation} {fit.Aicc} for {expected}");
        }

        Assert.Empty(worse);
    }

    [Theory]
    [MemberData(nameof(SecondOpinions))]
    public void No_sum_of_squares_is_larger_than_that_of_the_second_opinion(string name)
    {
        var reference = ReferenceCase.Named("ets_statsmodels", name);
        var model = EtsModel.Parse(reference.Input["model"]!.GetValue<string>());
        double[] values = [.. reference.Series.Values.Select(value => value!.Value)];

        var fit = EtsFit.Estimate(model, values, 1, values.Length);

        var squares = fit.Sigma2 * (values.Length - model.Parameters - model.States(1));
        Assert.True(squares <= reference.Number("sse") * SquaresSlack || fit.Sigma2 == 0, $"{squares} for {reference.Number("sse")}");
    }
}
