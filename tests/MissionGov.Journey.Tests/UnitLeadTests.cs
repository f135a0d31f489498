using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using MissionGov.Domain.Delivery;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>A unit lead's weekly minute, by keyboard.</summary>
public sealed class UnitLeadTests(TestApp app) : IClassFixture<TestApp>, IAsyncLifetime
{
    private const string Milestones = "/missions/nhs/milestones";
    private const string Lead = "NHS unit lead";

    public async ValueTask InitializeAsync() => await TestData.ExecuteAsync(app.Database, "delete from drafts");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_slip_with_its_reason_is_on_every_open_page_and_in_the_audit()
    {
        await using var mine = await Chromium.WindowAsync(app);
        await using var theirs = await Chromium.WindowAsync(app);
        var lead = await mine.Role(app, Lead, Milestones);
        var owner = await theirs.Role(app, "NHS senior responsible owner", Milestones);
        await lead.LiveAsync();
        await owner.LiveAsync();
        await owner.EvaluateAsync("window.stillTheSamePage = true");

        await SlipAsync(lead, first: true, "01122028", "Software supplier is late by a month.");

        await lead.Locator("p.saved", new() { HasText = "." }).WaitForAsync();
        await owner.GetByText("Software supplier is late by a month.").WaitForAsync();
        Assert.True(await owner.EvaluateAsync<bool>("window.stillTheSamePage === true"));
        var line = await app.ReadAsync(db => db.Audit.OrderByDescending(found => found.Id).FirstAsync());
        Assert.Equal((Lead, nameof(MilestoneSlipped)), (line.Who, line.Event));
        Assert.EndsWith("Reason: Software supplier is late by a month.", line.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_second_is_told_what_the_first_did_and_keeps_their_text()
    {
        await using var mine = await Chromium.WindowAsync(app);
        await using var theirs = await Chromium.WindowAsync(app);
        var lead = await mine.Role(app, Lead, Milestones);
        var owner = await theirs.Role(app, "NHS senior responsible owner", Milestones);
        await lead.LiveAsync();
        await owner.LiveAsync();
        await OpenAsync(owner, first: false);
        await FillAsync(owner, "01062031", "The owner's own reason.");

        await SlipAsync(lead, first: false, "01062030", "The lead was faster.");
        await owner.GetByRole(AriaRole.Button, new() { Name = "Save new date" }).PressAsync("Enter");

        var alert = owner.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Someone else changed this milestone" });
        await alert.WaitForAsync();
        Assert.Contains("NHS unit lead moved it to", await alert.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("The owner's own reason.", await owner.Locator("#reason").InputValueAsync());
    }

    [Fact]
    public async Task The_dialog_has_the_focus_as_it_appears_and_gives_it_back()
    {
        await using var window = await Chromium.WindowAsync(app);
        var page = await window.Role(app, Lead, Milestones);
        await page.LiveAsync();
        await page.EvaluateAsync("() => { window.focused = []; addEventListener('focusin', ({ target }) => focused.push(target.closest('[role=dialog]') ? target.name || target.id : 'outside')); }");
        await OpenAsync(page, first: true);
        await FillAsync(page, "01122028", "Typed at once, to the last letter");
        await Assertions.Expect(page.Locator("#reason")).ToHaveValueAsync("Typed at once, to the last letter");
        var focused = await page.EvaluateAsync<string[]>("() => focused.slice(focused.indexOf('what'))");
        Assert.Equal(["what", "new-date", "reason"], focused.Distinct());
        await page.Locator("#reason").HeldAsync();

        await page.Keyboard.PressAsync("Escape");
        await page.Locator("#reason").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Change ") }).First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Whoever_may_not_change_it_gets_no_button()
    {
        await using var window = await Chromium.WindowAsync(app);
        var page = await window.Role(app, "Safer streets unit lead", Milestones);
        await page.LiveAsync();

        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Change") }).CountAsync());
    }

    private static async Task SlipAsync(IPage page, bool first, string date, string reason)
    {
        await OpenAsync(page, first);
        await FillAsync(page, date, reason);
        await page.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Save new date" }));
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#reason").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static async Task OpenAsync(IPage page, bool first)
    {
        var buttons = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Change ") });
        await page.TabToAsync(first ? buttons.First : buttons.Last);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#reason").WaitForAsync();
    }

    private static async Task FillAsync(IPage page, string date, string reason)
    {
        await page.TabToAsync(page.Locator("#new-date"));
        await page.Keyboard.TypeAsync(date);
        await page.TabToAsync(page.Locator("#reason"));
        await page.Keyboard.TypeAsync(reason);
    }
}
