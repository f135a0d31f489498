using System.Globalization;
using System.Text;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>What a row says it is about, before names are settled.</summary>
internal readonly record struct SeriesKey(string Indicator, string Measure, string Unit, string Place, string PlaceName, string Level, string Breakdown);

/// <summary>Gives every indicator of a file one name: its measure and unit join the name only where it would stand for two things.</summary>
internal sealed class SeriesNames(string? chosen)
{
    private const int LongestSlug = 80;

    private readonly Dictionary<(string Indicator, string Measure, string Unit), FileIndicator> _indicators = [];
    private readonly Dictionary<string, FilePlace> _places = [];

    /// <summary>Several indicators in a file that was to hold the chosen one.</summary>
    public string? Problem { get; private set; }

    public void Settle(IEnumerable<SeriesKey> keys)
    {
        var kinds = keys.Select(key => (key.Indicator, key.Measure, key.Unit)).Distinct().ToList();
        if (chosen is not null && kinds.Count > 1)
            Problem = $"The file holds {kinds.Count} measures, such as {Words(kinds[0])} and {Words(kinds[1])}. Import it without choosing an indicator";
        foreach (var kind in kinds)
        {
            var alike = kinds.Where(other => other.Indicator == kind.Indicator).ToList();
            var name = kind.Indicator;
            if (alike.Select(other => other.Measure).Distinct().Skip(1).Any()) name = Join(name, kind.Measure);
            if (alike.Where(other => other.Measure == kind.Measure).Skip(1).Any()) name = Join(name, kind.Unit);
            _indicators[kind] = new(chosen ?? Slug(name), name, kind.Unit);
        }
    }

    public FileSeries Of(SeriesKey key)
    {
        if (!_places.TryGetValue(key.Place, out var place)) _places[key.Place] = place = new(key.Place, key.PlaceName, key.Level);
        return new(_indicators[(key.Indicator, key.Measure, key.Unit)], place, key.Breakdown);
    }

    /// <summary>Letters and figures with hyphens between: fit for an address.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var mark in name.Replace("%", " percent").Replace("£", " pounds").Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(mark)) slug.Append(mark);
            else if (CharUnicodeInfo.GetUnicodeCategory(mark) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString(0, Math.Min(slug.Length, LongestSlug)).Trim('-');
    }

    private static string Join(string name, string more) => more.Length == 0 ? name : $"{name}, {more}";

    private static string Words((string Indicator, string Measure, string Unit) kind) => $"‘{ProblemList.Shorten(Join(Join(kind.Indicator, kind.Measure), kind.Unit))}’";
}
