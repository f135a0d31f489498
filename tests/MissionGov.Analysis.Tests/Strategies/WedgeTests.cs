using MissionGov.Analysis.Strategies;
using MissionGov.Analysis.Strategies.Effects;

namespace MissionGov.Analysis.Tests.Strategies;

public sealed class WedgeTests
{
    private static readonly Wedge Grown = new(new("Clinics", new FixedEffect(10)) { Reach = 0.5, Fidelity = 0.8, Deadweight = 0.25, Haircut = 0.1 })
    {
        Start = 3,
        Lag = 2,
        Ramp = 4,
        HalfLife = 6,
        End = 30,
    };

    // Starts at 3, works from 5, is full at 9, half at 15, over at 30.
    [Theory]
    [InlineData(2, 0)]
    [InlineData(4.9, 0)]
    [InlineData(5, 0)]
    [InlineData(7, 0.5)]
    [InlineData(9, 1)]
    [InlineData(15, 0.5)]
    [InlineData(21, 0.25)]
    [InlineData(29.9, 0.0894)]
    [InlineData(30, 0.0884)]
    [InlineData(30.1, 0)]
    public void An_effect_begins_late_grows_fades_and_ends(double at, double share)
    {
        Assert.Equal(share, Grown.InForceAt(at), 1e-4);
        Assert.Equal(share * 0.5 * 0.8 * 0.75 * 0.9, Grown.FactorAt(at), 1e-4);
    }

    [Fact]
    public void Without_a_ramp_it_is_there_at_once_and_a_slip_moves_it()
    {
        var sudden = new Wedge(Grown.Intervention) { Start = 2 };

        Assert.Equal((0, 0, 1, 1), (sudden.InForceAt(1.9), sudden.InForceAt(2), sudden.InForceAt(2.1), sudden.InForceAt(1000)));
        for (var at = 0.0; at < 40; at += 0.7) Assert.Equal(Grown.InForceAt(at), (Grown with { Start = 5, End = 32 }).InForceAt(at + 2), 1e-12);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(7, 0.1)]
    [InlineData(9, 0.6)]
    [InlineData(15, 0.1)]
    [InlineData(21, 0)]
    public void What_has_arrived_is_not_new_and_its_wearing_off_takes_nothing(double at, double share) => Assert.Equal(share, (Grown with { Arrived = 0.4 }).NewAt(at), 1e-12);

    [Fact]
    public void Rates_and_months_become_periods()
    {
        Assert.Equal(1 - 0.3, Math.Pow(0.5, 4 / Wedge.HalfLifeOf(0.3, Frequency.Quarterly)), 1e-12);
        Assert.Equal((18, 6, 1.5), (Wedge.Periods(18, Frequency.Monthly), Wedge.Periods(18, Frequency.Quarterly), Wedge.Periods(18, Frequency.Annual)));
    }

    [Fact]
    public void What_cannot_be_a_time_is_a_fault_of_the_caller()
    {
        Assert.Equal("lag", Assert.Throws<ArgumentException>(() => Grown with { Lag = -1 }).ParamName);
        Assert.Equal("ramp", Assert.Throws<ArgumentException>(() => Grown with { Ramp = -1 }).ParamName);
        Assert.Equal("halfLife", Assert.Throws<ArgumentException>(() => Grown with { HalfLife = 0 }).ParamName);
        Assert.Equal("start", Assert.Throws<ArgumentException>(() => Grown with { Start = double.NaN }).ParamName);
        Assert.Throws<ArgumentException>(() => Wedge.HalfLifeOf(1, Frequency.Annual));
    }
}
