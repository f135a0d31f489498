using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>Every page that can be reached from the board by links, and what each link answered.</summary>
internal static partial class Walk
{
    private const int MostPages = 300;

    // One page with another year or another order asked of it is still that page.
    private const int MostOfOnePage = 2;

    public static Task<IReadOnlyList<Visit>> EverywhereAsync(TestApp app) => EverywhereAsync(async address =>
    {
        using var answer = await app.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType ?? "", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    });

    /// <summary>As whoever has the window; each page a few times only, however many ways there are to ask for it.</summary>
    public static Task<IReadOnlyList<Visit>> EverywhereAsync(IBrowserContext window) => EverywhereAsync(async address =>
    {
        var answer = await window.APIRequest.GetAsync(address, new() { MaxRedirects = 0 });
        return ((HttpStatusCode)answer.Status, answer.Headers.GetValueOrDefault("content-type", "").Split(';')[0], await answer.TextAsync());
    }, MostOfOnePage);

    private static async Task<IReadOnlyList<Visit>> EverywhereAsync(Func<string, Task<(HttpStatusCode Status, string Type, string Text)>> getAsync, int mostOfOnePage = MostPages)
    {
        var visits = new Dictionary<string, Visit>();
        var asked = new Dictionary<string, int>();
        var open = new Queue<(string Address, string From)>([("/", "")]);
        while (open.TryDequeue(out var next) && visits.Count < MostPages)
        {
            if (visits.ContainsKey(next.Address)) continue;
            var same = next.Address.Split('?')[0] + Visit.ViewOf(next.Address);
            if ((asked[same] = asked.GetValueOrDefault(same) + 1) > mostOfOnePage) continue;
            var (status, type, text) = await getAsync(next.Address);
            visits[next.Address] = new Visit(next.Address, next.From, status, type, text);
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
    public string Kind => string.Join('/', Address.Split('?')[0].Split('/').Select((part, i) => i % 2 == 0 && i > 0 ? "*" : part)) + ViewOf(Address);

    public static string ViewOf(string address) => View().Match(address).Value;

    [GeneratedRegex("[?&]view=[^&]+")]
    private static partial Regex View();
}
