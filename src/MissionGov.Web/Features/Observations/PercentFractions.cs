using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Features.Observations;

/// <summary>0.618 of a percentage is 61.8% in some files and 0.618% in others. Only a person can say, so they are asked once.</summary>
internal static class PercentFractions
{
    /// <summary>Code of the problem that nobody has said yet.</summary>
    public const string Asked = "import.fractions";

    private const int PercentOfOne = 100;

    // 0.29 × 100 is 28.999999999999996 in binary.
    private const int Digits = 10;

    /// <summary>The file as the person said it is meant, or whether to ask.</summary>
    public static async Task<(ObservationFile File, bool Asks)> ReadAsync(MissionGovDb db, ObservationFile file, bool? areFractions, CancellationToken ct)
    {
        if (areFractions == false || await FindAsync(db, file, ct) is not { Count: > 0 } slugs) return (file, false);
        if (areFractions is null) return (file, await AreNewsAsync(db, [.. slugs], ct));
        var rows = file.Rows.Select(row => row.Value is { } value && slugs.Contains(row.Series.Indicator.Slug) ? row with { Value = Math.Round(value * PercentOfOne, Digits) } : row);
        return (file with { Rows = [.. rows], Notes = [.. file.Notes, "Fractions are read as percentages: 0.618 is 61.8%"] }, false);
    }

    public static Problem Question => new(Asked, "Percentages in the file may be fractions of one. Nothing was saved. Say whether 0.618 is 61.8%, then import it again.");

    // Where the newest figures held are as small, so are these: nobody is asked about each file of them.
    private static async Task<bool> AreNewsAsync(MissionGovDb db, string[] slugs, CancellationToken ct)
    {
        var small = await (
            from indicator in db.Indicators
            where slugs.Contains(indicator.Slug)
            join series in db.Series on indicator.Id equals series.IndicatorId
            join latest in db.SeriesLatest on series.Id equals latest.SeriesId
            where latest.Value != null
            group latest by indicator.Slug into held
            where held.Max(latest => Math.Abs(latest.Value!.Value)) <= 1
            select held.Key).ToListAsync(ct);
        return slugs.Except(small).Any();
    }

    // Percentages of which no figure is above one, and some lie between none and one.
    private static async Task<HashSet<string>> FindAsync(MissionGovDb db, ObservationFile file, CancellationToken ct)
    {
        Dictionary<string, (double Most, bool HasParts)> seen = [];
        Dictionary<string, string> units = [];
        foreach (var row in file.Rows)
        {
            if (row.Value is not { } value) continue;
            var indicator = row.Series.Indicator;
            var (most, hasParts) = seen.GetValueOrDefault(indicator.Slug);
            seen[indicator.Slug] = (Math.Max(most, Math.Abs(value)), hasParts || Math.Abs(value) is > 0 and < 1);
            units[indicator.Slug] = indicator.Unit;
        }

        var small = seen.Where(indicator => indicator.Value is { Most: <= 1, HasParts: true }).Select(indicator => indicator.Key).ToArray();
        if (small.Length == 0) return [];
        var held = await db.Indicators.AsNoTracking().Where(indicator => small.Contains(indicator.Slug)).ToDictionaryAsync(indicator => indicator.Slug, ct);
        return [.. small.Where(slug => held.TryGetValue(slug, out var known) ? known.Unit.Kind == UnitKind.Percent : units[slug].StartsWith('%'))];
    }
}
