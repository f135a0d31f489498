using Microsoft.Playwright;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>Nobody is kept out: on no page, in no state of it, in light and dark, on a phone and on a screen, whoever is signed in.</summary>
public sealed class EveryStateTests(TestApp app, ITestOutputHelper output) : IClassFixture<TestApp>
{
    private const int Phone = 320;
    private const int Screen = 1280;

    // Enough of each kind: open and closed missions, rated and unrated targets.
    private const int OfEachKind = 2;

    // The walk changes nothing, so one for everybody is enough.
    private static readonly Dictionary<string, IReadOnlyList<Visit>> Visits = [];

    [Theory]
    [InlineData("", ColorScheme.Light, Screen)]
    [InlineData("", ColorScheme.Dark, Phone)]
    [InlineData("NHS unit lead", ColorScheme.Light, Screen)]
    [InlineData("NHS unit lead", ColorScheme.Dark, Phone)]
    [InlineData("Delivery analyst", ColorScheme.Dark, Screen)]
    [InlineData("Administrator", ColorScheme.Light, Phone)]
    [InlineData("Auditor", ColorScheme.Dark, Screen)]
    [InlineData("Minister's office", ColorScheme.Light, Phone)]
    [InlineData("NHS senior responsible owner", ColorScheme.Dark, Phone)]
    public async Task No_page_keeps_anyone_out(string title, ColorScheme colours, int width)
    {
        await using var window = await Chromium.WindowAsync(app, width, with: options => options.ColorScheme = colours);
        var page = await OpenAsync(window, title);
        var addresses = await OwnAddressesAsync(window, title);
        var found = new List<string>();
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            if (await page.IsForEditingAsync()) await page.LiveAsync();
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");
            found.AddRange(await page.FaultsAsync($"as {title}"));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var wide && wide > width) found.Add($"{address}: {wide} px wide");
        }

        output.WriteLine($"{addresses.Count} pages: {string.Join(' ', addresses)}");
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>Each form is sent with all its fields emptied; what comes back says what is wrong, and is read by axe too.</summary>
    [Theory]
    [InlineData("NHS unit lead")]
    [InlineData("Delivery analyst")]
    [InlineData("Administrator")]
    public async Task No_form_that_was_filled_in_wrongly_keeps_anyone_out(string title)
    {
        await using var window = await Chromium.WindowAsync(app, Screen);
        var page = await OpenAsync(window, title);
        var found = new List<string>();
        var sent = 0;
        foreach (var address in await OwnAddressesAsync(window, title))
        {
            await page.GotoAsync(address);
            var forms = await page.EvaluateAsync<int>(CountForms);
            for (var number = 0; number < forms; number++)
            {
                await page.GotoAsync(address);
                await page.EvaluateAsync("window.isBefore = true");
                await page.EvaluateAsync(SendEmptied, number);
                await page.WaitForFunctionAsync("() => !window.isBefore && document.readyState === 'complete'");
                sent++;
                found.AddRange(await page.FaultsAsync($"form {number} of {address}, sent empty"));
                if (await page.Locator(".error-summary").CountAsync() == 0) continue;
                found.AddRange((await page.EvaluateAsync<string[]>(LinksToNowhere)).Select(link => $"{address}: the error leads to {link}, which is not there"));
            }
        }

        output.WriteLine($"{sent} forms");
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task No_dialog_and_no_conflict_keeps_anyone_out()
    {
        await using var window = await Chromium.WindowAsync(app, Screen);
        var page = await window.Role(app, "NHS unit lead", "/missions/nhs/milestones");
        await page.LiveAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Change ") }).First.ClickAsync();
        await page.Locator("#reason").WaitForAsync();
        var found = new List<string>(await page.FaultsAsync("with its dialog open"));

        await page.Locator("#new-date").FillAsync("2031-06-01");
        await page.Locator("#reason").FillAsync("Mine.");
        await app.ChangeAsync("update milestones set name = name || '.'");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save new date" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Someone else changed" }).WaitForAsync();
        found.AddRange(await page.FaultsAsync("with a conflict"));

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
            found.AddRange(await page.FaultsAsync("without a mission"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private const string CountForms = "() => [...document.querySelectorAll('main form[method=post]')].filter(form => form.querySelector('textarea, select, input:not([type=hidden], [type=submit], [type=search])')).length";

    private const string SendEmptied = """
        number => {
          const form = [...document.querySelectorAll('main form[method=post]')].filter(form => form.querySelector('textarea, select, input:not([type=hidden], [type=submit], [type=search])'))[number];
          for (const field of form.querySelectorAll('textarea, input:not([type=hidden], [type=submit], [type=checkbox], [type=radio], [type=file])')) field.value = '';
          form.noValidate = true;
          form.requestSubmit();
        }
        """;

    private const string LinksToNowhere = "() => [...document.querySelectorAll('.error-summary a[href^=\"#\"]')].map(link => link.getAttribute('href')).filter(place => !document.getElementById(place.slice(1)))";

    private async Task<IPage> OpenAsync(IBrowserContext window, string title) => title.Length == 0 ? await window.NewPageAsync() : await window.Role(app, title);

    /// <summary>For a visitor every kind of page; for others those that a visitor does not have, or that have something to fill in or to press.</summary>
    private async Task<IReadOnlyList<string>> OwnAddressesAsync(IBrowserContext window, string title)
    {
        if (!Visits.TryGetValue(title, out var visits)) Visits[title] = visits = await Walk.EverywhereAsync(window);
        var pages = visits.Where(visit => visit.IsPage);
        if (title.Length == 0) return [.. pages.GroupBy(visit => visit.Kind).SelectMany(kind => kind.Take(OfEachKind)).Select(visit => visit.Address)];
        await using var stranger = await Chromium.WindowAsync(app);
        if (!Visits.TryGetValue("", out var open)) Visits[""] = open = await Walk.EverywhereAsync(stranger);
        var known = open.Select(visit => visit.Kind).ToHashSet();
        return [.. pages.Where(visit => !known.Contains(visit.Kind) || HasMore(visit)).DistinctBy(visit => visit.Kind).Select(visit => visit.Address)];
    }

    private static bool HasMore(Visit visit) => visit.Text.Contains("method=\"post\"", StringComparison.Ordinal) || visit.Text.Contains("blazor.web", StringComparison.Ordinal);
}
