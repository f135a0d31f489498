using Microsoft.Playwright;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>Nobody is kept out while something is filled in, or was filled in wrongly. Forms are sent here, so each test walks by itself.</summary>
public sealed class FormStateTests(TestApp app, ITestOutputHelper output) : IClassFixture<TestApp>
{
    private const int Screen = 1280;

    /// <summary>Each form is sent with all its fields emptied; what comes back says what is wrong, and is read by axe too.</summary>
    [Theory]
    [InlineData("NHS unit lead")]
    [InlineData("Delivery analyst")]
    [InlineData("Administrator")]
    public async Task No_form_that_was_filled_in_wrongly_keeps_anyone_out(string title)
    {
        await using var window = await Chromium.WindowAsync(app, Screen);
        var page = await window.Role(app, title);
        var (found, seen, sent) = (new List<string>(), new HashSet<string>(), 0);
        foreach (var visit in (await Walk.EverywhereAsync(window)).Where(visit => visit.IsPage && visit.Text.Contains("method=\"post\"", StringComparison.Ordinal)).DistinctBy(visit => visit.Kind))
        {
            sent += await page.SendFormsAsync(visit.Address, [""], async number =>
            {
                found.AddRange(await page.NewFaultsAsync($"form {number} of {visit.Address}, sent empty", seen));
                found.AddRange((await page.EvaluateAsync<string[]>(LinksToNowhere)).Select(link => $"{visit.Address}: the error leads to {link}, which is not there"));
            });
        }

        output.WriteLine($"{sent} forms, {seen.Count} answers of different parts");
        Assert.True(sent > 0, "There was no form.");
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task No_dialog_and_no_conflict_keeps_anyone_out()
    {
        await using var window = await Chromium.WindowAsync(app, Screen, with: options => options.ColorScheme = ColorScheme.Dark);
        var page = await window.Role(app, "NHS unit lead", "/missions/nhs/milestones");
        await page.LiveAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Change ") }).First.ClickAsync();
        await page.Locator("#reason").WaitForAsync();
        var found = new List<string>(await page.FaultsAsync("with its dialog open, in dark from the start", ColorScheme.Dark));
        found.AddRange(await page.FaultsInAllLooksAsync("with its dialog open"));

        await page.Locator("#new-date").FillAsync("2031-06-01");
        await page.Locator("#reason").FillAsync("Mine.");
        await app.ChangeAsync("update milestones set name = name || '.'");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save new date" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Someone else changed" }).WaitForAsync();
        found.AddRange(await page.FaultsInAllLooksAsync("with a conflict"));

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private const string LinksToNowhere = "() => [...document.querySelectorAll('.error-summary a[href^=\"#\"]')].map(link => link.getAttribute('href')).filter(place => !document.getElementById(place.slice(1)))";
}
