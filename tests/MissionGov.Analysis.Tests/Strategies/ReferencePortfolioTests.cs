using System.Text.Json;
using System.Text.Json.Nodes;
using MissionGov.Analysis.Strategies;
using MissionGov.Analysis.Strategies.Effects;

namespace MissionGov.Analysis.Tests.Strategies;

/// <summary>Sums and products of effects come out as in the reference: exactly where there is algebra, else as in a million draws.</summary>
public sealed class ReferencePortfolioTests
{
    public static TheoryData<string> Normal => ReferenceCase.Names("combine_normal_effects");

    public static TheoryData<string> Additive => ReferenceCase.Names("portfolio_additive");

    public static TheoryData<string> Multiplicative => ReferenceCase.Names("portfolio_multiplicative");

    [Theory]
    [MemberData(nameof(Normal))]
    public void Normal_effects_are_summed_exactly(string name)
    {
        var reference = ReferenceCase.Named("combine_normal_effects", name);
        var effects = reference.Input["effects"].Deserialize<double[]>()!;
        var errors = reference.Input["standard_errors"].Deserialize<double[]>()!;
        var answer = Asked.Found(new(StatusQuo.Normal(0, 0), reference.Input["gap"]!.GetValue<double>(), Direction.AtLeast, [.. effects.Zip(errors, (mean, sd) => new Intervention($"{mean}", new NormalEffect(mean, sd)))])
        {
            Correlation = Correlation.Between(reference.Input["common_correlation"]!.GetValue<double>()),
            Levels = [0.95],
        });

        Assert.True(answer.IsExact);
        Assert.True(reference.Near(
            [reference.Number("total")!.Value, reference.Number("se")!.Value, reference.Number("ci95_lower")!.Value, reference.Number("ci95_upper")!.Value, reference.Number("coverage_ratio")!.Value, reference.Number("prob_total_at_least_gap")!.Value],
            [answer.Expected, answer.Sd, answer.Intervals[0].Lower, answer.Intervals[0].Upper, answer.Coverage!.Value, answer.ChanceOfMeeting]), answer.ToString());
    }

    [Theory]
    [MemberData(nameof(Additive))]
    public void A_sum_of_effects_is_that_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("portfolio_additive", name);
        var question = Question(reference, sign: 1);

        AssertAgrees(reference, Asked.Found(question), scale: 1, from: 0);
    }

    [Theory]
    [MemberData(nameof(Multiplicative))]
    public void A_product_of_reductions_is_that_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("portfolio_multiplicative", name);
        var baseline = reference.Input["baseline"]!.GetValue<double>();
        var question = Question(reference, sign: -1) with
        {
            StatusQuo = StatusQuo.Normal(baseline, 0),
            Target = baseline - reference.Input["gap"]!.GetValue<double>(),
            Direction = Direction.AtMost,
            Combine = Combination.Multiplicative,
        };

        AssertAgrees(reference, Asked.Found(question), scale: -baseline, from: baseline);
    }

    private static void AssertAgrees(ReferenceCase reference, AddedUp answer, double scale, double from)
    {
        Near("mean", from == 0 ? answer.Expected : from - answer.Expected);
        Near("sd", answer.Sd);
        Near("prob_at_least_gap", answer.ChanceOfMeeting);
        Near("p50", Math.Abs(from - answer.Median) * Math.Sign(reference.Number("p50")!.Value));
        var (ninety, eighty) = (answer.Intervals[0], answer.Intervals[1]);
        Assert.True(reference.Near(
            [reference.Number("p05")!.Value, reference.Number("p10")!.Value, reference.Number("p90")!.Value, reference.Number("p95")!.Value],
            from == 0 ? [ninety.Lower, eighty.Lower, eighty.Upper, ninety.Upper] : [from - ninety.Upper, from - eighty.Upper, from - eighty.Lower, from - ninety.Lower]), $"{ninety} {eighty}");
        Assert.True(reference.Near(reference.Numbers("contribution_mean"), answer.Bars.Select(bar => bar.Contribution / scale)));
        Assert.True(reference.Near(reference.Numbers("rank_correlation_with_total"), answer.Sensitivity.Select(one => one.RankCorrelation)));
        Assert.Equal(answer.Expected - from, answer.Shapley.Sum(share => share.Contribution), 1e-9 * Math.Abs(answer.Expected));

        void Near(string member, double actual) => Assert.True(reference.Near(reference.Number(member)!.Value, actual), $"{member}: expected {reference.Number(member)}, found {actual}");
    }

    private static StrategyQuestion Question(ReferenceCase reference, int sign) =>
        new(StatusQuo.Normal(0, 0), reference.Input["gap"]!.GetValue<double>(), Direction.AtLeast, [.. reference.Input["components"]!.AsArray().Select((component, i) => new Intervention($"Plan {i}", Effect(component!.AsObject(), sign)))])
        {
            Correlation = reference.Input["correlation"] is { } matrix ? Correlation.Of([.. matrix.Deserialize<double[][]>()!]) : Correlation.None,
            Levels = [0.9, 0.8],
        };

    private static Effect Effect(JsonObject component, int sign)
    {
        double Given(string member) => component[member]!.GetValue<double>();
        return component["dist"]!.GetValue<string>() switch
        {
            "pert" when sign > 0 => new PertEffect(Given("min"), Given("mode"), Given("max")),
            "pert" => new PertEffect(-Given("max"), -Given("mode"), -Given("min")),
            "normal" => new NormalEffect(Given("mean"), Given("sd")),
            "triangular" => new TriangularEffect(Given("min"), Given("mode"), Given("max")),
            "lognormal" => new LogNormalEffect(Given("meanlog"), Given("sdlog")),
            _ => new UniformEffect(Given("min"), Given("max")),
        };
    }
}
