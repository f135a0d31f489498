using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Features.Observations;

/// <summary>Holds figures to the values that a known measure can take at all.</summary>
internal static class ImportBounds
{
    public static async Task<ObservationFile> CheckAsync(MissionGovDb db, ObservationFile file, CancellationToken ct)
    {
        var slugs = file.Rows.Select(row => row.Series.Indicator.Slug).Distinct().ToArray();
        var bounded = await db.Indicators.AsNoTracking()
            .Where(indicator => slugs.Contains(indicator.Slug) && (indicator.LowerBound != null || indicator.UpperBound != null))
            .ToDictionaryAsync(indicator => indicator.Slug, ct);
        bool IsWithin(FileRow row) => row.Value is not { } value || !bounded.TryGetValue(row.Series.Indicator.Slug, out var known) || (!(value < known.LowerBound) && !(value > known.UpperBound));
        if (bounded.Count == 0 || file.Rows.All(IsWithin)) return file;

        List<FileRow> kept = [];
        foreach (var row in file.Rows)
        {
            if (IsWithin(row))
            {
                kept.Add(row);
                continue;
            }

            var (value, indicator) = (row.Value!.Value, bounded[row.Series.Indicator.Slug]);
            var limit = value < indicator.LowerBound ? $"below {Number(indicator.LowerBound.Value)}" : $"above {Number(indicator.UpperBound!.Value)}";
            file.Problems.Add(new(row.Line, "", Number(value), $"Row {row.Line}: {indicator.Name} cannot be {limit}"), ofOneRow: true);
        }

        return file with { Rows = kept, Counts = file.Counts with { Bad = file.Counts.Bad + file.Rows.Count - kept.Count } };
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
