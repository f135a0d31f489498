using System.Globalization;

namespace MissionGov.Domain.Missions;

/// <summary>The kinds of period that official statistics use.</summary>
public enum PeriodKind
{
    Month,
    Quarter,
    CalendarYear,
    FinancialYear,
    AcademicYear,
    RollingYears,
    Snapshot,
    Span,
}

/// <summary>The time an observation is about, from its first to its last day. Its kind follows from the two days.</summary>
public readonly record struct Period(DateOnly Start, DateOnly End) : IComparable<Period>
{
    private const int FinancialYearStarts = 4;
    private const int AcademicYearStarts = 9;

    // Schools' attendance statistics start their year in August, attainment in September.
    private const int AcademicYearStartsEarliest = 8;

    public static Period Month(int year, int month) => Whole(new DateOnly(year, month, 1), 1);

    public static Period Quarter(int year, int quarter) => Whole(new DateOnly(year, (quarter * 3) - 2, 1), 3);

    public static Period CalendarYear(int year) => Whole(new DateOnly(year, 1, 1), 12);

    /// <summary>1 April to 31 March; 2023 is 2023/24.</summary>
    public static Period FinancialYear(int firstYear) => Whole(new DateOnly(firstYear, FinancialYearStarts, 1), 12);

    /// <summary>1 September to 31 August; 2023 is 2023/24.</summary>
    public static Period AcademicYear(int firstYear) => Whole(new DateOnly(firstYear, AcademicYearStarts, 1), 12);

    public static Period RollingYears(DateOnly start, int years) => Whole(start, 12 * years);

    public static Period Snapshot(DateOnly day) => new(day, day);

    /// <summary>A whole number of months from the first of a month.</summary>
    public static Period Whole(DateOnly start, int months) => new(start, start.AddMonths(months).AddDays(-1));

    /// <summary>Whole months covered when the period starts on a first and ends on a last day; 0 otherwise.</summary>
    public int Months
    {
        get
        {
            var next = End.AddDays(1);
            return Start.Day == 1 && next.Day == 1 ? ((next.Year - Start.Year) * 12) + next.Month - Start.Month : 0;
        }
    }

    public PeriodKind Kind => (Start == End, Months, Start.Month) switch
    {
        (true, _, _) => PeriodKind.Snapshot,
        (_, 1, _) => PeriodKind.Month,
        (_, 3, 1 or 4 or 7 or 10) => PeriodKind.Quarter,
        (_, 12, 1) => PeriodKind.CalendarYear,
        (_, 12, FinancialYearStarts) => PeriodKind.FinancialYear,
        (_, 12, AcademicYearStartsEarliest or AcademicYearStarts) => PeriodKind.AcademicYear,
        (_, > 12, _) when Months % 12 == 0 => PeriodKind.RollingYears,
        _ => PeriodKind.Span,
    };

    /// <summary>Where the period ends on a line counted in months; differences are exact for every regular kind.</summary>
    public int EndMonth => (End.Year * 12) + End.Month - 1;

    /// <summary>As people write it: "October 2025", "2023/24", "2001 to 2003".</summary>
    public string Label => Kind switch
    {
        PeriodKind.Month => Start.ToString("MMMM yyyy", British),
        PeriodKind.Quarter => $"{MonthName(Start)} to {MonthName(End)} {End.Year}",
        PeriodKind.CalendarYear => Start.Year.ToString(British),
        PeriodKind.FinancialYear or PeriodKind.AcademicYear => $"{Start.Year}/{End.Year % 100:00}",
        PeriodKind.RollingYears when Start.Month == 1 => $"{Start.Year} to {End.Year}",
        PeriodKind.RollingYears => $"{Start.Year}/{(Start.Year + 1) % 100:00} to {End.Year - 1}/{End.Year % 100:00}",
        PeriodKind.Snapshot => Start.ToString("d MMMM yyyy", British),
        _ => $"{Start.ToString("d MMMM yyyy", British)} to {End.ToString("d MMMM yyyy", British)}",
    };

    /// <summary>With its preposition: "in October 2025", "on 30 November 2001".</summary>
    public string When => Kind is PeriodKind.Snapshot ? $"on {Label}" : $"in {Label}";

    /// <summary>Start and ISO 8601 duration, as the Explore Local Statistics files write it; days where months do not fit.</summary>
    public string Iso => Kind switch
    {
        PeriodKind.Snapshot => Day(Start),
        _ when Months == 0 => $"{Day(Start)}/{Day(End)}",
        _ when Months % 12 == 0 => $"{Day(Start)}/P{Months / 12}Y",
        _ => $"{Day(Start)}/P{Months}M",
    };

    /// <summary>For tables and programs: "2024-07", "2024-Q3", "1998", else as <see cref="Iso"/>.</summary>
    public string Compact => Kind switch
    {
        PeriodKind.Month => Start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        PeriodKind.Quarter => $"{Start.Year}-Q{(Start.Month + 2) / 3}",
        PeriodKind.CalendarYear => Start.Year.ToString(CultureInfo.InvariantCulture),
        _ => Iso,
    };

    /// <summary>Reads what <see cref="Iso"/> writes; null when it is not that.</summary>
    public static Period? FromIso(string text)
    {
        var parts = text.Split('/');
        if (!TryDay(parts[0], out var start)) return null;
        if (parts.Length == 1) return Snapshot(start);
        if (parts.Length != 2) return null;
        if (TryDay(parts[1], out var end)) return end >= start ? new Period(start, end) : null;
        if (parts[1].Length < 3 || parts[1][0] != 'P' || !int.TryParse(parts[1][1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return null;
        var months = parts[1][^1] switch { 'Y' => 12 * count, 'M' => count, _ => 0 };
        return months is > 0 and <= MaximumMonths && start.Year + (months / 12) < DateOnly.MaxValue.Year ? Whole(start, months) : null;
    }

    /// <summary>The period of the same kind that many months later.</summary>
    public Period Shift(int months) => Months > 0 ? Whole(Start.AddMonths(months), Months) : new(Moved(Start, months), Moved(End, months));

    // The last day of a month moves to the last day of a month: half a year after 30 September comes 31 March.
    private static DateOnly Moved(DateOnly day, int months) => day.AddDays(1).Day == 1 ? day.AddDays(1).AddMonths(months).AddDays(-1) : day.AddMonths(months);

    public int CompareTo(Period other) => (End, Start).CompareTo((other.End, other.Start));

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    public override string ToString() => Iso;

    private const int MaximumMonths = 1200;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private static string MonthName(DateOnly day) => day.ToString("MMMM", British);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
