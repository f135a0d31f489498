using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using MissionGov.Domain.Delivery;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Delivery;

namespace MissionGov.Journey.Tests;

/// <summary>Every key that the page of updates promises.</summary>
public sealed class UnitLeadKeyboardTests(TestApp app) : IClassFixture<TestApp>, IAsyncLifetime
{
    private const string Updates = "/me/updates";
    private const string Lead = "NHS unit lead";
    private const string Hubs = "Surgical hubs in every region";
    private const string Clinics = "40 evening clinics open";
    private const string Contested = "Patients choose follow-ups in every specialty";

    // The clock in the page; nobody waits this long.
    private const int PastTheBar = 11_000;

    public async ValueTask InitializeAsync() => await TestData.ExecuteAsync(app.Database, "delete from drafts");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Arrows_go_from_row_to_row_and_Esc_leaves_a_field_as_it_was()
    {
        await using var window = await Chromium.WindowAsync(app);
        var lead = await OpenAsync(window);
        var names = await lead.Locator("tr[data-row]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.name)");

        Assert.Equal(names[0], await RowAsync(lead));
        await lead.Keyboard.PressAsync("ArrowDown");
        await lead.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(names[2], await RowAsync(lead));
        await lead.Keyboard.PressAsync("ArrowUp");
        Assert.Equal(names[1], await RowAsync(lead));
        await lead.GetByText("Publish 0 of 5").WaitForAsync();

        // From note to note, which the arrows never change.
        await lead.ChooseAsync(names[1], "x");
        await lead.Keyboard.TypeAsync("Given up");
        await lead.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(names[2], await RowAsync(lead));
        Assert.Equal("TEXTAREA", await lead.EvaluateAsync<string>("document.activeElement.tagName"));
        await lead.Keyboard.PressAsync("ArrowUp");
        await lead.Keyboard.PressAsync("End");
        await lead.Keyboard.TypeAsync(", or not");
        Assert.Equal("Given up, or not", await lead.Note(names[1]).InputValueAsync());
        await lead.Keyboard.PressAsync("Escape");

        Assert.Equal("Given up", await lead.Note(names[1]).InputValueAsync());
        Assert.Equal("INPUT", await lead.EvaluateAsync<string>("document.activeElement.tagName"));
        Assert.Equal(names[1], await RowAsync(lead));
    }

    [Fact]
    public async Task With_single_keys_off_letters_do_nothing_and_the_rest_works()
    {
        await using var window = await Chromium.WindowAsync(app);
        var lead = await OpenAsync(window);
        await lead.Keyboard.PressAsync("?");
        var box = lead.Locator("[data-single-keys]");
        await box.WaitForAsync();
        await lead.TabToAsync(box);
        await lead.Keyboard.PressAsync("Space");
        await lead.Keyboard.PressAsync("Escape");
        await Assertions.Expect(box).ToBeHiddenAsync();

        var before = await lead.Chosen(Hubs).GetAttributeAsync("value");
        await lead.Chosen(Hubs).FocusAsync();
        foreach (var key in new[] { "l", "d", "x", "o", "?" }) await lead.Keyboard.PressAsync(key);
        Assert.Equal(before, await lead.Chosen(Hubs).GetAttributeAsync("value"));
        Assert.Equal(0, await lead.Locator("dialog[open]").CountAsync());
        await lead.GetByText("Publish 0 of 5").WaitForAsync();

        // The choice is kept, and the keys of the browser for such buttons go on working.
        await lead.ReloadAsync();
        await lead.Locator("form.scripted").WaitForAsync();
        await lead.Chosen(Hubs).FocusAsync();
        await lead.Keyboard.PressAsync("x");
        Assert.Equal(before, await lead.Chosen(Hubs).GetAttributeAsync("value"));
        await lead.Keyboard.PressAsync("ArrowRight");
        Assert.NotEqual(before, await lead.Chosen(Hubs).GetAttributeAsync("value"));
        await lead.GetByText("Publish 1 of 5").WaitForAsync();
        await lead.Keyboard.PressAsync("Control+z");
        await lead.GetByText("Publish 0 of 5").WaitForAsync();
        Assert.Equal(before, await lead.Chosen(Hubs).GetAttributeAsync("value"));
    }

    [Fact]
    public async Task No_change_on_the_rest_is_two_keys_and_one_line_for_what_is_overdue()
    {
        await using var window = await Chromium.WindowAsync(app);
        var lead = await window.Role(app, "Safer streets unit lead", Updates);
        await lead.Locator("form.scripted").WaitForAsync();

        await lead.Keyboard.PressAsync("Control+Shift+S");
        await lead.GetByText("Published.").WaitForAsync();

        Assert.Contains("0 due today", await lead.Locator(".updates-head").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Use_mine_is_reached_by_Tab_and_says_all_that_it_overwrites()
    {
        await using var window = await Chromium.WindowAsync(app);
        var lead = await OpenAsync(window);
        await lead.ReportLateAsync(Contested, "+9w", "My own reason");
        var seen = await MilestoneAsync(Contested);
        Assert.Null(await app.SendAsync(Personas.Named("NHS senior responsible owner")!, new SlipMilestone(seen.Id, seen.ForecastDate.AddDays(7), seen.Version), "Theirs."));

        await lead.Keyboard.PressAsync("Control+Enter");
        var conflict = lead.Locator(".conflict");
        await conflict.GetByText("NHS senior responsible owner changed this").WaitForAsync();
        await lead.TabToAsync(conflict.GetByRole(AriaRole.Button, new() { Name = "See both" }));
        await lead.Keyboard.PressAsync("Enter");
        Assert.Equal(["Status", "Date", "Why", "Confidence", "Evidence"], await conflict.Locator("tbody tr").EvaluateAllAsync<string[]>("rows => rows.map(row => row.cells[0].textContent)"));
        await lead.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(conflict.GetByRole(AriaRole.Button, new() { Name = "Use mine" })).ToBeFocusedAsync();
        await lead.Keyboard.PressAsync("Enter");
        await Assertions.Expect(conflict).ToHaveCountAsync(0);
        Assert.Equal(Contested, await RowAsync(lead));
        await lead.Keyboard.PressAsync("Control+Enter");
        await lead.GetByText("Published.").WaitForAsync();

        Assert.Equal("My own reason", (await MilestoneAsync(Contested)).LastReport?.Note);
    }

    [Fact]
    public async Task The_bar_with_Undo_goes_after_ten_seconds_but_not_for_who_works_by_keyboard()
    {
        await using var window = await Chromium.WindowAsync(app);
        await window.Clock.InstallAsync();
        var lead = await OpenAsync(window);
        var bar = lead.Locator("[data-published]");

        await lead.ReportLateAsync(Hubs, "+1w", "By keyboard");
        await lead.Keyboard.PressAsync("Control+Enter");
        await bar.WaitForAsync();
        await lead.Clock.FastForwardAsync(PastTheBar);
        Assert.True(await bar.IsVisibleAsync());

        await lead.ReportLateAsync(Hubs, "+1w", "By mouse");
        await lead.Locator("[data-publish]").ClickAsync();
        await Assertions.Expect(lead).Not.ToHaveURLAsync(lead.Url);
        await lead.Locator("form.scripted").WaitForAsync();
        await lead.Mouse.MoveAsync(1, 1);
        await lead.Clock.FastForwardAsync(PastTheBar);
        await Assertions.Expect(bar).ToBeHiddenAsync();
        Assert.Equal("By mouse", (await MilestoneAsync(Hubs)).LastReport?.Note);
    }

    [Fact]
    public async Task What_was_published_is_not_undone_by_the_key_once_something_was_typed_since()
    {
        await using var window = await Chromium.WindowAsync(app);
        var lead = await OpenAsync(window);
        await lead.ReportLateAsync(Clinics, "+3w", "Stays published");
        await lead.Keyboard.PressAsync("Control+Enter");
        await lead.Locator("[data-published]").WaitForAsync();
        await lead.Locator("form.scripted").WaitForAsync();

        await lead.Note(Hubs).FocusAsync();
        await lead.Keyboard.TypeAsync("Not meant");
        await lead.Chosen(Hubs).FocusAsync();
        await lead.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(lead.Note(Hubs)).ToHaveValueAsync("");
        await lead.Keyboard.PressAsync("Control+z");
        await lead.Keyboard.PressAsync("Control+z");
        await lead.Note(Hubs).FocusAsync();
        await lead.Keyboard.PressAsync("Control+z");
        await lead.Keyboard.TypeAsync("Still here");
        await lead.Note(Hubs).HeldAsync();
        Assert.Equal("Stays published", (await MilestoneAsync(Clinics)).LastReport?.Note);

        await lead.TabToAsync(lead.Locator("[data-published] [data-undo]"));
        await lead.Keyboard.PressAsync("Enter");
        await lead.GetByText("Undone.").WaitForAsync();
        Assert.NotEqual("Stays published", (await MilestoneAsync(Clinics)).LastReport?.Note);
    }

    private static Task<string> RowAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.closest('tr')?.dataset.name ?? document.activeElement.tagName");

    private async Task<IPage> OpenAsync(IBrowserContext window)
    {
        var lead = await window.Role(app, Lead, Updates);
        await lead.Locator("form.scripted").WaitForAsync();
        return lead;
    }

    private Task<Milestone> MilestoneAsync(string name) => app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(milestone => milestone.Name == name));
}
