using Microsoft.EntityFrameworkCore;
using MissionGov.Analysis;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Features.Observations;

/// <summary>2025-03-01 alone is a day. Of a measure whose figures are held by month it is March, as it was in the file with all of them.</summary>
internal static class MonthStarts
{
    public static async Task<ObservationFile> ReadAsync(MissionGovDb db, ObservationFile file, DateOnly today, CancellationToken ct)
    {
        HashSet<string> monthly = [];
        foreach (var slug in file.Rows.Where(IsFirst).Select(row => row.Series.Indicator.Slug).Distinct())
            if (await IsByMonthAsync(db, slug, ct)) monthly.Add(slug);
        if (monthly.Count == 0) return file;

        // Where the file gives the month too, the day is something else.
        var months = file.Rows.Where(row => row.Period.Months == 1 && monthly.Contains(row.Series.Indicator.Slug)).Select(row => (row.Series, row.Period)).ToHashSet();
        List<FileRow> rows = [];
        var unfinished = 0;
        foreach (var row in file.Rows)
        {
            var month = Period.Month(row.Period.Start.Year, row.Period.Start.Month);
            if (!IsFirst(row) || !monthly.Contains(row.Series.Indicator.Slug) || months.Contains((row.Series, month))) rows.Add(row);
            else if (month.End < today || row.Quality.HasFlag(Quality.Forecast)) rows.Add(row with { Period = month });
            else
            {
                file.Problems.Add(new(row.Line, "", "", RowChecks.NotEnded(row.Line, month, today)), ofOneRow: true);
                unfinished++;
            }
        }

        return file with { Rows = rows, Counts = file.Counts with { Bad = file.Counts.Bad + unfinished }, Notes = [.. file.Notes, "The first day of a month is read as the month: 2025-03-01 is March 2025"] };
    }

    private static bool IsFirst(FileRow row) => row.Period.Start.Day == 1 && row.Period.Start == row.Period.End;

    private static async Task<bool> IsByMonthAsync(MissionGovDb db, string slug, CancellationToken ct)
    {
        var newest = await (
            from indicator in db.Indicators
            where indicator.Slug == slug && indicator.Frequency == Frequency.Monthly
            join series in db.Series on indicator.Id equals series.IndicatorId
            join latest in db.SeriesLatest on series.Id equals latest.SeriesId
            where latest.PeriodEnd != null
            orderby latest.PeriodEnd descending, latest.PeriodStart descending
            select new { latest.PeriodStart, latest.PeriodEnd }).FirstOrDefaultAsync(ct);
        return newest is not null && new Period(newest.PeriodStart!.Value, newest.PeriodEnd!.Value).Kind == PeriodKind.Month;
    }
}
