using System.Text.RegularExpressions;
using MissionGov.Benchmarks.Servers;

namespace MissionGov.Benchmarks.Measures;

/// <summary>What a reader's browser is sent: counted exactly.</summary>
internal static partial class PageWeight
{
    private static readonly string[] PublicPages = ["/", "/milestones", "/targets", "/data", "/how-we-rate", "/history"];

    public static async Task<IEnumerable<Figure>> MeasureAsync(Server app)
    {
        using var plain = new HttpClient { BaseAddress = app.Address };
        var pages = new Dictionary<string, string>();
        foreach (var page in PublicPages) pages[page] = await plain.GetStringAsync(new Uri(page, UriKind.Relative));
        var circuits = pages.Values.Sum(page => Blazor().Count(page));
        var scripts = pages.Values.SelectMany(page => Script().Matches(page)).Select(script => Path.GetFileName(script.Groups[1].Value.Split('?')[0])).Distinct();

        using var load = new Load();
        var parts = Part().Matches(pages["/"]).Select(part => part.Groups[1].Value).Distinct().ToList();
        long transferred = (await load.BytesAsync(app, "/")).Length;
        foreach (var part in parts) transferred += (await load.BytesAsync(app, part)).Length;
        return
        [
            Figure.AtMost("W8", $"circuits a public page view ({pages.Count} pages; scripts: {string.Join(", ", scripts)})", circuits, 0, 0, ""),
            Figure.AtMost("W9", $"first view of the board, br, {1 + parts.Count} files", transferred / Kilobyte, MostKilobytes, AimedKilobytes, " KB"),
        ];
    }

    private const double Kilobyte = 1024;
    private const double MostKilobytes = 120;
    private const double AimedKilobytes = 50;

    [GeneratedRegex("_blazor|blazor\\.web|blazor\\.server", RegexOptions.IgnoreCase)]
    private static partial Regex Blazor();

    [GeneratedRegex("<script[^>]* src=\"([^\"]+)\"")]
    private static partial Regex Script();

    [GeneratedRegex("<(?:script[^>]* src|link rel=\"(?:stylesheet|icon)\" href)=\"([^\"]+)\"")]
    private static partial Regex Part();
}
