using CsCheck;
using MissionGov.Analysis.TimeSeries.Trends;

namespace MissionGov.Analysis.Tests.TimeSeries.Trends;

public sealed class TrendTestTests
{
    private static readonly Gen<double?[]> Values = Gen.Int[-20, 20].Select(value => (double)value).Nullable(0.1).Array[3, 30].Where(values => values.Count(value => value is not null) >= 3);

    public static TheoryData<string> Cases => ReferenceCase.Names("theil_sen");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_trend_is_that_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("theil_sen", name);

        var trend = Found(reference.Series.Values);

        Assert.True(
            reference.Near(
                [.. new[] { "slope", "intercept", "slope_ci95_lower", "slope_ci95_upper", "siegel_slope", "siegel_intercept", "mann_kendall_S", "mann_kendall_Z", "mann_kendall_p" }.Select(member => reference.Number(member)!.Value)],
                [trend.Slope, trend.Intercept, trend.Lower, trend.Upper, trend.SiegelSlope, trend.SiegelIntercept, trend.S, trend.Z, trend.P]),
            trend.ToString());
        Assert.True(reference.Number("kendall_tau_b") is { } tau ? reference.Near(tau, trend.KendallTau!.Value) : trend.KendallTau is null);
    }

    [Fact]
    public void Shifting_the_values_leaves_the_trend_and_scaling_scales_it() => Gen.Select(Values, Gen.Double[-1000, 1000], Gen.Double[0.1, 10]).Sample((values, shift, factor) =>
    {
        var (one, other) = (Found(values), Found([.. values.Select(value => (value * factor) + shift)]));
        return one.S == other.S && one.P == other.P && Near(one.Slope * factor, other.Slope) && Near(one.Lower * factor, other.Lower)
            && Near(one.SiegelSlope * factor, other.SiegelSlope) && Near((one.Intercept * factor) + shift, other.Intercept);
    });

    [Fact]
    public void Turning_time_round_turns_the_trend_round() => Values.Sample(values =>
    {
        var (one, other) = (Found(values), Found([.. values.Reverse()]));
        return one.S == -other.S && Near(one.Slope, -other.Slope) && Near(one.SiegelSlope, -other.SiegelSlope) && Near(one.Lower, -other.Upper);
    });

    [Fact]
    public void The_interval_holds_the_slope() => Values.Sample(values => Found(values) is var trend && trend.Lower <= trend.Slope && trend.Slope <= trend.Upper);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Fewer_than_three_values_are_refused(int observed)
    {
        double?[] values = [null, .. Enumerable.Repeat<double?>(1, observed), null];

        Assert.Equal((observed, 3), Assert.IsType<Answer<MonotonicTrend>.Refused>(TrendTest.Of(values)) is var refused ? (refused.Have, refused.Need) : default);
    }

    [Fact]
    public void More_values_than_can_be_compared_in_pairs_are_refused() =>
        Assert.IsType<Answer<MonotonicTrend>.Refused>(TrendTest.Of([.. Enumerable.Repeat<double?>(1, TrendTest.MostValues + 1)]));

    [Fact]
    public void Sizes_that_no_slope_can_be_told_of_are_refused() =>
        Assert.Equal(Refusal.OutOfDomain, Assert.IsType<Answer<MonotonicTrend>.Refused>(TrendTest.Of([-1.7e308, 1.7e308, -1.7e308, 1.7e308])).Reason);

    [Fact]
    public void A_change_a_year_that_is_too_large_a_number_is_refused() =>
        Assert.Equal(Refusal.OutOfDomain, Assert.IsType<Answer<YearlyTrend>.Refused>(ObservedTrend.Of(new(Frequency.Monthly, [0, 5e307, 1e308, 1.5e308]))).Reason);

    [Fact]
    public void What_no_caller_may_send_is_an_argument_fault()
    {
        Assert.Throws<ArgumentException>(() => TrendTest.Of([1, 2, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrendTest.Of([1, 2, 3], 1));
    }

    [Fact]
    public void A_yearly_trend_is_told_a_year_and_without_its_season()
    {
        double[] season = [9, -7, 3, -5];
        double?[] values = [.. Enumerable.Range(0, 24).Select(t => (double?)(100 - (0.5 * t) + season[t % 4] + (0.1 * (t * 7 % 5))))];

        var trend = Assert.IsType<Answer<YearlyTrend>.Found>(ObservedTrend.Of(new(Frequency.Quarterly, values))).Value;

        Assert.True(trend is { SeasonTakenOut: true, Clear: true });
        Assert.Equal(-2, trend.ChangeAYear, 0.1);
        Assert.InRange(-2, trend.Lower, trend.Upper);
    }

    [Fact]
    public void Ups_and_downs_are_no_clear_trend()
    {
        var trend = Assert.IsType<Answer<YearlyTrend>.Found>(ObservedTrend.Of(new(Frequency.Annual, [5, 7, 4, 6, 5, 8, 4, 6]))).Value;

        Assert.False(trend.Clear);
        Assert.False(trend.SeasonTakenOut);
    }

    [Fact]
    public void In_series_without_a_trend_one_is_found_as_rarely_as_promised()
    {
        const int Runs = 2000;
        var random = new Random(11);

        var found = Enumerable.Range(0, Runs).Count(_ => Found([.. Enumerable.Range(0, 20).Select(_ => (double?)Made.Normal(random))]).P < 0.05);

        Assert.InRange(found / (double)Runs, 0.035, 0.065);
    }

    private static MonotonicTrend Found(IReadOnlyList<double?> values) => Assert.IsType<Answer<MonotonicTrend>.Found>(TrendTest.Of(values)).Value;

    private static bool Near(double expected, double actual) => Math.Abs(expected - actual) <= 1e-9 * (1 + Math.Abs(expected));
}
