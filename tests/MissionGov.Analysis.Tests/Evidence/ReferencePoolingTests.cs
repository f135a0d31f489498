using System.Text.Json;
using System.Text.Json.Nodes;
using MissionGov.Analysis.Evidence;

namespace MissionGov.Analysis.Tests.Evidence;

/// <summary>Pooling, and effect sizes to pool, as metafor answers.</summary>
public sealed class ReferencePoolingTests
{
    private const string HartungKnapp = "_knha";

    public static TheoryData<string> Pooled => ReferenceCase.Names("meta_pool");

    public static TheoryData<string> LeftOut => With("leave_one_out_DL");

    public static TheoryData<string> Asymmetric => With("egger");

    public static TheoryData<string> Events => ReferenceCase.Names("effect_size_2x2");

    public static TheoryData<string> Means => ReferenceCase.Names("effect_size_means");

    [Theory]
    [MemberData(nameof(Pooled))]
    public void Every_method_pools_as_the_reference_does(string name)
    {
        var reference = ReferenceCase.Named("meta_pool", name);
        foreach (var (key, expected) in reference.Expected.Where(pair => pair.Value is JsonObject && pair.Key != "egger"))
        {
            var question = Question(reference) with { Method = Enum.Parse<PoolingMethod>(key.Replace(HartungKnapp, "", StringComparison.Ordinal)), HartungKnapp = key.EndsWith(HartungKnapp, StringComparison.Ordinal) };
            var found = Found(Pooling.Pool(question));

            foreach (var (member, value) in expected!.AsObject())
            {
                if (value is JsonArray numbers) Assert.True(reference.Near(numbers.Deserialize<double[]>()!, member == "weights" ? found.Weights : found.Shrunken), $"{key} {member}");
                else Near(reference, $"{key} {member}", value!.GetValue<double>(), Member(found, member));
            }
        }
    }

    [Theory]
    [MemberData(nameof(LeftOut))]
    public void Leaving_out_each_study_answers_as_the_reference_does(string name)
    {
        var reference = ReferenceCase.Named("meta_pool", name);

        var answers = Pooling.LeavingOneOut(Question(reference) with { Method = PoolingMethod.DL }).Select(answer => Found(answer).Estimate);

        Assert.True(reference.Near(reference.Numbers("leave_one_out_DL"), answers));
    }

    [Theory]
    [MemberData(nameof(Asymmetric))]
    public void The_test_of_small_studies_is_that_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("meta_pool", name);
        var egger = reference.Expected["egger"]!;
        var test = Assert.IsType<Answer<AsymmetryTest>.Found>(SmallStudies.Egger(Question(reference).Estimates)).Value;

        // The reference takes half steps and stops 1e-5 short of the likeliest variance; ours is it.
        Assert.Equal(egger["z"]!.GetValue<double>(), test.Z, 1e-3);
        Assert.Equal(egger["p"]!.GetValue<double>(), test.PValue, 1e-3);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Shares_are_compared_as_the_reference_does(string name)
    {
        var reference = ReferenceCase.Named("effect_size_2x2", name);
        int Count(string member) => reference.Input[member]!.GetValue<int>();

        foreach (var (key, measure) in new[]
        {
            ("log_odds_ratio", EventMeasure.LogOddsRatio), ("log_risk_ratio", EventMeasure.LogRiskRatio), ("risk_difference", EventMeasure.RiskDifference),
            ("arcsine_difference", EventMeasure.ArcsineDifference), ("peto_log_or", EventMeasure.PetoLogOddsRatio),
        })
        {
            var found = Assert.IsType<Answer<EffectEstimate>.Found>(EffectSizes.Of(measure, new EventCount(Count("events_t"), Count("n_t")), new EventCount(Count("events_c"), Count("n_c")))).Value;
            Near(reference, key, reference.Expected[key]!["yi"]!.GetValue<double>(), found.Effect);
            Near(reference, key, reference.Expected[key]!["vi"]!.GetValue<double>(), found.Variance);
        }
    }

    [Theory]
    [MemberData(nameof(Means))]
    public void Means_are_compared_as_the_reference_does(string name)
    {
        var reference = ReferenceCase.Named("effect_size_means", name);
        GroupMean Group(string suffix) => new(reference.Input["mean_" + suffix]!.GetValue<double>(), reference.Input["sd_" + suffix]!.GetValue<double>(), reference.Input["n_" + suffix]!.GetValue<int>());

        foreach (var (key, measure) in new[] { ("hedges_g", MeanMeasure.HedgesG), ("mean_difference", MeanMeasure.Difference), ("smd_hetero", MeanMeasure.UnequalSpreads) })
        {
            var found = Assert.IsType<Answer<EffectEstimate>.Found>(EffectSizes.Of(measure, Group("t"), Group("c"))).Value;
            Near(reference, key, reference.Number(key)!.Value, found.Effect);
            Near(reference, key, reference.Number(key + "_var")!.Value, found.Variance);
        }
    }

    private static TheoryData<string> With(string member) => [.. ReferenceCase.Of("meta_pool").Where(reference => reference.Expected[member] is not null).Select(reference => reference.Name)];

    private static PoolingQuestion Question(ReferenceCase reference) =>
        new([.. reference.Input["effect"].Deserialize<double[]>()!.Zip(reference.Input["variance"].Deserialize<double[]>()!, (effect, variance) => new EffectEstimate(effect, variance))])
        {
            Confidence = reference.Input["confidence"]!.GetValue<double>(),
        };

    private static double Member(PooledEffect found, string member) => member switch
    {
        "estimate" => found.Estimate,
        "se" => found.Se,
        "ci_lower" => found.Lower,
        "ci_upper" => found.Upper,
        "p_value" => found.PValue,
        "tau2" => found.Tau2,
        "I2" => found.I2!.Value,
        "H2" => found.H2!.Value,
        "Q" => found.Q,
        "Q_p" => found.QP!.Value,
        "pi_lower" => found.PredictionLower!.Value,
        "pi_upper" => found.PredictionUpper!.Value,
        "tau2_ci_lower" => found.Tau2Lower!.Value,
        "tau2_ci_upper" => found.Tau2Upper!.Value,
        _ => throw new ArgumentException("No such member."),
    };

    private static PooledEffect Found(Answer<PooledEffect> answer) => Assert.IsType<Answer<PooledEffect>.Found>(answer).Value;

    private static void Near(ReferenceCase reference, string what, double expected, double actual) =>
        Assert.True(reference.Near(expected, actual), $"{reference.Name} {what}: expected {expected}, found {actual}");
}
