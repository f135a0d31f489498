using System.Text.Json;
using MissionGov.Analysis.Strategies.Effects;

namespace MissionGov.Analysis.Tests.Strategies;

/// <summary>The distributions of effects are those of the reference.</summary>
public sealed class ReferenceEffectTests
{
    public static TheoryData<string> Pert => ReferenceCase.Names("pert_distribution");

    public static TheoryData<string> Triangular => ReferenceCase.Names("triangular_distribution");

    [Theory]
    [MemberData(nameof(Pert))]
    public void A_PERT_effect_is_that_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("pert_distribution", name);
        var effect = new PertEffect(Given(reference, "min"), Given(reference, "mode"), Given(reference, "max"), Given(reference, "shape"));

        AssertAgrees(reference, effect);
        Assert.True(reference.Near([reference.Number("alpha")!.Value, reference.Number("beta")!.Value], [effect.Alpha, effect.Beta]));
        Assert.True(reference.Near(reference.Numbers("pdf"), Numbers(reference, "at").Select(effect.Density)));
    }

    [Theory]
    [MemberData(nameof(Triangular))]
    public void A_triangular_effect_is_that_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("triangular_distribution", name);

        AssertAgrees(reference, new TriangularEffect(Given(reference, "min"), Given(reference, "mode"), Given(reference, "max")));
    }

    private static void AssertAgrees(ReferenceCase reference, Effect effect)
    {
        Assert.True(reference.Near(reference.Number("mean")!.Value, effect.Mean), $"mean {effect.Mean}");
        Assert.True(reference.Near(reference.Number("variance")!.Value, effect.Variance), $"variance {effect.Variance}");
        Assert.True(reference.Near(reference.Numbers("quantiles"), Numbers(reference, "probs").Select(effect.Quantile)), string.Join(' ', Numbers(reference, "probs").Select(effect.Quantile)));
        Assert.True(reference.Near(reference.Numbers("cdf"), Numbers(reference, "at").Select(effect.Cumulative)));
    }

    private static double Given(ReferenceCase reference, string member) => reference.Input[member]!.GetValue<double>();

    private static double[] Numbers(ReferenceCase reference, string member) => reference.Input[member]!.Deserialize<double[]>()!;
}
