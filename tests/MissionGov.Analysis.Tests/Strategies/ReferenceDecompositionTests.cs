using System.Text.Json;
using MissionGov.Analysis.Strategies;

namespace MissionGov.Analysis.Tests.Strategies;

/// <summary>Parts of reductions and of products, and optimism bias, as published or by exact algebra.</summary>
public sealed class ReferenceDecompositionTests
{
    public static TheoryData<string> Waterfalls => ReferenceCase.Names("waterfall_multiplicative");

    public static TheoryData<string> Products => ReferenceCase.Names("decomposition_lmdi");

    public static TheoryData<string> Biases => ReferenceCase.Names("optimism_bias");

    [Theory]
    [MemberData(nameof(Waterfalls))]
    public void A_waterfall_falls_as_in_the_reference(string name)
    {
        var reference = ReferenceCase.Named("waterfall_multiplicative", name);
        var parts = Waterfall.Of(reference.Input["baseline"]!.GetValue<double>(), reference.Input["proportional_reductions"].Deserialize<double[]>()!);

        Assert.True(reference.Near([reference.Number("total")!.Value, reference.Number("naive_sum")!.Value, reference.Number("overlap")!.Value], [parts.Total, parts.NaiveSum, parts.Overlap]));
        Assert.True(reference.Near(reference.Numbers("sequential"), parts.Sequential));
        Assert.True(reference.Near(reference.Numbers("shapley"), parts.Shapley), string.Join(' ', parts.Shapley));
        Assert.Equal(parts.Total, parts.Shapley.Sum(), 1e-10 * (1 + Math.Abs(parts.Total)));
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void The_change_of_a_product_is_shared_out_as_in_the_reference(string name)
    {
        var reference = ReferenceCase.Named("decomposition_lmdi", name);
        var change = Assert.IsType<Answer<ProductChange>.Found>(ProductIdentity.Of(reference.Input["start_factors"].Deserialize<double[]>()!, reference.Input["end_factors"].Deserialize<double[]>()!)).Value;

        Assert.True(reference.Near([reference.Number("start")!.Value, reference.Number("end")!.Value], [change.Start, change.End]));
        Assert.True(reference.Near(reference.Numbers("contributions"), change.Contributions));
    }

    [Theory]
    [MemberData(nameof(Biases))]
    public void Optimism_is_corrected_as_published(string name)
    {
        var reference = ReferenceCase.Named("optimism_bias", name);
        var type = Type(reference.Input["project_type"]!.GetValue<string>());
        var range = OptimismBias.Of(type);
        var adjusted = OptimismBias.Adjust(type, reference.Input["cost"]!.GetValue<double>(), reference.Input["mitigation"]!.GetValue<double>());

        Assert.Equal((reference.Number("capex_upper_pct"), reference.Number("capex_lower_pct"), reference.Number("duration_upper_pct"), reference.Number("duration_lower_pct")), (range.CostUpper, range.CostLower, range.DurationUpper, range.DurationLower));
        Assert.True(reference.Near([reference.Number("applied_pct")!.Value, reference.Number("adjusted_cost")!.Value], [adjusted.Percent, adjusted.Cost]));
    }

    [Fact]
    public void A_mixed_project_weighs_its_kinds_by_their_cost()
    {
        foreach (var reference in ReferenceCase.Of("optimism_bias_mixed"))
        {
            var (cost, duration) = OptimismBias.Mixed([.. reference.Input["mix"]!.AsArray().Select(part => (Type(part!["project_type"]!.GetValue<string>()), part["share"]!.GetValue<double>()))]);

            Assert.True(reference.Near([reference.Number("capex_upper_pct")!.Value, reference.Number("duration_upper_pct")!.Value], [cost, duration!.Value]));
        }
    }

    [Fact]
    public void What_has_no_parts_is_refused()
    {
        Assert.IsType<Answer<ProductChange>.Refused>(ProductIdentity.Of([1, 0], [2, 3]));
        Assert.IsType<Answer<ProductChange>.Refused>(ProductIdentity.Of([], []));
        Assert.Throws<ArgumentException>(() => ProductIdentity.Of([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => OptimismBias.Mixed([(ProjectType.Outsourcing, 0.5)]));
        Assert.Equal([0, 0], Assert.IsType<Answer<ProductChange>.Found>(ProductIdentity.Of([1, 1], [1, 1])).Value.Contributions);
    }

    private static ProjectType Type(string name) => Enum.Parse<ProjectType>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
