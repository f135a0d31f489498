using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

public sealed class PeriodWordsTests
{
    [Theory]
    [InlineData("March 2029", "2029-03-01/P1M")]
    [InlineData("mar 2029", "2029-03-01/P1M")]
    [InlineData("2029-03", "2029-03-01/P1M")]
    [InlineData("2030", "2030-01-01/P1Y")]
    [InlineData("2027/28", "2027-04-01/P1Y")]
    [InlineData("2027/2028", "2027-04-01/P1Y")]
    [InlineData("school year 2027/28", "2027-09-01/P1Y")]
    [InlineData("1999/00", "1999-04-01/P1Y")]
    [InlineData("April to June 2024", "2024-04-01/P3M")]
    [InlineData("Q2 2024", "2024-04-01/P3M")]
    [InlineData("31/3/2029", "2029-03-31")]
    [InlineData("27 3 2027", "2027-03-27")]
    [InlineData("31 March 2029", "2029-03-31")]
    [InlineData("2001 to 2003", "2001-01-01/P3Y")]
    [InlineData("2029-03-01/P1M", "2029-03-01/P1M")]
    public void A_period_is_read_as_people_write_it(string typed, string iso) => Assert.Equal(iso, PeriodWords.Read(typed)?.Iso);

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("31/02/2027")]
    [InlineData("29/02/2027")]
    [InlineData("13/13/2027")]
    [InlineData("2027/29")]
    [InlineData("0001")]
    [InlineData("1066")]
    [InlineData("9999")]
    [InlineData("2027-03-28T01:30")]
    public void What_is_no_period_is_not_guessed_at(string typed) => Assert.Null(PeriodWords.Read(typed));

    public static TheoryData<string> Kinds => ["2029-03-01/P1M", "2024-04-01/P3M", "2030-01-01/P1Y", "2027-04-01/P1Y", "2027-09-01/P1Y", "2027-08-01/P1Y", "2001-01-01/P3Y", "2001-04-01/P3Y", "2029-03-31", "2024-07-01/2024-07-15", "2024-02-01/P3M"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_written_is_read_the_same_again(string iso)
    {
        var period = Period.FromIso(iso)!.Value;

        Assert.Equal(period, PeriodWords.Read(PeriodWords.Write(period)));
    }

    [Fact]
    public void What_it_was_taken_for_is_said_in_full() => Assert.Equal("1 September 2027 to 31 August 2028", PeriodWords.InFull(PeriodWords.Read("school year 2027/28")!.Value));
}
