using System.Globalization;
using CsCheck;
using MissionGov.Domain.Delivery;

namespace MissionGov.Domain.Tests.Delivery;

public sealed class DateShorthandTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateOnly Due = new(2026, 12, 31);

    [Theory]
    [InlineData("12/2", "2027-02-12")]
    [InlineData("12/02/27", "2027-02-12")]
    [InlineData("12.2.2027", "2027-02-12")]
    [InlineData("12-2", "2027-02-12")]
    [InlineData("12 2 27", "2027-02-12")]
    [InlineData("23/11", "2026-11-23")]
    [InlineData("22/11", "2027-11-22")]
    [InlineData("+2w", "2027-01-14")]
    [InlineData("+ 10 d", "2027-01-10")]
    [InlineData("+3 months", "2027-03-31")]
    [InlineData("-1w", "2026-12-24")]
    [InlineData("+1y", "2027-12-31")]
    [InlineData("end feb", "2027-02-28")]
    [InlineData("End of February 28", "2028-02-29")]
    [InlineData("end november", "2026-11-30")]
    [InlineData("12 feb 27", "2027-02-12")]
    [InlineData("12 Feb", "2027-02-12")]
    [InlineData("12th February 2027.", "2027-02-12")]
    [InlineData("12-Feb-27", "2027-02-12")]
    [InlineData("1 sept", "2027-09-01")]
    [InlineData("2027-02-12", "2027-02-12")]
    [InlineData("today", "2026-11-23")]
    [InlineData("tomorrow", "2026-11-24")]
    [InlineData("29/2/28", "2028-02-29")]
    public void Is_read_as_people_mean_it(string typed, string meant) => Assert.Equal(Day(meant), DateShorthand.Read(typed, Today, Due));

    [Theory]
    [InlineData("21/11", "2026-11-21")]
    [InlineData("24/11", "2025-11-24")]
    [InlineData("21 nov", "2026-11-21")]
    [InlineData("end oct", "2026-10-31")]
    [InlineData("yesterday", "2026-11-22")]
    public void For_what_is_done_it_is_the_last_such_day(string typed, string meant) => Assert.Equal(Day(meant), DateShorthand.Read(typed, Today, Today, past: true));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("soon")]
    [InlineData("30/2")]
    [InlineData("29/2")]
    [InlineData("31/4/27")]
    [InlineData("2/13")]
    [InlineData("12/2/1")]
    [InlineData("ma")]
    [InlineData("3 ju")]
    [InlineData("0/1")]
    [InlineData("end of the year")]
    [InlineData("2027-02-30")]
    [InlineData("+2")]
    [InlineData("１２/2")]
    public void What_is_no_date_is_not_guessed(string? typed) => Assert.Null(DateShorthand.Read(typed, Today, Due));

    [Fact]
    public void Every_day_is_read_back_from_its_words() =>
        Gen.Int[new DateOnly(1990, 1, 1).DayNumber, new DateOnly(2099, 12, 31).DayNumber].Select(DateOnly.FromDayNumber).Sample(day =>
            DateShorthand.Read(DateShorthand.InWords(day), Today, Due) == day
            && DateShorthand.Read(day.ToString("d/M/yy", CultureInfo.InvariantCulture), Today, Due) == (day.Year >= 2000 ? day : day.AddYears(100)));

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
