using CsCheck;
using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Tests.TimeSeries;

public sealed class AutomaticMethodTests
{
    // So far that fewer futures are drawn than for a near horizon.
    private const int FewerFutures = 900;

    private static readonly Bounds Percentage = new(0, 100);

    [Fact]
    public void Below_three_values_nothing_is_projected()
    {
        var refused = Assert.IsType<Answer<Projection>.Refused>(TrendProjection.Project(new(Frequency.Monthly, [1, null, 2]), 3, new()));

        Assert.Equal((Refusal.TooFewPoints, 2, 3), (refused.Reason, refused.Have, refused.Need));
    }

    [Fact]
    public void Three_values_give_their_drift_without_a_fan()
    {
        var projection = Made.Projected(Made.Series([10, 11, 14]), 2);

        Assert.Equal([16, 18], projection.Points.Select(point => point.Median));
        Assert.False(projection.HasFan);
        Assert.Contains("Not enough history for a forecast: 3 of 4.", projection.Warnings);
    }

    [Theory]
    [InlineData(Frequency.Annual, 4)]
    [InlineData(Frequency.Quarterly, 8)]
    [InlineData(Frequency.Monthly, 12)]
    public void A_fan_starts_at_its_minimum_history(Frequency frequency, int from)
    {
        Assert.True(Made.Projected(Made.Series(Made.Wandering(1, from), frequency), 4).HasFan);
        var short_ = Made.Projected(Made.Series(Made.Wandering(1, from - 1), frequency), 4);
        Assert.False(short_.HasFan);
        Assert.Contains($"Not enough history for a forecast: {from - 1} of {from}.", short_.Warnings);
        Assert.Null(short_.Backtest);
    }

    [Theory]
    [InlineData(Frequency.Annual, 9)]
    [InlineData(Frequency.Quarterly, 30)]
    [InlineData(Frequency.Monthly, 60)]
    [InlineData(Frequency.Monthly, 5)]
    public void A_projection_seen_less_far_is_the_nearer_one_to_the_last_bit(Frequency frequency, int length)
    {
        var series = Made.Series(Made.Wandering(3, length, frequency), frequency);

        var (nearer, seen) = (Made.Projected(series, 7), Made.Projected(series, FewerFutures).UpTo(7));

        Assert.Equal(Bits(nearer), Bits(seen));
        Assert.Equal((nearer.Method, nearer.Why, nearer.Backtest, nearer.HasFan), (seen.Method, seen.Why, seen.Backtest, seen.HasFan));
        Assert.Equal(nearer.Warnings, seen.Warnings);
        Assert.Equal(nearer.Paths?.Count, seen.Paths?.Count);
        Assert.Equal(nearer.Paths?.ChanceEver(103, Direction.AtLeast, 7), seen.Paths?.ChanceEver(103, Direction.AtLeast, 7));
        Assert.Equal(nearer.Paths?.At(7).Quantile(0.3), seen.Paths?.At(7).Quantile(0.3));
        Assert.Throws<ArgumentOutOfRangeException>(() => seen.UpTo(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => seen.UpTo(8));
    }

    [Fact]
    public void The_same_history_gives_the_same_answer_to_the_last_bit()
    {
        var series = Made.Series(Made.Wandering(2, 60, Frequency.Monthly), Frequency.Monthly);

        var (one, other) = (Made.Projected(series, 12), Made.Projected(series, 12));

        Assert.Equal(Bits(one), Bits(other));
        Assert.Equal((one.Method, one.Why, one.Backtest), (other.Method, other.Why, other.Backtest));
    }

    [Theory]
    [InlineData(Frequency.Annual, 20)]
    [InlineData(Frequency.Monthly, 60)]
    public void Another_unit_and_zero_point_give_the_same_projection_in_them(Frequency frequency, int length)
    {
        var values = Made.Wandering(3, length, frequency);
        var plain = Made.Projected(Made.Series(values, frequency), 6);

        var moved = Made.Projected(Made.Series(values.Select(value => (1000 * value) - 5e4), frequency), 6);

        Assert.Equal(plain.Method, moved.Method);
        foreach (var (expected, actual) in plain.Points.Zip(moved.Points))
        {
            Assert.Equal((1000 * expected.Median) - 5e4, actual.Median, 1000 * 1e-3);
            Assert.Equal((1000 * expected.Interval(0.95).Upper) - 5e4, actual.Interval(0.95).Upper, 1000 * 2e-3);
        }
    }

    [Fact]
    public void A_percentage_never_leaves_its_bounds()
    {
        var projection = Made.Projected(Made.Series([70, 80, 88, 93, 96, 98, 99, 100, 100, 100]), 10, new() { Bounds = Percentage });

        foreach (var point in projection.Points)
        {
            Assert.InRange(point.Interval(0.999).Lower, 0, 100);
            Assert.InRange(point.Interval(0.999).Upper, 0, 100);
            Assert.InRange(point.Distribution.Mean, 0, 100);
            Assert.Equal(0, point.Distribution.ChanceOf(100.1, Direction.AtLeast));
            Assert.Equal(1, point.Distribution.ChanceOf(100, Direction.AtMost));
        }

        Assert.Contains(projection.Warnings, warning => warning.StartsWith("Some values lie on the bound", StringComparison.Ordinal));
    }

    [Fact]
    public void A_count_never_falls_below_nothing()
    {
        var projection = Made.Projected(Made.Series([30, 21, 15, 9, 6, 3, 2, 1, 0, 0]), 10, new() { Bounds = new(0, null) });

        Assert.All(projection.Points, point => Assert.True(point.Interval(0.999).Lower >= 0 && point.Distribution.Mean >= 0));
        Assert.Equal(1, projection.Points[^1].Distribution.ChanceOf(0, Direction.AtLeast));
    }

    [Fact]
    public void Values_outside_their_bounds_are_refused() =>
        Assert.Equal(Refusal.OutOfDomain, Assert.IsType<Answer<Projection>.Refused>(TrendProjection.Project(Made.Series([50, 60, 101, 70]), 2, new() { Bounds = Percentage })).Reason);

    // Their logarithm, or their distance from a bound, is infinite.
    [Theory]
    [InlineData(1e300, -1e300, 1e300)]
    [InlineData(5e-324, 0, 100)]
    public void Values_that_their_scale_has_no_number_for_are_refused(double value, double lower, double upper)
    {
        foreach (var values in new[] { new[] { value, value, value, value }, [20, 25, value, 22, 24] })
            Assert.Equal(Refusal.OutOfDomain, Assert.IsType<Answer<Projection>.Refused>(TrendProjection.Project(Made.Series(values), 2, new() { Bounds = new(lower, upper) })).Reason);
    }

    [Fact]
    public void Past_errors_too_large_to_add_up_are_not_told()
    {
        double?[] values = [0, 0, 1.7e308, 0, 1.7e308, 1.7e308, 1.7e308, 1.7e308, 0, 0, 1.7e308, 0, 1.7e308, 1.7e308, 0, 0];

        var past = Made.Projected(new Series(Frequency.Annual, values), 2, new() { Transform = Transform.Log }).Backtest!;

        Assert.All(new[] { past.Smape, past.Mase }, figure => Assert.True(figure is not { } number || double.IsFinite(number)));
    }

    [Fact]
    public void A_constant_history_stays_where_it_is()
    {
        var projection = Made.Projected(Made.Series(Enumerable.Repeat(42.0, 15)), 5);

        Assert.All(projection.Points, point => Assert.Equal(42, point.Median, 1e-9));
        Assert.All(projection.Points, point => Assert.Equal(42, point.Interval(0.95).Upper, 1e-6));
        Assert.NotEmpty(projection.Warnings);
    }

    [Fact]
    public void Gaps_are_bridged_and_said()
    {
        var values = Made.Wandering(4, 40, Frequency.Quarterly).Select((value, t) => t is 7 or 8 or 22 ? null : (double?)value).ToArray();

        var projection = Made.Projected(new(Frequency.Quarterly, values), 8);

        Assert.All(projection.Points, point => Assert.True(double.IsFinite(point.Median) && double.IsFinite(point.Interval(0.95).Lower)));
        Assert.Contains("3 of 40 periods have no value; they were bridged.", projection.Warnings);
    }

    [Fact]
    public void When_the_latest_figures_are_late_the_projection_starts_where_they_end()
    {
        var values = Made.Wandering(5, 20);
        var whole = Made.Projected(Made.Series(values), 5);

        var late = Made.Projected(new(Frequency.Annual, [.. values, null, null]), 3);

        Assert.Equal(whole.Points.Skip(2).Select(point => point.Median), late.Points.Select(point => point.Median));
    }

    [Fact]
    public void Figures_of_a_few_months_of_many_years_are_too_few_for_a_season()
    {
        var values = new double?[120];
        double[] seen = [0.15, 0, 66.67, 1e-12, 73.76, 1, 37.22, 0.667, 1, 1, 1e-12, 1, 0, 1e-12, 9.667];
        for (var i = 0; i < seen.Length; i++) values[i * 119 / (seen.Length - 1)] = seen[i];

        var projection = Made.Projected(new(Frequency.Monthly, values), 6, new() { Bounds = Percentage });

        Assert.All(projection.Points, point => Assert.True(double.IsFinite(point.Distribution.ChanceOf(50, Direction.AtLeast) + point.Interval(0.8).Upper)));
    }

    [Fact]
    public void A_season_returns_in_the_projection()
    {
        var projection = Made.Projected(Made.Series(Made.Wandering(6, 72, Frequency.Monthly), Frequency.Monthly), 12);

        // The season made is 0, 6, 0 at these three; a trend cancels out.
        Assert.Equal(6, projection.Points[3].Median - ((projection.Points[0].Median + projection.Points[6].Median) / 2), 2.0);
    }

    [Fact]
    public void The_fan_and_the_chance_are_one_distribution() => Gen.Select(Gen.Int[0, 1000], Gen.Double[0.01, 0.99], Gen.Bool).Sample((seed, probability, bounded) =>
    {
        var values = Made.Wandering(seed, 16).Select(value => bounded ? 100 / (1 + Math.Exp((100 - value) / 5)) : value);
        var point = Made.Projected(Made.Series(values), 4, new() { Bounds = bounded ? Percentage : Bounds.None }).Points[3];

        var quantile = point.Distribution.Quantile(probability);

        Assert.Equal(probability, point.Distribution.ChanceOf(quantile, Direction.AtMost), 1e-6);
        Assert.Equal(1 - probability, point.Distribution.ChanceOf(quantile, Direction.AtLeast), 1e-6);
    }, iter: 100, seed: "0000KOIKl8Q1");

    [Fact]
    public void No_answer_is_ever_nan() => Gen.Select(Gen.Double[-1e6, 1e6].Array[3, 40], Gen.Int[0, 3].Select(index => Enum.GetValues<Frequency>()[index])).Sample((values, frequency) =>
    {
        var projection = Made.Projected(Made.Series(values, frequency), 3);

        Assert.All(projection.Points, point => Assert.True(double.IsFinite(point.Distribution.Mean + point.Interval(0.95).Lower + point.Interval(0.95).Upper)));
    }, iter: 200, seed: "0000KOIKl8Q1");

    // Coverage of 95% intervals on a seeded panel. It is better behaved than real yearly series, for which they are made wider.
    [Theory]
    [InlineData(Frequency.Annual, 10, 0.90, 0.995)]
    [InlineData(Frequency.Annual, 20, 0.90, 0.995)]
    [InlineData(Frequency.Quarterly, 32, 0.92, 0.99)]
    public void Intervals_hold_about_what_they_promise(Frequency frequency, int length, double atLeast, double atMost)
    {
        const int Panel = 100, Horizon = 4;
        var held = Enumerable.Range(0, Panel).Sum(seed =>
        {
            var values = Made.Wandering(seed, length + Horizon, frequency);
            var projection = Made.Projected(Made.Series(values.Take(length), frequency), Horizon);
            return projection.Points.Count(point => values[length + point.Step - 1] is var actual && actual >= point.Interval(0.95).Lower && actual <= point.Interval(0.95).Upper);
        });

        Assert.InRange(held / (double)(Panel * Horizon), atLeast, atMost);
    }

    [Fact]
    public void A_long_history_reports_errors_from_origins_that_did_not_choose()
    {
        var projection = Made.Projected(Made.Series(Made.Wandering(7, 60, Frequency.Monthly), Frequency.Monthly), 12);

        Assert.NotNull(projection.Backtest);
        Assert.InRange(projection.Backtest.HeldBy80, 1, projection.Backtest.Forecasts);
        Assert.NotNull(projection.Backtest.Mase);
    }

    [Fact]
    public void A_point_does_not_depend_on_how_many_are_asked_for()
    {
        var series = Made.Series(Made.Wandering(8, 60, Frequency.Monthly), Frequency.Monthly);

        var (near, far) = (Made.Projected(series, 3), Made.Projected(series, 40));

        Assert.Equal(Bits(near), Bits(far).Take(6));
    }

    [Fact]
    public void The_parts_of_the_average_add_up_and_the_best_counts_most()
    {
        // A steady rise: drift follows it exactly, smoothing without a trend would not.
        var random = new Random(11);
        var projection = Made.Projected(Made.Series(Enumerable.Range(0, 30).Select(t => 50 + (2 * t) + (0.1 * random.NextDouble()))), 4);

        Assert.Equal(1, projection.Parts.Sum(part => part.Weight), 1e-9);
        Assert.True(projection.Parts.Single(part => part.Method == "Theta").Weight < 0.1);
        Assert.Equal(50 + (2 * 33), projection.Points[3].Median, 0.5);
    }

    [Theory]
    [InlineData(Frequency.Annual, 16, false)]
    [InlineData(Frequency.Monthly, 60, false)]
    [InlineData(Frequency.Annual, 16, true)]
    [InlineData(Frequency.Annual, 6, false)]
    public void Futures_spread_as_the_fan_does(Frequency frequency, int length, bool bounded)
    {
        var values = Made.Wandering(9, length, frequency).Select(value => bounded ? 100 / (1 + Math.Exp((100 - value) / 5)) : value);
        var projection = Made.Projected(Made.Series(values, frequency), 6, new() { Bounds = bounded ? Percentage : Bounds.None });

        foreach (var point in projection.Points)
        {
            var drawn = projection.Paths!.At(point.Step);
            var width = point.Interval(0.8).Upper - point.Interval(0.8).Lower;
            foreach (var probability in new[] { 0.01, 0.1, 0.5, 0.9, 0.99 }) Assert.Equal(point.Distribution.Quantile(probability), drawn.Quantile(probability), width * 0.01);
        }
    }

    [Fact]
    public void Reaching_a_goal_at_some_time_is_at_least_as_likely_as_being_there_at_the_end()
    {
        var projection = Made.Projected(Made.Series(Made.Wandering(10, 20)), 8);
        var (goal, last) = (projection.Points[^1].Distribution.Quantile(0.7), projection.Points[^1]);

        var (ever, earlier) = (projection.Paths!.ChanceEver(goal, Direction.AtLeast, 8), projection.Paths.ChanceEver(goal, Direction.AtLeast, 3));

        Assert.True(ever >= last.Distribution.ChanceOf(goal, Direction.AtLeast) - 0.01);
        Assert.InRange(earlier, 0, ever);
    }

    private static IEnumerable<long> Bits(Projection projection) =>
        projection.Points.SelectMany(point => new[] { point.Median, point.Interval(0.8).Lower }).Select(BitConverter.DoubleToInt64Bits);
}
