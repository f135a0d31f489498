using System.Net;
using System.Text.RegularExpressions;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>Every page that can be reached from the board by links, and what each link answered.</summary>
internal static partial class Walk
{
    private const int MostPages = 200;

    public static async Task<IReadOnlyList<Visit>> EverywhereAsync(TestApp app)
    {
        var visits = new Dictionary<string, Visit>();
        var open = new Queue<(string Address, string From)>([("/", "")]);
        while (open.TryDequeue(out var next) && visits.Count < MostPages)
        {
            if (visits.ContainsKey(next.Address)) continue;
            using var answer = await app.Client.GetAsync(new Uri(next.Address, UriKind.Relative), TestContext.Current.CancellationToken);
            var type = answer.Content.Headers.ContentType?.MediaType ?? "";
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            visits[next.Address] = new Visit(next.Address, next.From, answer.StatusCode, type, text);
            if (type != "text/html") continue;
            foreach (var link in LinksIn(text)) open.Enqueue((link, next.Address));
        }

        return [.. visits.Values];
    }

    /// <summary>Addresses of this site in a page, without the part after #.</summary>
    public static IEnumerable<string> LinksIn(string html) =>
        Link().Matches(html).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value)).Where(link => link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal)).Select(link => link.Split('#')[0]).Distinct();

    [GeneratedRegex("""<a\b[^>]*?\shref="([^"]+)""")]
    private static partial Regex Link();
}

internal sealed partial record Visit(string Address, string From, HttpStatusCode Status, string Type, string Text)
{
    public bool IsPage => Type == "text/html" && Status == HttpStatusCode.OK;

    /// <summary>Pages of one kind are made by one component: /missions/*/targets/*; a view of its own has one too.</summary>
    public string Kind => string.Join('/', Address.Split('?')[0].Split('/').Select((part, i) => i % 2 == 0 && i > 0 ? "*" : part)) + View().Match(Address).Value;

    [GeneratedRegex("[?&]view=[^&]+")]
    private static partial Regex View();
}
