using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

public sealed class UnitTests
{
    private static readonly Unit Percent = new(UnitKind.Percent, "", 1);
    private static readonly Unit Homes = new(UnitKind.Count, "homes", 0);
    private static readonly Unit Rate = new(UnitKind.Rate, "per 1,000", 1);
    private static readonly Unit Bare = new(UnitKind.Index, "", 2);

    public static TheoryData<Unit, double, string, string, string> Figures => new()
    {
        { Percent, 61.84, "61.8%", "61.8%", "61.8 points" },
        { Percent, -0.9, "−0.9%", "−0.9%", "0.9 points" },
        { Percent, 1, "1.0%", "1.0%", "1.0 point" },
        { Homes, 208_600.4, "208,600", "208,600 homes", "208,600 homes" },
        { Rate, 41.6, "41.6", "41.6 per 1,000", "41.6 per 1,000" },
        { Bare, -1234.5, "−1,234.50", "−1,234.50", "1,234.50" },
    };

    [Theory]
    [MemberData(nameof(Figures))]
    public void A_figure_is_written_as_its_measure_is(Unit unit, double figure, string value, string inWords, string difference) =>
        Assert.Equal((value, inWords, difference), (unit.Value(figure), unit.ValueInWords(figure), unit.Difference(figure)));

    [Fact]
    public void A_promise_has_no_decimals_that_it_was_not_made_with()
    {
        Assert.Equal("92%", Percent.Round(92));
        Assert.Equal("23.3 per 1,000", Rate.Round(23.3));
        Assert.Equal("1,500,000 homes", Homes.Round(1_500_000));
        Assert.Equal("1.5", Bare.Round(1.5));
    }

    [Theory]
    [InlineData(2.25, "2.3%")]
    [InlineData(-2.25, "−2.3%")]
    public void A_half_rounds_away_from_nought_as_people_do(double figure, string value) => Assert.Equal(value, Percent.Value(figure));

    [Fact]
    public void Nearly_nothing_has_no_sign() => Assert.Equal("0.0", Percent.Number(-0.04));
}
