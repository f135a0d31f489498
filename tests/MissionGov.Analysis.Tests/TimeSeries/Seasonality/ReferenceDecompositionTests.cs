using System.Text.Json;
using MissionGov.Analysis.TimeSeries.Seasonality;

namespace MissionGov.Analysis.Tests.TimeSeries.Seasonality;

/// <summary>Decompositions give the numbers of the reference.</summary>
public sealed class ReferenceDecompositionTests
{
    public static TheoryData<string> Classical => ReferenceCase.Names("classical_decomposition");

    public static TheoryData<string> Local => ReferenceCase.Names("stl_decomposition");

    [Theory]
    [MemberData(nameof(Classical))]
    public void A_classical_decomposition_is_that_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("classical_decomposition", name);
        var season = reference.Input["frequency"]!.GetValue<int>();
        var kind = reference.Input["model"]!.GetValue<string>() == "additive" ? SeasonKind.Additive : SeasonKind.Multiplicative;

        var parts = Found(ClassicalDecomposition.Decompose(Values(reference), season, kind));

        AssertNear(reference, "trend", parts.Trend);
        Assert.True(reference.Near(reference.Numbers("seasonal_indices"), parts.Seasonal.Take(season)));
    }

    [Theory]
    [MemberData(nameof(Local))]
    public void A_local_decomposition_is_that_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("stl_decomposition", name);
        var options = new StlOptions { SeasonalWindow = reference.Input["seasonal_window"]!.GetValue<int>(), Robust = reference.Input["robust"]!.GetValue<bool>() };

        var parts = Found(Stl.Decompose(Values(reference), reference.Input["frequency"]!.GetValue<int>(), options));

        AssertNear(reference, "trend", parts.Trend);
        Assert.True(reference.Near(reference.Numbers("seasonal"), parts.Seasonal));
    }

    internal static Decomposition Found(Answer<Decomposition> answer) => Assert.IsType<Answer<Decomposition>.Found>(answer).Value;

    private static double[] Values(ReferenceCase reference) => [.. reference.Series.Values.Select(value => value!.Value)];

    private static void AssertNear(ReferenceCase reference, string member, IReadOnlyList<double?> found)
    {
        var expected = reference.Expected[member].Deserialize<double?[]>()!;
        Assert.Equal(expected.Length, found.Count);
        Assert.All(expected.Zip(found), pair => Assert.True(pair.First is { } number ? reference.Near(number, pair.Second!.Value) : pair.Second is null, $"expected {pair.First}, got {pair.Second}"));
    }
}
