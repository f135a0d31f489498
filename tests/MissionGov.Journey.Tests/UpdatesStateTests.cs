using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Delivery;

namespace MissionGov.Journey.Tests;

/// <summary>Nobody is kept out of the weekly update, in whatever state it is: in light and dark, on a screen and on a phone.</summary>
public sealed class UpdatesStateTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Updates = "/me/updates";
    private const string Lead = "NHS unit lead";
    private const string Hubs = "Surgical hubs in every region";

    private readonly List<string> _found = [];

    [Fact]
    public async Task No_dialog_of_the_updates_keeps_anyone_out()
    {
        await using var window = await Chromium.WindowAsync(app);
        var page = await OpenAsync(window);
        await LookAsync(page, "as opened");

        await page.Locator("[data-keys]").ClickAsync();
        await page.Locator("#update-keys[open]").WaitForAsync();
        await LookAsync(page, "with the list of keys");
        await page.Keyboard.PressAsync("Escape");

        await page.Locator("[data-paste]").ClickAsync();
        await page.Locator("[data-pasted]").FillAsync($"{Hubs}\tDelayed\t30/06/2027\tNo site\nA stranger\tDone\t\t\n");
        await page.GetByText("1 of 2 rows fit.").WaitForAsync();
        await LookAsync(page, "with pasted rows");

        Assert.True(_found.Count == 0, string.Join('\n', _found));
    }

    [Fact]
    public async Task Neither_offline_nor_two_versions_of_a_draft_keep_anyone_out()
    {
        await using var desk = await Chromium.WindowAsync(app);
        await using var phone = await Chromium.WindowAsync(app);
        var (atDesk, onPhone) = (await OpenAsync(desk), await OpenAsync(phone));
        await TypeAsync(atDesk, "Typed at the desk");
        await atDesk.Locator(".draft-status", new() { HasText = "✓" }).WaitForAsync();
        await TypeAsync(onPhone, "Typed on the phone");
        await onPhone.Locator(".other-draft").WaitForAsync();
        await LookAsync(onPhone, "with two versions of a draft");

        await desk.SetOfflineAsync(true);
        await TypeAsync(atDesk, ", and more");
        await atDesk.GetByText("Not connected.").First.WaitForAsync();
        await LookAsync(atDesk, "offline");

        Assert.True(_found.Count == 0, string.Join('\n', _found));
    }

    [Fact]
    public async Task Neither_a_conflict_nor_what_was_published_and_undone_keeps_anyone_out()
    {
        await using var window = await Chromium.WindowAsync(app);
        var page = await OpenAsync(window);
        await TypeAsync(page, "No site in the South West");
        var seen = await app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(milestone => milestone.Name == Hubs));
        Assert.Null(await app.SendAsync(Personas.Named("NHS senior responsible owner")!, new SlipMilestone(seen.Id, seen.ForecastDate.AddDays(7), seen.Version), "Theirs."));
        await page.Keyboard.PressAsync("Control+Enter");
        var conflict = page.Locator(".conflict");
        await conflict.WaitForAsync();
        await LookAsync(page, "with a conflict");
        await conflict.GetByRole(AriaRole.Button, new() { Name = "See both" }).ClickAsync();
        await conflict.Locator("table").WaitForAsync();
        await LookAsync(page, "with both versions");

        await conflict.GetByRole(AriaRole.Button, new() { NameRegex = new("^Use mine") }).ClickAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await page.GetByText("Published.").WaitForAsync();
        await LookAsync(page, "published");
        await page.Keyboard.PressAsync("Control+z");
        await page.GetByText("Undone.").WaitForAsync();
        await LookAsync(page, "undone");

        Assert.True(_found.Count == 0, string.Join('\n', _found));
    }

    private async Task<IPage> OpenAsync(IBrowserContext window)
    {
        var page = await window.Role(app, Lead, Updates);
        await page.AskedAsync();
        return page;
    }

    private static async Task TypeAsync(IPage page, string text)
    {
        await page.Locator($"tr[data-name='{Hubs}'] input[data-key]:checked").FocusAsync();
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.TypeAsync(text);
    }

    private async Task LookAsync(IPage page, string state) => _found.AddRange(await page.FaultsInAllLooksAsync(state));
}
