using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using MissionGov.Domain.Delivery;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Administration;

namespace MissionGov.Journey.Tests;

/// <summary>A unit lead's weekly minute: by keyboard, with what it changed, and without losing a word.</summary>
public sealed class UnitLeadUpdatesTests(TestApp app, ITestOutputHelper output) : IClassFixture<TestApp>, IAsyncLifetime
{
    private const string Updates = "/me/updates";
    private const string Lead = "NHS unit lead";
    private const string Director = "Director, Outpatients, NHS England";
    private const string Contested = "Patients choose follow-ups in every specialty";
    private const string Hubs = "Surgical hubs in every region";

    // Reading five rows before the first key, four seconds each; not part of the counted keys.
    private const double ReadingSeconds = 20;

    // What one test leaves half written is not the next one's.
    public async ValueTask InitializeAsync() => await TestData.ExecuteAsync(app.Database, "delete from drafts");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Five_milestones_take_less_than_a_minute_by_keyboard_and_can_be_undone()
    {
        await using var ministers = await Chromium.WindowAsync(app);
        var minister = await ministers.NewPageAsync();
        await minister.GotoAsync("/missions/nhs");
        await minister.EvaluateAsync("window.stillTheSamePage = true");
        var before = await minister.Locator("main").InnerTextAsync();

        await using var window = await Chromium.WindowAsync(app);
        var lead = await window.Role(app, Lead, Updates);
        await lead.Locator("form.scripted").WaitForAsync();
        Assert.Equal(5, await lead.Locator("tr[data-row]").CountAsync());
        var hands = new KeystrokeModel(lead);

        // The page is open and the first row has the focus.
        hands.Decide();
        await hands.PressAsync("l");
        await hands.TypeAsync("12/3");
        await hands.PressAsync("Enter");
        hands.Decide();
        await hands.TypeAsync("Software supplier slipped");
        await hands.PressAsync("Enter");
        for (var row = 2; row <= 5; row++)
        {
            hands.Decide();
            if (row == 3)
            {
                // Late as before: past its date and its line.
                await hands.PressAsync("l");
                await hands.PressAsync("Enter");
            }
            else
            {
                await hands.PressAsync("o");
            }

            await hands.PressAsync("Enter");
        }

        Assert.Equal("12 March 2026", await lead.Locator(".echo").First.InnerTextAsync());
        Assert.StartsWith("Publish 5 of 5", await lead.Locator("[data-publish]").InnerTextAsync(), StringComparison.Ordinal);
        hands.Decide();
        await hands.PressAsync("Control+Enter");
        await lead.GetByText("Published.").WaitForAsync();

        output.WriteLine($"{hands.Keys} keys, {hands.Decisions} decisions: {hands.Seconds:0.0} s, with reading {hands.Seconds + ReadingSeconds:0.0} s");
        Assert.InRange(hands.Seconds + ReadingSeconds, 10, 60);
        Assert.Contains("Late milestones: still 2; next 12 March.", await lead.Locator("[data-published]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("0 due today, 0 overdue", await lead.Locator(".updates-head").InnerTextAsync(), StringComparison.Ordinal);

        await ShowNewFiguresAsync(minister);
        var changed = await minister.Locator("main").InnerTextAsync();
        Assert.Contains("Software supplier slipped", changed, StringComparison.Ordinal);
        Assert.Contains("12 March 2026", changed, StringComparison.Ordinal);

        await lead.Keyboard.PressAsync("Control+z");
        await lead.GetByText("Undone.").WaitForAsync();
        await ShowNewFiguresAsync(minister);
        Assert.Equal(before, await minister.Locator("main").InnerTextAsync());

        // What was typed is still there and goes out again with one key.
        await lead.GetByText("Publish 5 of 5").WaitForAsync();
        await lead.Keyboard.PressAsync("Control+Enter");
        await lead.GetByText("Published.").WaitForAsync();
        await ShowNewFiguresAsync(minister);
        Assert.Contains("12 March 2026", await minister.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await minister.EvaluateAsync<bool>("window.stillTheSamePage === true"));
    }

    [Fact]
    public async Task Forty_thousand_characters_are_kept_and_counted_never_cut()
    {
        await using var window = await Chromium.WindowAsync(app);
        var lead = await window.Role(app, Lead, Updates);
        var note = lead.Note(Hubs);
        var text = string.Concat(Enumerable.Repeat("Ärger «½» 🙂 ", 4000))[..40_000];

        await note.FocusAsync();
        await lead.Keyboard.InsertTextAsync(text);

        await lead.GetByText("The line must be 1,000 characters or fewer. You have 40,000.").First.WaitForAsync();
        await lead.Note(Hubs).HeldAsync();
        await lead.Keyboard.PressAsync("Control+Enter");
        await lead.Locator("[data-problem]", new() { HasText = "The line must be 1,000 characters or fewer." }).WaitForAsync();
        await lead.ReloadAsync();
        await lead.GetByText("is back.").WaitForAsync();
        Assert.Equal(text, await note.InputValueAsync());
    }

    [Fact]
    public async Task What_is_typed_while_the_line_is_down_is_kept_and_sent_when_it_is_back()
    {
        await using var window = await Chromium.WindowAsync(app);
        var lead = await window.Role(app, Lead, Updates);
        await lead.Locator("form.scripted").WaitForAsync();
        await window.SetOfflineAsync(true);

        await lead.ChooseAsync(Hubs, "x");
        await lead.Keyboard.TypeAsync("No site in the South West");
        await lead.GetByText("Not connected. Keep typing, it is kept on this device.").WaitForAsync();
        await lead.Keyboard.PressAsync("Control+Enter");
        await lead.GetByText("Nothing is lost: your rows are kept.").WaitForAsync();
        await lead.Keyboard.TypeAsync(" yet");
        await window.SetOfflineAsync(false);

        await lead.Note(Hubs).HeldAsync();
        await lead.ReloadAsync();
        await lead.GetByText("is back.").WaitForAsync();
        Assert.Equal("No site in the South West yet", await lead.Note(Hubs).InputValueAsync());
        Assert.Equal("stopped", await lead.Locator($"tr[data-name='{Hubs}'] input[data-key]:checked").GetAttributeAsync("value"));
        Assert.Null((await MilestoneAsync(Hubs)).StoppedOn);
    }

    [Fact]
    public async Task A_killed_program_loses_no_word_and_publishes_once_it_is_back()
    {
        using var folder = new ScratchFolder("restart");
        using var program = new RestartedApp(folder.Path);
        await program.StartAsync();
        await using var window = await Chromium.WindowAsync(app, with: options => options.BaseURL = program.Address.ToString());
        var lead = await window.NewPageAsync();
        await lead.GotoAsync($"/persona?from={Updates}");
        await lead.GetByRole(AriaRole.Button, new() { Name = Lead, Exact = true }).PressAsync("Enter");
        await lead.Locator("form.scripted").WaitForAsync();
        await lead.ChooseAsync(Hubs, "l");
        await lead.Keyboard.TypeAsync("end jun 27");
        await lead.Keyboard.PressAsync("Enter");
        await lead.Keyboard.TypeAsync("Before the kill");
        await lead.Note(Hubs).HeldAsync();

        program.Kill();
        await lead.Keyboard.TypeAsync(", and after");
        await lead.GetByText("Not connected.").First.WaitForAsync();
        await lead.Keyboard.PressAsync("Control+Enter");
        await lead.GetByText("Nothing is lost: your rows are kept.").WaitForAsync();
        await program.StartAsync();

        await lead.Note(Hubs).HeldAsync();
        await lead.ReloadAsync();
        await lead.GetByText("is back.").WaitForAsync();
        Assert.Equal("Before the kill, and after", await lead.Note(Hubs).InputValueAsync());
        await lead.Keyboard.PressAsync("Control+Enter");
        await lead.GetByText("Published.").WaitForAsync();
        Assert.Contains("30 Jun 2027", await lead.Locator($"tr[data-name='{Hubs}']").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_on_one_milestone_see_both_versions_and_the_second_chooses()
    {
        await using var mine = await Chromium.WindowAsync(app);
        await using var theirs = await Chromium.WindowAsync(app);
        var lead = await mine.Role(app, Lead, Updates);
        var director = await theirs.Role(app, Director, Updates);
        await lead.ReportLateAsync(Contested, "+3w", "The lead's own reason");
        await director.ReportLateAsync(Contested, "+6w", "Safety case is late");

        await director.Keyboard.PressAsync("Control+Enter");
        await director.GetByText("Published.").WaitForAsync();
        var held = await MilestoneAsync(Contested);
        await lead.Keyboard.PressAsync("Control+Enter");

        var conflict = lead.Locator(".conflict");
        await conflict.GetByText($"{Director} changed this just now.").WaitForAsync();
        await conflict.GetByRole(AriaRole.Button, new() { Name = "See both" }).PressAsync("Enter");
        Assert.Contains("Safety case is late", await conflict.Locator("table").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("The lead's own reason", await conflict.Locator("table").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(held.Version, (await MilestoneAsync(Contested)).Version);

        await conflict.GetByRole(AriaRole.Button, new() { Name = "Keep theirs" }).PressAsync("Enter");
        await lead.GetByText("Publish 0 of 5").WaitForAsync();
        Assert.Equal("", await lead.Note(Contested).InputValueAsync());
        Assert.Equal(held.Version, (await MilestoneAsync(Contested)).Version);
    }

    [Fact]
    public async Task Two_tabs_of_one_person_follow_each_other()
    {
        await using var window = await Chromium.WindowAsync(app);
        var first = await window.Role(app, Lead, Updates);
        await first.Locator("form.scripted").WaitForAsync();
        var second = await window.NewPageAsync();
        await second.GotoAsync(Updates);
        await second.Locator("form.scripted").WaitForAsync();

        await first.ChooseAsync(Hubs, "x");
        await first.Keyboard.TypeAsync("From the first tab");
        await Assertions.Expect(second.Note(Hubs)).ToHaveValueAsync("From the first tab");
        await second.Note(Hubs).FocusAsync();
        await second.Keyboard.PressAsync("End");
        await second.Keyboard.TypeAsync(", and the second");

        await Assertions.Expect(first.Note(Hubs)).ToHaveValueAsync("From the first tab, and the second");
        Assert.Equal(0, await first.Locator(".other-draft").CountAsync() + await second.Locator(".other-draft").CountAsync());
        await second.Note(Hubs).HeldAsync();
        await first.ReloadAsync();
        await first.GetByText("is back.").WaitForAsync();
        Assert.Equal("From the first tab, and the second", await first.Note(Hubs).InputValueAsync());
    }

    [Fact]
    public async Task A_save_of_one_tab_that_is_slow_to_be_answered_is_no_other_version_to_the_next()
    {
        await using var window = await Chromium.WindowAsync(app);
        var first = await window.Role(app, Lead, Updates);
        await first.Locator("form.scripted").WaitForAsync();
        var second = await window.NewPageAsync();
        await second.GotoAsync(Updates);
        await second.Locator("form.scripted").WaitForAsync();
        var (saved, answered) = (new TaskCompletionSource(), new TaskCompletionSource());
        await first.RouteAsync("**/me/drafts/updates", async route =>
        {
            var answer = await route.FetchAsync();
            saved.TrySetResult();
            await answered.Task;
            await route.FulfillAsync(new() { Response = answer });
        });

        await first.ChooseAsync(Hubs, "x");
        await first.Keyboard.TypeAsync("From the first tab");
        await saved.Task;
        await Assertions.Expect(second.Note(Hubs)).ToHaveValueAsync("From the first tab");
        await second.Note(Hubs).FocusAsync();
        await second.Keyboard.PressAsync("End");
        await second.Keyboard.TypeAsync(", and the second");

        await second.Note(Hubs).HeldAsync();
        Assert.Equal(0, await second.Locator(".other-draft").CountAsync());
        answered.SetResult();
    }

    [Fact]
    public async Task Two_devices_of_one_person_show_both_versions()
    {
        await using var desk = await Chromium.WindowAsync(app);
        await using var phone = await Chromium.WindowAsync(app, 390, 844);
        var atDesk = await desk.Role(app, Lead, Updates);
        var onPhone = await phone.Role(app, Lead, Updates);
        await onPhone.Locator("form.scripted").WaitForAsync();
        await atDesk.ChooseAsync(Hubs, "x");
        await atDesk.Keyboard.TypeAsync("Typed at the desk");
        await atDesk.Note(Hubs).HeldAsync();

        await onPhone.ChooseAsync(Hubs, "x");
        await onPhone.Keyboard.TypeAsync("Typed on the phone");

        var both = onPhone.Locator(".other-draft");
        await both.WaitForAsync();
        Assert.Contains("Typed at the desk", await both.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("Typed on the phone", await onPhone.Note(Hubs).InputValueAsync());
        await both.GetByRole(AriaRole.Button, new() { Name = "Use the other" }).ClickAsync();
        Assert.Equal("Typed at the desk", await onPhone.Note(Hubs).InputValueAsync());
        await onPhone.Note(Hubs).HeldAsync();
    }

    [Fact]
    public async Task A_sign_out_takes_the_devices_copy_along_and_leaves_the_servers()
    {
        await using var window = await Chromium.WindowAsync(app);
        var lead = await window.Role(app, Lead, Updates);
        await lead.ChooseAsync(Hubs, "x");
        await lead.Keyboard.TypeAsync("Kept on the server");
        await lead.Note(Hubs).HeldAsync();

        var other = await window.Role(app, "Safer streets unit lead", Updates);
        Assert.Equal("[]", await other.EvaluateAsync<string>("JSON.stringify(Object.keys(localStorage).filter(key => key.startsWith('draft:') && localStorage[key].includes('Kept on')))"));

        await using var elsewhere = await Chromium.WindowAsync(app);
        var again = await elsewhere.Role(app, Lead, Updates);
        await again.GetByText("is back.").WaitForAsync();
        Assert.Equal("Kept on the server", await again.Note(Hubs).InputValueAsync());
    }

    [Fact]
    public async Task Whoever_is_disabled_while_the_rows_are_open_publishes_nothing_and_keeps_what_they_typed()
    {
        const string email = "lead@example.gov.uk";
        await using var plain = await Staff.PlainAppAsync();
        var id = await Staff.AddAsync(plain, email, title: "NHS mission unit lead");
        await using var window = await Chromium.WindowAsync(plain);
        var lead = await window.NewPageAsync();
        await lead.GotoAsync("/sign-in");
        await lead.GetByLabel("E-mail address").FillAsync(email);
        await lead.GetByLabel("Password", new() { Exact = true }).FillAsync(Staff.Password);
        await lead.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await lead.WaitForURLAsync(address => !address.EndsWith("/sign-in", StringComparison.Ordinal));
        await lead.GotoAsync(Updates);
        await lead.ChooseAsync(Hubs, "x");
        await lead.Keyboard.TypeAsync("Before the end");
        await lead.Note(Hubs).HeldAsync();
        var before = await plain.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(milestone => milestone.Name == Hubs));

        Assert.Null(await plain.SendAsync(Person.CommandLine, new DisablePerson(id)));
        await lead.Keyboard.TypeAsync(", and after");
        await lead.Keyboard.PressAsync("Control+Enter");

        await lead.GetByText("You were signed out.").First.WaitForAsync();
        Assert.Equal("Before the end, and after", await lead.Note(Hubs).InputValueAsync());
        Assert.Equal("stopped", await lead.Locator($"tr[data-name='{Hubs}'] input[data-key]:checked").GetAttributeAsync("value"));
        Assert.Contains("Before the end, and after", await lead.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
        var after = await plain.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(milestone => milestone.Name == Hubs));
        Assert.Equal((before.Version, null), (after.Version, after.StoppedOn));
        Assert.DoesNotContain("and after", await plain.ReadAsync(async db => string.Join('\n', await db.Drafts.Select(draft => draft.Json).ToListAsync())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_from_Excel_are_shown_first_then_applied_and_can_be_undone()
    {
        await using var window = await Chromium.WindowAsync(app);
        var lead = await window.Role(app, Lead, Updates);
        await lead.Locator("form.scripted").WaitForAsync();
        var table = $"Milestone\tStatus\tFinish\tWhy\r\n{Hubs}\tDelayed\t30/06/2027\t\"No site in\nthe South West\"\r\nAll First appointments  bookable in the app\tOn track\t\t\r\nA stranger\tDone\t\t\r\n";

        await lead.EvaluateAsync("text => { const data = new DataTransfer(); data.setData('text/plain', text); document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }", table);
        await lead.GetByText("2 of 3 rows fit. Nothing is changed yet.").WaitForAsync();
        Assert.Contains("No milestone of yours has this name", await lead.Locator("[data-preview]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("", await lead.Note(Hubs).InputValueAsync());
        await lead.Keyboard.PressAsync("Enter");

        Assert.Equal("No site in\nthe South West", await lead.Note(Hubs).InputValueAsync());
        Assert.Contains("30 June 2027", await lead.Locator($"tr[data-name='{Hubs}'] .echo").InnerTextAsync(), StringComparison.Ordinal);
        await lead.GetByText("Publish 2 of 5").WaitForAsync();
        await lead.Keyboard.PressAsync("Control+z");
        await lead.GetByText("Publish 0 of 5").WaitForAsync();
        Assert.Equal("", await lead.Note(Hubs).InputValueAsync());
        await lead.Note(Hubs).HeldAsync();
    }

    [Fact]
    public async Task The_page_reads_dates_as_the_server_does()
    {
        string[] typed = ["12/2", "12/02/27", "12.2.2027", "12-2", "23/11", "22/11", "+2w", "+ 10 d", "+3 months", "-1w", "+1y", "end feb", "End of February 28", "12 feb 27", "12th February 2027.", "12-Feb-27", "1 sept", "2027-02-12",
            "today", "tomorrow", "yesterday", "29/2", "29/2/28", "30/2", "31/4/27", "2/13", "12/2/1", "ma", "3 ju", "0/1", "soon", "", "+2", "end of the year", "2027-02-30", "1/1/1799", "31 dec", "+200w", "-3m", "end may 99", "May 2027", "١/٢"];
        DateOnly[] days = [new(2026, 11, 23), new(2028, 2, 29), new(2026, 1, 31), new(2027, 12, 31)];
        await using var window = await Chromium.WindowAsync(app);
        var page = await window.Role(app, Lead, Updates);
        await page.Locator("form.scripted").WaitForAsync();
        var cases = (from text in typed from today in days from past in new[] { false, true } select (text, today, start: today.AddDays(past ? 0 : 38), past)).ToList();

        var echoed = await page.EvaluateAsync<JsonElement>("cases => cases.map(one => window.missiongov.dates.read(one.text, one.today, one.start, one.past) ?? '')", cases.Select(one => new { one.text, today = Iso(one.today), start = Iso(one.start), one.past }).ToArray());

        Assert.Equal(cases.Select(one => (one, DateShorthand.Read(one.text, one.today, one.start, one.past) is { } day ? Iso(day) : "")), cases.Zip(echoed.EnumerateArray().Select(one => one.GetString()!)));
        Assert.Equal("29 February 2028", await page.EvaluateAsync<string>("window.missiongov.dates.inWords('2028-02-29')"));
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task ShowNewFiguresAsync(IPage page)
    {
        await page.Locator("#live button").ClickAsync();
        await page.Locator("#live button").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private Task<Milestone> MilestoneAsync(string name) => app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(milestone => milestone.Name == name));
}
