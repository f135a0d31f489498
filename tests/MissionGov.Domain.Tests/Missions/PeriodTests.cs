using CsCheck;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

public sealed class PeriodTests
{
    private static readonly Gen<DateOnly> Days = Gen.Int[0, 73_000].Select(day => new DateOnly(1900, 1, 1).AddDays(day));

    private static readonly Gen<Period> Periods = Gen.OneOf(
        Gen.Select(Gen.Int[1900, 2099], Gen.Int[1, 12]).Select(Period.Month),
        Gen.Select(Gen.Int[1900, 2099], Gen.Int[1, 4]).Select(Period.Quarter),
        Gen.Int[1900, 2099].Select(Period.CalendarYear),
        Gen.Int[1900, 2099].Select(Period.FinancialYear),
        Gen.Int[1900, 2099].Select(Period.AcademicYear),
        Gen.Select(Gen.Int[1900, 2090], Gen.Int[1, 12], Gen.Int[2, 5]).Select((year, month, years) => Period.RollingYears(new DateOnly(year, month, 1), years)),
        Days.Select(Period.Snapshot),
        Gen.Select(Days, Gen.Int[0, 4_000]).Select((day, length) => new Period(day, day.AddDays(length))));

    public static TheoryData<string, PeriodKind, string, string> Kinds => new()
    {
        { "2025-10-01/P1M", PeriodKind.Month, "October 2025", "2025-10" },
        { "2024-07-01/P3M", PeriodKind.Quarter, "July to September 2024", "2024-Q3" },
        { "1998-01-01/P1Y", PeriodKind.CalendarYear, "1998", "1998" },
        { "2023-04-01/P1Y", PeriodKind.FinancialYear, "2023/24", "2023-04-01/P1Y" },
        { "1999-09-01/P1Y", PeriodKind.AcademicYear, "1999/00", "1999-09-01/P1Y" },
        { "2022-08-01/P1Y", PeriodKind.AcademicYear, "2022/23", "2022-08-01/P1Y" },
        { "2001-01-01/P3Y", PeriodKind.RollingYears, "2001 to 2003", "2001-01-01/P3Y" },
        { "2016-04-01/P3Y", PeriodKind.RollingYears, "2016/17 to 2018/19", "2016-04-01/P3Y" },
        { "2001-11-30", PeriodKind.Snapshot, "30 November 2001", "2001-11-30" },
        { "2024-07-09/2025-11-09", PeriodKind.Span, "9 July 2024 to 9 November 2025", "2024-07-09/2025-11-09" },
        { "2024-02-01/P3M", PeriodKind.Span, "1 February 2024 to 30 April 2024", "2024-02-01/P3M" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_kind_and_its_names_follow_from_its_days(string iso, PeriodKind kind, string label, string compact)
    {
        var period = Period.FromIso(iso)!.Value;

        Assert.Equal((kind, label, compact, iso), (period.Kind, period.Label, period.Compact, period.Iso));
    }

    [Theory]
    [InlineData("2001-11-30", "on 30 November 2001")]
    [InlineData("2010-01-01/P1Y", "in 2010")]
    public void It_is_said_with_its_preposition(string iso, string when) => Assert.Equal(when, Period.FromIso(iso)!.Value.When);

    [Fact]
    public void What_is_written_is_read_back() => Periods.Sample(period => Period.FromIso(period.Iso) == period);

    [Fact]
    public void A_period_of_whole_months_shifts_there_and_back() =>
        Gen.Select(Periods.Where(period => period.Months > 0), Gen.Int[-60, 60]).Sample((period, months) => period.Shift(months).Shift(-months) == period);

    [Fact]
    public void A_shift_moves_the_end_by_that_many_months() =>
        Gen.Select(Periods, Gen.Int[-60, 60]).Sample((period, months) => period.Shift(months).EndMonth - period.EndMonth == months);

    [Fact]
    public void Periods_stand_in_the_order_of_their_ends() =>
        Gen.Select(Periods, Periods).Sample((one, other) => one.End < other.End ? one < other && !(one >= other) : one.End > other.End ? one > other : one.CompareTo(other) == one.Start.CompareTo(other.Start));

    [Fact]
    public void A_leap_day_belongs_to_its_month() => Assert.Equal(new DateOnly(2024, 2, 29), Period.Month(2024, 2).End);

    [Theory]
    [InlineData("")]
    [InlineData("2024")]
    [InlineData("2024-13-01")]
    [InlineData("2023-02-29")]
    [InlineData("2024-07-01/P0M")]
    [InlineData("2024-07-01/P-1M")]
    [InlineData("2024-07-01/P1W")]
    [InlineData("2024-07-01/P")]
    [InlineData("2024-07-01/P1M/P1M")]
    [InlineData("2024-07-01/2024-06-30")]
    [InlineData("2024-07-01/P999999999Y")]
    [InlineData("01/07/2024")]
    public void What_is_not_a_period_is_not_guessed(string text) => Assert.Null(Period.FromIso(text));
}
