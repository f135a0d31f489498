using MissionGov.Analysis;
using MissionGov.Domain.Missions;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Features.Observations;

/// <summary>An indicator as far as a file of its figures tells; people fill in the rest.</summary>
internal static class NewIndicator
{
    private const int MonthsOfYear = 12;
    private const int MonthsOfQuarter = 3;

    public static Indicator From(FileIndicator named, ObservationFile file, DateOnly knownOn)
    {
        var rows = file.Rows.Where(row => row.Series.Indicator.Slug == named.Slug);
        var last = rows.Max(row => row.Period.End);
        return new()
        {
            Slug = named.Slug,
            Name = named.Name,
            Unit = UnitOf(named.Unit, wholeNumbers: rows.All(row => row.Value is null || double.IsInteger(row.Value.Value))),
            Frequency = FrequencyOf(rows),

            // The publisher's delay can only be seen from the newest figure; it is at most this.
            LagDays = Math.Max(0, knownOn.DayNumber - last.DayNumber),
            Source = file.Layout,
        };
    }

    public static Unit UnitOf(string text, bool wholeNumbers)
    {
        var decimals = wholeNumbers ? 0 : 1;
        if (text.StartsWith('%') || text.StartsWith("percent", StringComparison.OrdinalIgnoreCase)) return new(UnitKind.Percent, "", 1);
        if (text.Contains(" per ", StringComparison.OrdinalIgnoreCase) && text.StartsWith("rate", StringComparison.OrdinalIgnoreCase)) return new(UnitKind.Rate, text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..], 1);
        return text.StartsWith("index", StringComparison.OrdinalIgnoreCase) ? new(UnitKind.Index, "", 1) : new(UnitKind.Count, text, decimals);
    }

    // The commonest distance from one period to the next, of the series with most of them. Gone through rather than kept: a file may be larger than memory.
    private static Frequency FrequencyOf(IEnumerable<FileRow> rows)
    {
        var fullest = rows.CountBy(row => row.Series).MaxBy(series => series.Value).Key;
        var months = rows.Where(row => ReferenceEquals(row.Series, fullest)).Select(row => row.Period.EndMonth).Distinct().Order().ToList();
        var step = months.Zip(months.Skip(1), (one, next) => next - one).DefaultIfEmpty(Math.Max(1, rows.First().Period.Months)).GroupBy(distance => distance).MaxBy(same => same.Count())!.Key;
        return step < MonthsOfQuarter ? Frequency.Monthly : step < MonthsOfYear ? Frequency.Quarterly : Frequency.Annual;
    }
}
