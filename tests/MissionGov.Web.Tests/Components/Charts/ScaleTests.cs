using System.Globalization;
using MissionGov.Web.Components.Charts;

namespace MissionGov.Web.Tests.Components.Charts;

public class ScaleTests
{
    [Theory]
    [InlineData(58.9, 92, 5, 50, 100, 10)]
    [InlineData(0.61, 0.64, 5, 0.61, 0.64, 0.01)]
    [InlineData(164000, 300000, 5, 150000, 300000, 50000)]
    [InlineData(-3, 7, 6, -4, 8, 2)]
    public void Ticks_are_round_and_cover_the_data(double low, double high, int atMost, double from, double to, double step)
    {
        var ticks = NiceTicks.Over(low, high, atMost);

        Assert.Equal((from, to, step), (Math.Round(ticks.Low, 9), Math.Round(ticks.High, 9), Math.Round(ticks.Step, 9)));
        Assert.True(ticks.Values.Count <= atMost + 1);
    }

    [Fact]
    public void An_axis_stops_where_the_measure_does()
    {
        var ticks = NiceTicks.Over(-8, 103, 5, floor: 0, ceiling: 100);

        Assert.Equal((0, 100), (ticks.Low, ticks.High));
        Assert.Equal(0, ticks.Values[0]);
        Assert.Equal(100, ticks.Values[^1]);
    }

    [Fact]
    public void A_flat_series_still_has_an_axis() => Assert.True(NiceTicks.Over(5, 5, 5) is { Low: < 5, High: > 5 });

    [Fact]
    public void A_scale_meets_both_ends_and_clamps_beyond()
    {
        var scale = new Scale(50, 100, 250, 10);

        Assert.Equal((250, 10, 130), (scale[50], scale[100], scale[75]));
        Assert.Equal(10, scale.Clamped(140));
    }

    [Fact]
    public void Coordinates_are_written_alike_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal("M1.5 2l.3-.3l10 0", PathData.Line([new(1.5, 2), new(1.81, 1.72), new(11.8, 1.7)]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_line_of_one_point_is_a_dot() => Assert.Equal("M3 4h0M5 6l1 1", PathData.Lines([[new(3, 4)], [new(5, 6), new(6, 7)]]));
}
