using MissionGov.Analysis.Trajectories;

namespace MissionGov.Analysis.Tests.Trajectories;

public sealed class UsualChangesTests
{
    private static readonly double[] Season = [15_500, -4_000, 2_000, -9_000, 7_000, -1_000, 3_000, -6_000, 500, -8_000, 4_000, -4_000];

    [Fact]
    public void A_pattern_of_the_year_is_read_from_the_next_period_on()
    {
        var usual = UsualChanges.Of(new Series(Frequency.Monthly, Values(48)))!;

        Assert.Equal(Season.Select(change => change + 100), usual);
    }

    // Two months after the end of a year the coming one is the third.
    [Fact]
    public void The_first_entry_is_the_change_into_the_period_that_follows() =>
        Assert.Equal(Season[2] + 100, UsualChanges.Of(new Series(Frequency.Monthly, Values(50)))![0]);

    [Fact]
    public void One_odd_year_does_not_move_what_is_usual()
    {
        var values = Values(61);
        for (var t = 25; t < values.Length; t++) values[t] += 50_000;

        Assert.Equal(Season[1] + 100, UsualChanges.Of(new Series(Frequency.Monthly, values))![0]);
    }

    [Fact]
    public void Without_a_pattern_or_with_too_few_years_there_is_none()
    {
        Assert.Null(UsualChanges.Of(new Series(Frequency.Monthly, Values(24))));
        Assert.Null(UsualChanges.Of(new Series(Frequency.Annual, Values(48))));
        Assert.Null(UsualChanges.Of(new Series(Frequency.Monthly, [])));
        double?[] wandering = [.. Enumerable.Range(0, 48).Select(t => (double?)(1000 + (t * t % 7 * 13 % 11)))];
        Assert.Null(UsualChanges.Of(new Series(Frequency.Monthly, wandering)));
    }

    /// <summary>Each month changes by its season and 100 more.</summary>
    private static double?[] Values(int count)
    {
        var values = new double?[count];
        for (var (t, value) = (0, 1_000_000.0); t < count; t++)
        {
            values[t] = value;
            value += Season[(t + 1) % Season.Length] + 100;
        }

        return values;
    }
}
