using System.Text.Json;
using MissionGov.Analysis.ControlCharts;

namespace MissionGov.Analysis.Tests.ControlCharts;

/// <summary>Lines, runs and signals of the other charts.</summary>
public sealed class ReferenceShewhartTests
{
    private static readonly (string Kind, ChartKind Chart)[] Kinds =
    [
        ("qic_run", ChartKind.Run), ("qic_i", ChartKind.I), ("qic_p", ChartKind.P), ("qic_pp", ChartKind.PPrime),
        ("qic_u", ChartKind.U), ("qic_c", ChartKind.C), ("qic_g", ChartKind.G), ("qic_t", ChartKind.T),
    ];

    public static TheoryData<string, ChartKind, string> Cases =>
        [.. Kinds.SelectMany(kind => ReferenceCase.Of(kind.Kind).Select(reference => (kind.Kind, kind.Chart, reference.Name)))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Lines_runs_and_signals_are_those_of_the_reference(string kind, ChartKind chart, string name)
    {
        var reference = ReferenceCase.Named(kind, name);

        var (points, groups) = Chart(chart, reference);

        Near(reference, "y", points.Select(point => point.Plotted));
        Near(reference, "cl", points.Select(point => (double?)point.Centre));
        Near(reference, "lcl", points.Select(point => point.Lower));
        Near(reference, "ucl", points.Select(point => point.Upper));
        Assert.Equal(Read<bool>(reference, "sigma_signal"), points.Select(point => point.Direction != 0));
        Assert.Equal(Read<int>(reference, "n_useful"), Each(groups, runs => runs.Useful));
        Assert.Equal(Read<int>(reference, "longest_run"), Each(groups, runs => runs.Longest));
        Assert.Equal(Read<int>(reference, "longest_run_max"), Each(groups, runs => runs.LongestAllowed));
        Assert.Equal(Read<int>(reference, "n_crossings"), Each(groups, runs => runs.Crossings));
        Assert.Equal(Read<int>(reference, "n_crossings_min"), Each(groups, runs => runs.CrossingsNeeded));
        Assert.Equal(Read<bool>(reference, "runs_signal"), Each(groups, runs => runs.IsSignal));
    }

    private static (IReadOnlyList<ShewhartPoint> Points, IReadOnlyList<ShewhartGroup> Groups) Chart(ChartKind kind, ReferenceCase reference)
    {
        var chart = Assert.IsType<Answer<ShewhartChart>.Found>(ShewhartChart.From(
            kind,
            reference.Input["y"]!.Deserialize<double?[]>()!,
            reference.Input["n"]?.Deserialize<double?[]>(),
            new ShewhartOptions
            {
                RebaseAt = reference.Input["part"] is { } part ? [part.GetValue<int>()] : [],
                FixAfter = reference.Input["freeze"]?.GetValue<int>(),
                ScreenOutliers = reference.Input["screened_mr"]!.GetValue<bool>(),
            })).Value;
        return (chart.Points, chart.Groups);
    }

    private static void Near(ReferenceCase reference, string member, IEnumerable<double?> actual) =>
        Assert.All(Read<double?>(reference, member).Zip(actual), pair => Assert.True(pair is (null, null) || (pair is ({ } expected, { } own) && reference.Near(expected, own)), $"{member}: expected {pair.First}, got {pair.Second}"));

    private static IEnumerable<T> Each<T>(IReadOnlyList<ShewhartGroup> groups, Func<Runs, T> of) => groups.SelectMany(group => Enumerable.Repeat(of(group.Runs), group.Count));

    private static T[] Read<T>(ReferenceCase reference, string member) => reference.Expected[member]!.Deserialize<T[]>()!;
}
