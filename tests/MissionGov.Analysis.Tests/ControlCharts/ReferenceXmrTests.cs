using System.Text.Json;
using System.Text.Json.Nodes;
using MissionGov.Analysis.ControlCharts;

namespace MissionGov.Analysis.Tests.ControlCharts;

/// <summary>The figures, rules and icons of the NHS method.</summary>
public sealed class ReferenceXmrTests
{
    // Cases where we depart from the reference, and why. Everything else in them is compared.
    private const string NoLimits = "constant-series";      // it has no limits for a measure that never varies; ours lie on the mean
    private const string OnePoint = "n1";                   // it draws one point without limits; we refuse

    public static TheoryData<string> Cases => [.. ReferenceCase.Of("xmr").Select(reference => reference.Name).Where(name => name != OnePoint)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Limits_are_those_of_the_reference(string name)
    {
        var (reference, chart) = Chart(name);
        var limits = chart.Points.Select(point => chart.Groups[point.Group].Limits!).ToList();

        Assert.Equal(Read<int>(reference, "rebase_group"), chart.Points.Select(point => point.Group));
        Assert.True(reference.Near(Read<double>(reference, "mean"), limits.Select(limit => limit.Mean)), $"mean {limits[0].Mean}");
        if (name == NoLimits)
        {
            Assert.All(limits, limit => Assert.Equal((42, 42, false), (limit.Lower, limit.Upper, limit.Varies)));
            return;
        }

        Assert.True(reference.Near(Read<double>(reference, "lpl"), limits.Select(limit => limit.Lower)), $"lower {limits[0].Lower}");
        Assert.True(reference.Near(Read<double>(reference, "upl"), limits.Select(limit => limit.Upper)), $"upper {limits[0].Upper}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rules_and_icons_are_those_of_the_reference(string name)
    {
        var (reference, chart) = Chart(name);

        Assert.Equal(Read<string>(reference, "special_cause_type"), chart.Points.Select(Cause));
        Assert.Equal(Read<string>(reference, "point_type"), chart.Points.Select(point => Label(point.Label)));
        Assert.Equal(Read<bool>(reference, "short_group_warning"), chart.Points.Select(point => chart.Groups[point.Group].IsTrial));
        Assert.Equal(reference.Expected["variation_icon"]!.GetValue<string>(), Snake(chart.Variation.ToString()));
        Assert.Equal(reference.Expected["assurance_type"]?.GetValue<string>(), chart.Assurance switch { Assurance.Pass => "consistent_pass", Assurance.Fail => "consistent_fail", Assurance.Inconsistent => "inconsistent", _ => null });
        if (name == NoLimits) return;
        Assert.Equal(Read<bool>(reference, "outside_limits"), chart.Points.Select(point => point.Causes.HasFlag(SpecialCauses.Outside)));
    }

    [Fact]
    public void One_point_is_refused()
    {
        var reference = ReferenceCase.Named("xmr", OnePoint);

        Assert.Equal(new Answer<XmrChart>.Refused(Refusal.TooFewPoints, 1, 2), XmrChart.From(Values(reference), Options(reference)));
    }

    private static (ReferenceCase Reference, XmrChart Chart) Chart(string name)
    {
        var reference = ReferenceCase.Named("xmr", name);
        return (reference, Assert.IsType<Answer<XmrChart>.Found>(XmrChart.From(Values(reference), Options(reference))).Value);
    }

    private static double?[] Values(ReferenceCase reference) => reference.Input["values"]!.Deserialize<double?[]>()!;

    private static XmrOptions Options(ReferenceCase reference) => new()
    {
        Improvement = Enum.Parse<Improvement>(reference.Input["improvement_direction"]!.GetValue<string>(), ignoreCase: true),
        Target = reference.Input["target"]?.GetValue<double>(),
        RebaseAt = reference.Input["rebase_at_index"] is JsonArray starts ? starts.Deserialize<int[]>()! : [],
        FixAfter = reference.Input["fix_after_n_points"]?.GetValue<int>(),
        ScreenOutliers = reference.Input["screen_outliers"]!.GetValue<bool>(),
    };

    private static T[] Read<T>(ReferenceCase reference, string member) => reference.Expected[member]!.Deserialize<T[]>()!;

    private static string Cause(XmrPoint point) => (point.Deciding, point.Direction) switch
    {
        (SpecialCauses.Outside, 1) => "Above UCL",
        (SpecialCauses.Outside, _) => "Below LCL",
        (SpecialCauses.Trend, 1) => "7 Point Trend (Increasing)",
        (SpecialCauses.Trend, _) => "7 Point Trend (Decreasing)",
        (SpecialCauses.TwoInThree, 1) => "2 in 3 Above CL",
        (SpecialCauses.TwoInThree, _) => "2 in 3 Below CL",
        (SpecialCauses.Shift, 1) => "7 Points Above CL",
        (SpecialCauses.Shift, _) => "7 Points Below CL",
        _ => "Common Cause",
    };

    private static string Label(PointLabel label) => label == PointLabel.CommonCause ? "common_cause" : "special_cause_" + Snake(label.ToString());

    private static string Snake(string name) => string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
