using CsCheck;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

public sealed class ChanceWordsTests
{
    private const double Hair = 1e-6;

    // Each odds begins where it becomes the nearest on the log-odds scale, in per cent.
    public static TheoryData<double, string, string> Borders => new()
    {
        { 1.0, "less than 1 in 100", "about 1 in 100" },
        { 1.5, "about 1 in 100", "about 1 in 50" },
        { 3.2, "about 1 in 50", "about 1 in 20" },
        { 7.2, "about 1 in 20", "about 1 in 10" },
        { 13, "about 1 in 10", "about 1 in 6" },
        { 18.3, "about 1 in 6", "about 1 in 5" },
        { 22.5, "about 1 in 5", "about 1 in 4" },
        { 29, "about 1 in 4", "about 1 in 3" },
        { 36.7, "about 1 in 3", "about 2 in 5" },
        { 45, "about 2 in 5", "about even" },
        { 55.1, "about even", "about 3 in 5" },
        { 63.4, "about 3 in 5", "about 2 in 3" },
        { 71.1, "about 2 in 3", "about 3 in 4" },
        { 77.6, "about 3 in 4", "about 4 in 5" },
        { 85.8, "about 4 in 5", "about 9 in 10" },
        { 92.9, "about 9 in 10", "about 19 in 20" },
        { 99, "about 19 in 20", "more than 99 in 100" },
    };

    [Theory]
    [MemberData(nameof(Borders))]
    public void The_words_change_at_their_border(double percent, string below, string above) =>
        Assert.Equal((below, above), (ChanceWords.Words((percent / 100) - Hair), ChanceWords.Words((percent / 100) + Hair)));

    [Theory]
    [InlineData(0, "under 1%")]
    [InlineData(0.0049, "under 1%")]
    [InlineData(0.005, "1%")]
    [InlineData(0.17, "17%")]
    [InlineData(0.175, "18%")]
    [InlineData(0.9949, "99%")]
    [InlineData(0.995, "over 99%")]
    [InlineData(1, "over 99%")]
    public void A_percentage_is_whole(double chance, string percent) => Assert.Equal(percent, ChanceWords.Percent(chance));

    [Fact]
    public void No_forecast_promises_or_rules_out() => Gen.Double[0, 1].Sample(chance => ChanceWords.Percent(chance) is not ("0%" or "100%"));
}
