using System.Text.Json;
using MissionGov.Analysis.Trajectories;

namespace MissionGov.Analysis.Tests.Trajectories;

public sealed class RequiredTrajectoryTests
{
    private static readonly TrajectoryPoint Start = new(1998, 46.6);
    private static readonly TrajectoryPoint Goal = new(2010, 23.3);
    private static readonly TrajectoryPoint Interim = new(2004, 39.6);

    public static TheoryData<string> Cases => ReferenceCase.Names("required_trajectory");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_path_is_that_of_the_definition(string name)
    {
        var reference = ReferenceCase.Named("required_trajectory", name);
        var input = reference.Input;
        var periods = input["periods"]!.GetValue<int>();
        var shape = Enum.Parse<TrajectoryShape>(input["shape"]!.GetValue<string>().Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

        var path = Enumerable.Range(0, periods + 1).Select(at => RequiredTrajectory.At(
            shape,
            new(0, input["start"]!.GetValue<double>()),
            new(periods, input["end"]!.GetValue<double>()),
            [],
            at,
            input["steepness"].Deserialize<double?>(),
            input["step_at"].Deserialize<double?>()));

        Assert.True(reference.Near(reference.Numbers("path"), path));
    }

    // Own arithmetic on the published series: conceptions under 18, also with the official interim point.
    [Theory]
    [InlineData(TrajectoryShape.Linear, false, 2001, 40.775)]
    [InlineData(TrajectoryShape.Linear, false, 2004, 34.95)]
    [InlineData(TrajectoryShape.Linear, false, 2007, 29.125)]
    [InlineData(TrajectoryShape.Geometric, false, 2001, 39.19)]
    [InlineData(TrajectoryShape.Geometric, false, 2004, 32.95)]
    [InlineData(TrajectoryShape.Geometric, false, 2007, 27.71)]
    [InlineData(TrajectoryShape.Linear, true, 2001, 43.1)]
    [InlineData(TrajectoryShape.Linear, true, 2004, 39.6)]
    public void The_conceptions_path_is_the_published_arithmetic(TrajectoryShape shape, bool official, double at, double required) =>
        Assert.Equal(required, RequiredTrajectory.At(shape, Start, Goal, official ? [Interim] : [], at), 0.05);

    // Own arithmetic on the published series: rough sleeping and exclusions. The second geometric of exclusions is
    // the more exact 9,957.7.
    [Theory]
    [InlineData(1850, 617, 4, 1, 1541.75, 1405.9)]
    [InlineData(1850, 617, 4, 2, 1233.5, 1068.4)]
    [InlineData(1850, 617, 4, 3, 925.25, 811.9)]
    [InlineData(12700, 8467, 5, 3, 10160.2, 9957.7)]
    [InlineData(12700, 8467, 5, 4, 9313.6, 9182)]
    public void The_case_study_paths_are_the_published_arithmetic(double baseline, double goal, int periods, int at, double linear, double geometric)
    {
        Assert.Equal(linear, RequiredTrajectory.At(TrajectoryShape.Linear, new(0, baseline), new(periods, goal), [], at), 0.05);
        Assert.Equal(geometric, RequiredTrajectory.At(TrajectoryShape.Geometric, new(0, baseline), new(periods, goal), [], at), 0.5);
    }

    [Theory]
    [InlineData(TrajectoryShape.Linear)]
    [InlineData(TrajectoryShape.Geometric)]
    [InlineData(TrajectoryShape.SCurve)]
    [InlineData(TrajectoryShape.FrontLoaded)]
    [InlineData(TrajectoryShape.BackLoaded)]
    [InlineData(TrajectoryShape.Step)]
    [InlineData(TrajectoryShape.Cumulative)]
    [InlineData(TrajectoryShape.Seasonal)]
    public void Every_path_passes_through_its_points_and_holds_its_ends(TrajectoryShape shape)
    {
        double At(double at) => RequiredTrajectory.At(shape, Start, Goal, [Interim], at, season: [3, -1, 0.5, 7]);

        Assert.Equal(46.6, At(1998), 1e-12);
        Assert.Equal(39.6, At(2004), 1e-12);
        Assert.Equal(23.3, At(2010), 1e-12);
        Assert.Equal(46.6, At(1990), 1e-12);
        Assert.Equal(23.3, At(2020), 1e-12);
    }

    [Fact]
    public void A_seasonal_path_departs_from_the_line_by_the_season()
    {
        double At(double at) => RequiredTrajectory.At(TrajectoryShape.Seasonal, new(0, 100), new(8, 108), [], at, season: [0, 5, 0, -5]);

        Assert.Equal([100, 106, 102, 98, 104], Enumerable.Range(0, 5).Select(at => At(at)));
    }

    [Fact]
    public void Without_a_ratio_one_percent_of_the_gap_is_left_at_the_deadline() =>
        Assert.Equal(99, RequiredTrajectory.At(TrajectoryShape.GeometricGap, new(0, 0), new(7, 100), [], 7), 1e-9);

    [Fact]
    public void What_has_no_path_is_refused_loudly()
    {
        Assert.Throws<ArgumentException>(() => RequiredTrajectory.At(TrajectoryShape.Geometric, new(0, 10), new(5, 0), [], 1));
        Assert.Throws<ArgumentException>(() => RequiredTrajectory.At(TrajectoryShape.Linear, Goal, Start, [], 2000));
        Assert.Throws<ArgumentException>(() => RequiredTrajectory.At(TrajectoryShape.Linear, Start, Goal, [new(2011, 20)], 2000));
        Assert.Throws<ArgumentException>(() => RequiredTrajectory.At(TrajectoryShape.Linear, Start, Goal, [], double.NaN));
        Assert.Throws<ArgumentException>(() => RequiredTrajectory.At(TrajectoryShape.Seasonal, Start, Goal, [], 2000));
        Assert.Throws<ArgumentException>(() => RequiredTrajectory.At(TrajectoryShape.GeometricGap, Start, Goal, [], 2000, steepness: 1.2));
    }

    [Theory]
    [InlineData(double.Epsilon)]
    [InlineData(1e-5)]
    [InlineData(1e-7)]
    public void A_nearly_flat_S_curve_is_a_straight_line(double steepness) =>
        Assert.Equal(40.775, RequiredTrajectory.At(TrajectoryShape.SCurve, Start, Goal, [], 2001, steepness), 1e-6);

    [Fact]
    public void Values_of_any_size_have_a_geometric_path() =>
        Assert.Equal(1, RequiredTrajectory.At(TrajectoryShape.Geometric, new(0, 1e300), new(2, 1e-300), [], 1), 1e-9);

    [Fact]
    public void Points_too_far_apart_for_a_number_between_them_are_a_fault_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => RequiredTrajectory.At(TrajectoryShape.Linear, new(0, -1.7e308), new(2, 1.7e308), [], 1));
}
