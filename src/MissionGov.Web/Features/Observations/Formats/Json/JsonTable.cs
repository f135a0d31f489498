using System.Text.RegularExpressions;
using MissionGov.Web.Features.Observations.Formats.Tables;

namespace MissionGov.Web.Features.Observations.Formats.Json;

/// <summary>Opens JSON: a list of objects, lists under "columns" and "rows", or an answer of ours with its observations.</summary>
internal static partial class JsonTable
{
    private const int Glance = 256;

    // What the object around the list may say of every row; its other words are about something else.
    private static readonly string[] OfAllRows = ["indicator", "measure", "series", "unit", "units", "place", "place code", "area code", "place name", "area name"];

    // One file becomes known on one day, which the person gives.
    private static readonly string[] NotOfRows = ["known on"];

    public static bool IsJson(FileText text, string name)
    {
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return true;
        if (name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && name != FileNames.Nameless) return false;
        using var reader = text.Open();
        var head = new char[Glance];
        return Start().IsMatch(head.AsSpan(0, reader.ReadBlock(head, 0, Glance)));
    }

    public static OpenTable Open(FileText text, CancellationToken cancelled)
    {
        var scan = JsonScan.Of(text.OpenUtf8, cancelled);
        var names = scan.List.Names.Select(Words).ToList();
        var said = scan.Said.Where(said => OfAllRows.Contains(Headings.Plain(Words(said.Key))) && !names.Contains(Words(said.Key))).ToList();
        var headings = names.Select(name => NotOfRows.Contains(name) ? "" : name).Concat(said.Select(pair => Words(pair.Key))).ToList();
        var notes = names.Where(NotOfRows.Contains).Select(name => $"‘{name}’ was left out: the day that figures became known is the same for the whole file");
        return new(() => new JsonRows(text.OpenUtf8(), scan.List, [.. said.Select(pair => pair.Value)]), new(new HeldRow(1, headings)), 1) { Notes = [.. notes] };
    }

    // "areaCode" as the heading "area code".
    private static string Words(string name) => Hump().Replace(name, " $0").ToLowerInvariant();

    [GeneratedRegex(@"^\uFEFF?\s*(?:\[\s*[\[{]|\{\s*"")")]
    private static partial Regex Start();

    [GeneratedRegex(@"(?<=\p{Ll})\p{Lu}")]
    private static partial Regex Hump();
}
