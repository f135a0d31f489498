using System.Text.Json;
using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Tests.TimeSeries;

public sealed class TargetProbabilityTests
{
    // Where the spread is 0 and the outcome is the goal, the reference says "at least" fails. The goal is met: we say so.
    public static TheoryData<string> Cases =>
        [.. ReferenceCase.Of("target_probability").Where(reference => !CertainlyAtLeast(reference)).Select(reference => reference.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_chance_of_meeting_a_target_is_that_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("target_probability", name);
        var input = reference.Input;
        double? Given(string member) => input[member].Deserialize<double?>();
        var bounds = new Bounds(Given("lower_bound"), Given("upper_bound"));
        var logit = Given("z_mean") is not null;
        var scale = ModelScale.For(logit ? Transform.Logit : Transform.None, bounds, [Given("target")!.Value])!;
        var distribution = new ScaledDistribution(scale, Given("z_mean") ?? Given("mean")!.Value, Given("z_se") ?? Given("se")!.Value, null);

        var chance = distribution.ChanceOf(Given("target")!.Value, input["direction"]!.GetValue<string>() == "at_least" ? Direction.AtLeast : Direction.AtMost);

        Assert.True(reference.Near(reference.Number("probability")!.Value, chance), $"{reference.Number("probability")} {chance}");
    }

    [Fact]
    public void A_certain_outcome_at_the_goal_meets_it_from_both_sides()
    {
        var certain = new ScaledDistribution(ModelScale.Identity, 41, 0, null);

        Assert.Equal((1, 1), (certain.ChanceOf(41, Direction.AtLeast), certain.ChanceOf(41, Direction.AtMost)));
        Assert.Equal((0, 1), (certain.ChanceOf(42, Direction.AtLeast), certain.ChanceOf(42, Direction.AtMost)));
    }

    private static bool CertainlyAtLeast(ReferenceCase reference) =>
        reference.Input["se"].Deserialize<double?>() == 0 && reference.Input["direction"]!.GetValue<string>() == "at_least";
}
