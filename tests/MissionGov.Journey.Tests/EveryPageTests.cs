using System.Net;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>What holds on every page that a link leads to.</summary>
public sealed class EveryPageTests(TestApp app, ITestOutputHelper output) : IClassFixture<TestApp>
{
    private const int PhoneWidth = 320;

    // Enough of each kind: open and closed missions, rated and unrated targets.
    private const int OfEachKind = 2;

    // The walk changes nothing, so one is enough for all tests of this class.
    private static Task<IReadOnlyList<Visit>>? _visits;

    [Fact]
    public async Task Every_link_leads_somewhere()
    {
        var visits = await VisitsAsync();

        output.WriteLine($"{visits.Count} addresses, {visits.Count(visit => visit.IsPage)} pages: {string.Join(' ', visits.Select(visit => visit.Kind).Distinct())}");
        Assert.True(visits.Count > 40, $"only {visits.Count} addresses were found");
        Assert.Equal([], visits.Where(visit => visit.Status != HttpStatusCode.OK).Select(visit => $"{(int)visit.Status} {visit.Address} (from {visit.From})"));
    }

    [Fact]
    public async Task Every_link_within_a_page_has_its_place()
    {
        var visits = (await VisitsAsync()).Where(visit => visit.IsPage).ToDictionary(visit => visit.Address);

        Assert.Equal([], from visit in visits.Values
                         from link in System.Text.RegularExpressions.Regex.Matches(visit.Text, "href=\"([^\"#]*)#([^\"]+)\"").Select(match => (To: match.Groups[1].Value, Place: match.Groups[2].Value))
                         let page = link.To.Length == 0 ? visit : visits.GetValueOrDefault(link.To)
                         where page is not null && !page.Text.Contains($"id=\"{link.Place}\"", StringComparison.Ordinal)
                         select $"{visit.Address}: {link.To}#{link.Place}");
    }

    [Fact]
    public async Task Every_page_fits_a_narrow_phone()
    {
        await using var window = await Chromium.WindowAsync(app, PhoneWidth, 640);
        var page = await window.NewPageAsync();
        var found = new List<string>();
        foreach (var address in await AddressesAsync())
        {
            await page.GotoAsync(address);
            var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > PhoneWidth) found.Add($"{address}: {width} px");
        }

        Assert.Equal([], found);
    }

    [Fact]
    public async Task No_request_leaves_the_site_and_no_script_or_style_is_refused()
    {
        await using var window = await Chromium.WindowAsync(app);
        var (elsewhere, refused) = (new List<string>(), new List<string>());
        window.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(app.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) elsewhere.Add(request.Url);
        };
        window.Console += (_, said) =>
        {
            if (said.Type == "error") refused.Add($"{said.Page?.Url}: {said.Text} ({said.Location})");
        };
        await window.Role(app, "NHS unit lead");
        var page = await window.NewPageAsync();
        foreach (var address in await AddressesAsync()) await page.GotoAsync(address);

        Assert.True(elsewhere.Count == 0, string.Join('\n', elsewhere));
        Assert.True(refused.Count == 0, string.Join('\n', refused));
    }

    private Task<IReadOnlyList<Visit>> VisitsAsync() => _visits ??= Walk.EverywhereAsync(app);

    private async Task<IReadOnlyList<string>> AddressesAsync() =>
        [.. (await VisitsAsync()).Where(visit => visit.IsPage).GroupBy(visit => visit.Kind).SelectMany(kind => kind.Take(OfEachKind)).Select(visit => visit.Address)];
}
