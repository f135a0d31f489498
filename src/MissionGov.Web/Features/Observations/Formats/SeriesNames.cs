using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>What a row says it is about, before names are settled.</summary>
/// <param name="Areas">Names of areas beside a code, widest first, such as "Region=North West; Local authority=Blackpool".</param>
internal readonly record struct SeriesKey(string Indicator, string Measure, string Unit, string Place, string PlaceName, string Level, string Areas, string Breakdown);

/// <summary>Gives every indicator of a file one name: its measure and unit join the name only where it would stand for two things.</summary>
internal sealed class SeriesNames(string? chosen)
{
    private const int LongestSlug = 80;
    private const int HashBytes = 3;

    private readonly Dictionary<(string Indicator, string Measure, string Unit), FileIndicator> _indicators = [];
    private readonly Dictionary<string, FilePlace> _places = [];
    private readonly Dictionary<string, string> _ownAreas = [];

    /// <summary>Several indicators in a file that was to hold the chosen one.</summary>
    public string? Problem { get; private set; }

    public void Settle(IReadOnlyCollection<SeriesKey> keys)
    {
        SettlePlaces(keys);
        var kinds = keys.Select(key => (key.Indicator, key.Measure, key.Unit)).Distinct().ToList();
        if (chosen is not null && kinds.Count > 1)
            Problem = $"The file holds {kinds.Count} measures, such as {Words(kinds[0])} and {Words(kinds[1])}. Import it without choosing an indicator";
        foreach (var kind in kinds)
        {
            var alike = kinds.Where(other => other.Indicator == kind.Indicator).ToList();
            var name = kind.Indicator;
            if (alike.Select(other => other.Measure).Distinct().Skip(1).Any()) name = Join(name, kind.Measure);
            if (alike.Where(other => other.Measure == kind.Measure).Skip(1).Any()) name = Join(name, kind.Unit);
            _indicators[kind] = new(chosen ?? Free(Slug(name)), name, kind.Unit);
        }
    }

    public FileSeries Of(SeriesKey key)
    {
        var areas = key.Areas == _ownAreas[key.Place] ? "" : key.Areas;
        var breakdown = areas.Length == 0 || key.Breakdown.Length == 0 ? areas + key.Breakdown : $"{areas}; {key.Breakdown}";
        return new(_indicators[(key.Indicator, key.Measure, key.Unit)], _places[key.Place], breakdown);
    }

    // Most places have the same names of areas in all their rows.
    private void SettlePlaces(IReadOnlyCollection<SeriesKey> keys)
    {
        HashSet<string> varied = [];
        foreach (var key in keys)
        {
            if (_ownAreas.TryAdd(key.Place, key.Areas)) _places[key.Place] = new(key.Place, key.PlaceName, key.Level);
            else if (_ownAreas[key.Place] != key.Areas) varied.Add(key.Place);
        }

        foreach (var place in keys.Where(key => varied.Contains(key.Place)).GroupBy(key => key.Place)) SettlePlace(place.Key, [.. place]);
    }

    // Some publishers give each local authority the code of its region. The row with the fewest names of areas is the code's own;
    // further names are parts of it. Where two are alike short, neither is taken for the whole.
    private void SettlePlace(string code, List<SeriesKey> keys)
    {
        var areas = keys.Select(key => key.Areas).Distinct().GroupBy(names => names.Count(mark => mark == ';') + (names.Length > 0 ? 1 : 0)).MinBy(alike => alike.Key)!.ToList();
        _ownAreas[code] = areas.Count == 1 ? areas[0] : "";
        var own = keys.Find(key => key.Areas == _ownAreas[code]);
        _places[code] = own.Place is null ? new(code, "", "") : new(code, own.PlaceName, own.Level);
    }

    // The address that somebody who enters the measure by hand is given for it too.
    private static string Free(string slug) => Indicator.Reserved.Contains(slug) ? $"{slug}-2" : slug;

    /// <summary>Letters and figures with hyphens between: fit for an address.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var mark in name.Replace("%", " percent").Replace("£", " pounds").Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(mark)) slug.Append(mark);
            else if (CharUnicodeInfo.GetUnicodeCategory(mark) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        if (slug.Length <= LongestSlug) return slug.ToString().Trim('-');

        // Two long names may begin alike: the whole name goes into the end of the address.
        var rest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, HashBytes));
        return $"{slug.ToString(0, LongestSlug - (2 * HashBytes) - 1).Trim('-')}-{rest}";
    }

    private static string Join(string name, string more) => more.Length == 0 ? name : $"{name}, {more}";

    private static string Words((string Indicator, string Measure, string Unit) kind) => $"‘{ProblemList.Shorten(Join(Join(kind.Indicator, kind.Measure), kind.Unit))}’";
}
