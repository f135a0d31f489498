using CsCheck;
using MissionGov.Analysis.TimeSeries.Seasonality;

namespace MissionGov.Analysis.Tests.TimeSeries.Seasonality;

public sealed class DecompositionTests
{
    private static readonly double[] Seasons = [5, -3, 2, -4];

    private static readonly Gen<double[]> Quarters = Gen.Double[-50, 50].Array[8, 40];

    private static readonly StlOptions Changing = new() { SeasonalWindow = 7 };

    // R 4.2.2 on the first four years of nottem, monthly temperatures at Nottingham Castle: stl(s.window = "periodic", robust = TRUE,
    // inner = 2, outer = 15, s.jump = 1, t.jump = 1, l.jump = 1).
    private static readonly double[] Nottingham =
    [
        40.6, 40.8, 44.4, 46.7, 54.1, 58.5, 57.7, 56.4, 54.3, 50.5, 42.9, 39.8,
        44.2, 39.8, 45.1, 47.0, 54.1, 58.7, 66.3, 59.9, 57.0, 54.2, 39.7, 42.8,
        37.5, 38.7, 39.5, 42.1, 55.7, 57.8, 56.8, 54.3, 54.3, 47.1, 41.8, 41.7,
        41.8, 40.1, 42.9, 45.8, 49.2, 52.7, 64.2, 59.6, 54.4, 49.2, 36.3, 37.6,
    ];

    private static readonly double[] NottinghamSeason =
    [
        -7.81499335529, -9.09493038153, -5.88201576781, -3.43628567135, 4.22101338129, 8.38541439317,
        12.41573363081, 8.73390448675, 6.49273878278, 1.82686493083, -8.12435922922, -7.72308494511,
    ];

    private static readonly double[] NottinghamTrend = [49.3482960893, 49.3000066938, 49.2607293643, 49.2334479547, 49.2197268522, 49.2190524676];

    [Fact]
    public void A_robust_season_that_never_changes_is_that_of_R()
    {
        var parts = ReferenceDecompositionTests.Found(Stl.Decompose(Nottingham, 12, new() { Robust = true }));

        Assert.Equal(NottinghamSeason, parts.Seasonal.Take(12), (one, other) => Math.Abs(one - other) < 1e-6);
        Assert.Equal(NottinghamTrend, parts.Trend.Take(6).Select(value => value!.Value), (one, other) => Math.Abs(one - other) < 1e-6);
    }

    [Fact]
    public void Parts_make_up_the_values() => Quarters.Sample(values =>
    {
        var parts = ReferenceDecompositionTests.Found(Stl.Decompose(values, 4, Changing));
        return values.Index().All(pair => Math.Abs(parts.Trend[pair.Index]!.Value + parts.Seasonal[pair.Index] + parts.Remainder[pair.Index]!.Value - pair.Item) < 1e-9);
    });

    [Fact]
    public void Shifting_and_scaling_the_values_shifts_and_scales_the_parts() => Gen.Select(Quarters, Gen.Double[-1e3, 1e3], Gen.Double[0.01, 100], Gen.Bool).Sample((values, shift, factor, fixedSeason) =>
    {
        var options = new StlOptions { SeasonalWindow = fixedSeason ? null : 7 };
        double[] other = [.. values.Select(value => (value * factor) + shift)];
        var (one, two) = (ReferenceDecompositionTests.Found(Stl.Decompose(values, 4, options)), ReferenceDecompositionTests.Found(Stl.Decompose(other, 4, options)));
        var (plain, moved) = (ReferenceDecompositionTests.Found(ClassicalDecomposition.Decompose(values, 4, SeasonKind.Additive)), ReferenceDecompositionTests.Found(ClassicalDecomposition.Decompose(other, 4, SeasonKind.Additive)));
        return Enumerable.Range(0, values.Length).All(t =>
            Near((one.Trend[t]!.Value * factor) + shift, two.Trend[t]!.Value) && Near(one.Seasonal[t] * factor, two.Seasonal[t])
            && Near(plain.Seasonal[t] * factor, moved.Seasonal[t]) && (plain.Trend[t] is null || Near((plain.Trend[t]!.Value * factor) + shift, moved.Trend[t]!.Value)));

        bool Near(double expected, double actual) => Math.Abs(expected - actual) < 1e-5 * (1 + Math.Abs(shift) + (50 * factor));
    });

    [Theory]
    [InlineData(Frequency.Quarterly, 12)]
    [InlineData(Frequency.Quarterly, 24)]
    [InlineData(Frequency.Quarterly, 60)]
    [InlineData(Frequency.Monthly, 36)]
    [InlineData(Frequency.Monthly, 60)]
    public void Where_there_is_no_season_one_is_seldom_found(Frequency frequency, int length)
    {
        const int Runs = 150;
        var random = new Random(5);

        var noise = Enumerable.Range(0, Runs).Count(_ => Adjusted(new(frequency, [.. Enumerable.Range(0, length).Select(_ => (double?)Made.Normal(random))])).Seasonal);
        var level = 0.0;
        var walk = Enumerable.Range(0, Runs).Count(_ => Adjusted(new(frequency, [.. Enumerable.Range(0, length).Select(_ => (double?)(level += Made.Normal(random)))])).Seasonal);

        Assert.True(noise <= 0.1 * Runs && walk <= 0.1 * Runs, $"{noise} and {walk} of {Runs}");
    }

    [Fact]
    public void A_season_on_a_rising_line_is_found_and_taken_out()
    {
        double?[] values = [.. Enumerable.Range(0, 20).Select(t => (double?)(100 + t + Seasons[t % 4]))];
        values[7] = null;

        var adjusted = Adjusted(new(Frequency.Quarterly, values));

        Assert.True(adjusted.Seasonal);
        Assert.Null(adjusted.Values[7]);
        Assert.All(adjusted.Values.Index().Where(pair => pair.Item is not null), pair => Assert.Equal(100 + pair.Index, pair.Item!.Value, 0.2));
        Assert.Equal(0, adjusted.UsualDepartures.Sum(), 1e-9);
        Assert.Equal([9, -8, 5, -6], adjusted.UsualChanges.Select(change => Math.Round(change)));
    }

    [Fact]
    public void A_late_first_value_does_not_move_the_season()
    {
        double?[] values = [null, null, .. Enumerable.Range(2, 22).Select(t => (double?)(100 + t + Seasons[t % 4]))];

        Assert.Equal(Seasons, Adjusted(new(Frequency.Quarterly, values)).UsualDepartures, (one, other) => Math.Abs(one - other) < 0.1);
    }

    [Fact]
    public void One_odd_value_hardly_moves_the_season()
    {
        double?[] values = [.. Enumerable.Range(0, 24).Select(t => (double?)(100 + t + Seasons[t % 4]))];
        values[10] += 60;

        Assert.Equal(Seasons, Adjusted(new(Frequency.Quarterly, values)).UsualDepartures, (one, other) => Math.Abs(one - other) < 0.5);
    }

    [Fact]
    public void Without_a_season_the_values_stay_as_they_are()
    {
        double?[] values = [.. Enumerable.Range(0, 40).Select(t => (double?)((t * t * 7919) % 101))];

        var adjusted = Adjusted(new(Frequency.Monthly, values));

        Assert.Equal((false, values), (adjusted.Seasonal, adjusted.Values));
        Assert.All(adjusted.UsualChanges, change => Assert.Equal(0, change));
    }

    [Fact]
    public void A_constant_series_has_no_season()
    {
        var level = Enumerable.Repeat<double?>(7, 40).ToArray();

        Assert.False(Adjusted(new(Frequency.Monthly, level)).Seasonal);
        Assert.All(ReferenceDecompositionTests.Found(Stl.Decompose(new double[30], 12, Changing)).Trend, value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(Frequency.Annual, 40, Refusal.OutOfDomain)]
    [InlineData(Frequency.Quarterly, 11, Refusal.TooFewPoints)]
    [InlineData(Frequency.Monthly, 35, Refusal.TooFewPoints)]
    [InlineData(Frequency.Monthly, 0, Refusal.TooFewPoints)]
    public void What_has_no_season_to_find_is_refused(Frequency frequency, int length, Refusal reason)
    {
        var answer = SeasonalAdjustment.Adjust(new(frequency, [.. Enumerable.Range(0, length).Select(t => (double?)t)]));

        Assert.Equal(reason, Assert.IsType<Answer<SeasonallyAdjusted>.Refused>(answer).Reason);
    }

    [Fact]
    public void A_few_values_far_apart_have_no_season_to_find()
    {
        var answer = SeasonalAdjustment.Adjust(new(Frequency.Monthly, [.. Enumerable.Range(0, 40).Select(t => t % 2 == 0 ? t : (double?)null)]));

        Assert.Equal((Refusal.TooFewPoints, 20), Assert.IsType<Answer<SeasonallyAdjusted>.Refused>(answer) is var refused ? (refused.Reason, refused.Have) : default);
    }

    [Fact]
    public void Series_too_short_or_on_the_wrong_scale_are_refused()
    {
        Assert.IsType<Answer<Decomposition>.Refused>(Stl.Decompose(new double[7], 4, Changing));
        Assert.IsType<Answer<Decomposition>.Refused>(ClassicalDecomposition.Decompose(new double[7], 4, SeasonKind.Additive));
        Assert.IsType<Answer<Decomposition>.Refused>(ClassicalDecomposition.Decompose(new double[8], 4, SeasonKind.Multiplicative));
        Assert.Throws<ArgumentException>(() => Stl.Decompose(Nottingham, 12, new() { SeasonalWindow = 6 }));
        Assert.Throws<ArgumentException>(() => Stl.Decompose([double.NaN], 12, Changing));
        Assert.Throws<ArgumentOutOfRangeException>(() => Stl.Decompose(Nottingham, 1, Changing));
    }

    [Theory]
    [InlineData(1e308)]
    [InlineData(1e-308)]
    [InlineData(1e160)]
    public void Values_of_any_size_give_numbers_or_a_refusal(double size)
    {
        double[] values = [.. Nottingham.Select(value => size * (value / 66.3))];

        Answer<Decomposition>[] answers = [Stl.Decompose(values, 12, Changing), Stl.Decompose(values, 12, new() { Robust = true }), .. Enum.GetValues<SeasonKind>().Select(kind => ClassicalDecomposition.Decompose(values, 12, kind))];

        Assert.All(answers.OfType<Answer<Decomposition>.Found>(), found => Assert.All(found.Value.Seasonal, value => Assert.True(double.IsFinite(value))));
        SeasonalAdjustment.Adjust(new(Frequency.Monthly, [.. values.Select(value => (double?)value)]));
    }

    private static SeasonallyAdjusted Adjusted(Series series) => Assert.IsType<Answer<SeasonallyAdjusted>.Found>(SeasonalAdjustment.Adjust(series)).Value;
}
