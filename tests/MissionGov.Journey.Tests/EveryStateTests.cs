using Microsoft.Playwright;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>Nobody is kept out: on no page, in light and dark, on a phone and on a screen, whoever is signed in. Nothing of a page comes from elsewhere.</summary>
[Collection(DemoAsItIsTests.Name)]
public sealed class EveryStateTests(DemoAsItIs demo, ITestOutputHelper output)
{
    private const int Screen = 1280;

    // Enough of each kind: open and closed missions, rated and unrated targets.
    private const int OfEachKind = 2;

    [Theory]
    [InlineData("")]
    [InlineData("NHS unit lead")]
    [InlineData("Delivery analyst")]
    [InlineData("Administrator")]
    [InlineData("Auditor")]
    [InlineData("Minister's office")]
    [InlineData("NHS senior responsible owner")]
    public async Task No_page_keeps_anyone_out(string title)
    {
        await using var window = await Chromium.WindowAsync(demo.App, Screen);
        var found = new List<string>();
        Watch(window, found);
        var page = title.Length == 0 ? await window.NewPageAsync() : await window.Role(demo.App, title);
        var addresses = await OwnAddressesAsync(window, title);
        var before = demo.Seen.Count;
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            if (await page.IsForEditingAsync()) await page.LiveAsync();
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");
            found.AddRange(await page.NewFaultsAsync($"as {title}", demo.Seen));
        }

        output.WriteLine($"{addresses.Count} pages, {demo.Seen.Count - before} of new parts: {string.Join(' ', addresses)}");
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task No_site_without_a_mission_keeps_anyone_out()
    {
        await using var empty = TestApp.On(await TestPostgres.NewDatabaseAsync(), ("MissionGov:Demo", "false"));
        await TestApp.UntilAsync(() => empty.DataVersion > 0, "ready");
        await using var window = await Chromium.WindowAsync(empty, Screen);
        var page = await window.NewPageAsync();
        var found = new List<string>();
        foreach (var visit in (await Walk.EverywhereAsync(window)).Where(visit => visit.IsPage).DistinctBy(visit => visit.Kind))
        {
            await page.GotoAsync(visit.Address);
            found.AddRange(await page.NewFaultsAsync("without a mission", demo.Seen));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private void Watch(IBrowserContext window, List<string> found)
    {
        window.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(demo.App.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) found.Add($"asked for {request.Url}");
        };
        window.Console += (_, said) =>
        {
            if (said.Type == "error") found.Add($"{said.Page?.Url}: {said.Text} ({said.Location})");
        };
    }

    /// <summary>For a visitor every kind of page; for others those that a visitor does not have, or that have something to fill in or to press.</summary>
    private async Task<IReadOnlyList<string>> OwnAddressesAsync(IBrowserContext window, string title)
    {
        var pages = (await demo.VisitsAsync(window, title)).Where(visit => visit.IsPage);
        if (title.Length == 0) return [.. pages.GroupBy(visit => visit.Kind).SelectMany(kind => kind.Take(OfEachKind)).Select(visit => visit.Address)];
        await using var stranger = await Chromium.WindowAsync(demo.App);
        var known = (await demo.VisitsAsync(stranger, "")).Select(visit => visit.Kind).ToHashSet();
        return [.. pages.Where(visit => !known.Contains(visit.Kind) || HasMore(visit)).DistinctBy(visit => visit.Kind).Select(visit => visit.Address)];
    }

    private static bool HasMore(Visit visit) => visit.Text.Contains("method=\"post\"", StringComparison.Ordinal) || visit.Text.Contains("blazor.web", StringComparison.Ordinal);
}
