using System.Globalization;
using System.Text.RegularExpressions;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Periods told by their first and last month, by their end, or by their season.</summary>
internal static partial class PeriodEnds
{
    private const int MonthsOfYear = 12;
    private const int MonthsOfQuarter = 3;
    private const int LastDays = 6;
    private const int Spring = 3;
    private const string Seasons = "Seasons are three whole months: spring is March to May";

    public static ReadPeriod? Read(string text)
    {
        if (Ending().Match(text) is { Success: true } ending)
        {
            var hint = ending.Groups["quarter"].Success ? PeriodHint.QuartersEnding : PeriodHint.YearsEnding;
            return PeriodForms.Read(ending.Groups["end"].Value, hint);
        }

        if (InWords().Match(text) is { Success: true } words && PeriodForms.MonthNamed(words.Groups["from"].Value) is { } first && PeriodForms.MonthNamed(words.Groups["to"].Value) is { } last)
        {
            var end = PeriodForms.Full(words.Groups["year"].Value);
            var start = words.Groups["start"].Success ? PeriodForms.Full(words.Groups["start"].Value) : first > last ? end - 1 : end;
            return Between(start, first, end, last);
        }

        if (InFigures().Match(text) is { Success: true } figures) return Between(Number(figures, "start"), Number(figures, "from"), Number(figures, "year"), Number(figures, "to"));
        return Season().Match(text) is { Success: true } season ? OfSeason(season) : null;
    }

    /// <summary>What a day or month stands for below a heading such as "Week ending".</summary>
    public static Period Widen(Period period, PeriodHint hint) => hint switch
    {
        PeriodHint.WeeksEnding when period.Start == period.End => new(period.End.AddDays(-LastDays), period.End),
        PeriodHint.WeeksStarting when period.Start == period.End => new(period.Start, period.Start.AddDays(LastDays)),
        PeriodHint.YearsEnding when period.Months <= 1 => Last(period.End, MonthsOfYear),
        PeriodHint.QuartersEnding when period.Months <= 1 => Last(period.End, MonthsOfQuarter),
        PeriodHint.Quarters when period.Months <= 1 && period.Start.Day == 1 && period.Start.Month % MonthsOfQuarter == 1 => Period.Whole(period.Start, MonthsOfQuarter),
        PeriodHint.Quarters when period.Months <= 1 && period.End.AddDays(1).Day == 1 && period.End.Month % MonthsOfQuarter == 0 => Last(period.End, MonthsOfQuarter),
        _ => period,
    };

    private static Period Last(DateOnly end, int months) => end.AddDays(1).Day == 1 ? Period.Whole(end.AddDays(1).AddMonths(-months), months) : new(end.AddMonths(-months).AddDays(1), end);

    private static ReadPeriod Between(int startYear, int startMonth, int endYear, int endMonth)
    {
        var months = ((endYear - startYear) * MonthsOfYear) + endMonth - startMonth + 1;
        return months > 0 ? PeriodForms.Is(Period.Whole(new(startYear, startMonth, 1), months)) : new(null, Quality.None, "The period ends before it starts");
    }

    // The seasons of the weather: winter 2010/11 begins in December 2010.
    private static ReadPeriod OfSeason(Match season)
    {
        var number = season.Groups["name"].Value.ToLowerInvariant() switch { "spring" => 0, "summer" => 1, "autumn" => 2, _ => 3 };
        return new(Period.Whole(new(Number(season, "year"), Spring + (number * MonthsOfQuarter), 1), MonthsOfQuarter), Quality.None, null, Seasons);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:(?<quarter>quarter ending|quarter to|3 months to|three months to|3 months ending)|year ending|year to|year ended|YE|12 months to|12 months ending|twelve months to):? (?<end>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Ending();

    [GeneratedRegex(@"^(?<from>[A-Za-z]{3,9}\.?)(?: (?<start>\d{4}))? ?(?:to|-|–) ?(?<to>[A-Za-z]{3,9}\.?)[ -](?<year>\d{4}|\d{2})$", RegexOptions.IgnoreCase)]
    private static partial Regex InWords();

    [GeneratedRegex(@"^(?<from>\d{1,2})/(?<start>\d{4}) ?(?:to|-|–) ?(?<to>\d{1,2})/(?<year>\d{4})$")]
    private static partial Regex InFigures();

    [GeneratedRegex(@"^(?<name>Spring|Summer|Autumn|Winter)\d? (?<year>\d{4})(?:/\d\d)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Season();
}
