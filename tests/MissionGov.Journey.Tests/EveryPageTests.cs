using System.Net;
using System.Text.RegularExpressions;

namespace MissionGov.Journey.Tests;

/// <summary>What holds on every page that a link leads to.</summary>
[Collection(DemoAsItIsTests.Name)]
public sealed class EveryPageTests(DemoAsItIs demo, ITestOutputHelper output)
{
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
                         from link in Regex.Matches(visit.Text, "href=\"([^\"#]*)#([^\"]+)\"").Select(match => (To: match.Groups[1].Value, Place: match.Groups[2].Value))
                         let page = link.To.Length == 0 ? visit : visits.GetValueOrDefault(link.To)
                         where page is not null && !page.Text.Contains($"id=\"{link.Place}\"", StringComparison.Ordinal)
                         select $"{visit.Address}: {link.To}#{link.Place}");
    }

    private Task<IReadOnlyList<Visit>> VisitsAsync() => _visits ??= Walk.EverywhereAsync(demo.App);
}
