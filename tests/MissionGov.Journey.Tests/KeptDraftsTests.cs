using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Milestones;

namespace MissionGov.Journey.Tests;

/// <summary>What is typed is kept through a lost line, a refused form, a second device and a second use of one page; and what is done is not typed again.</summary>
public sealed class KeptDraftsTests(TestApp app) : IClassFixture<TestApp>, IAsyncLifetime
{
    private const string Updates = "/me/updates";
    private const string Comments = "/missions/nhs/comments";
    private const string Lead = "NHS unit lead";
    private const string Hubs = "Surgical hubs in every region";
    private const string Clinics = "40 evening clinics open";
    private const string HubsForm = "/missions/nhs/milestones/surgical-hubs-in-every-region/edit";

    private const int Minute = 60_000;

    public async ValueTask InitializeAsync() => await TestData.ExecuteAsync(app.Database, "delete from drafts");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Two_comments_in_a_row_are_two_comments()
    {
        await using var window = await Chromium.WindowAsync(app);
        var lead = await window.Role(app, Lead, Comments);
        foreach (var text in new[] { "First heron.", "Second heron.", "Third heron." })
        {
            // At once, as people do: before the page has asked what became of the one before.
            await lead.Locator("#text").FocusAsync();
            await lead.Keyboard.TypeAsync(text);
            await SendAsync(lead);
            await lead.Locator(".comment .said", new() { HasText = text }).WaitForAsync();
            await Assertions.Expect(lead.Locator("#text")).ToHaveValueAsync("");
        }

        // And not at once: what was sent does not come back.
        await lead.ReloadAsync();
        await lead.Locator("#text").FocusAsync();
        await lead.Keyboard.TypeAsync("Half a heron");
        await lead.Locator("#text").HeldAsync();
        await lead.ReloadAsync();
        await lead.GetByText("is back.").WaitForAsync();
        Assert.Equal("Half a heron", await lead.Locator("#text").InputValueAsync());
        Assert.Equal(3, await app.ReadAsync(db => db.Comments.CountAsync(comment => comment.Text.EndsWith("heron."))));
    }

    [Fact]
    public async Task A_form_sent_again_with_other_words_keeps_them_until_they_are_sent()
    {
        await using var window = await Chromium.WindowAsync(app);
        var lead = await window.Role(app, Lead, Comments);
        var done = await lead.Locator("form[data-draft] input[name=command]").Last.InputValueAsync();
        await lead.Locator("#text").FocusAsync();
        await lead.Keyboard.TypeAsync("One pelican.");
        await SendAsync(lead);
        await lead.Locator(".comment .said", new() { HasText = "One pelican." }).WaitForAsync();
        await Assertions.Expect(lead.Locator("#text")).ToHaveValueAsync("");

        // As a browser shows the page that was left, when one goes back to it.
        await lead.EvaluateAsync("command => { document.querySelector('#text').form.elements.command.value = command; }", done);
        await lead.Locator("#text").FocusAsync();
        await lead.Keyboard.TypeAsync("Another pelican.");
        await SendAsync(lead);
        await lead.GetByText("This form was saved before with something else in it.").First.WaitForAsync();
        await lead.Locator("#text").HeldAsync();
        await lead.GotoAsync("/how-we-rate");
        await lead.GotoAsync(Comments);
        await lead.GetByText("is back.").WaitForAsync();
        Assert.Equal("Another pelican.", await lead.Locator("#text").InputValueAsync());
        await SendAsync(lead);
        await lead.Locator(".comment .said", new() { HasText = "Another pelican." }).WaitForAsync();
    }

    [Fact]
    public async Task Rows_changed_after_they_went_out_are_published_at_the_second_try()
    {
        await using var window = await Chromium.WindowAsync(app);
        var lead = await window.Role(app, Lead, Updates);
        await lead.ReportLateAsync(Clinics, "+4w", "Went out");
        var done = await lead.Locator("form[data-updates] input[name=command]").InputValueAsync();
        await lead.Keyboard.PressAsync("Control+Enter");
        await lead.GetByText("Published.").WaitForAsync();
        await lead.Locator("form.scripted").WaitForAsync();

        await lead.EvaluateAsync("command => { document.querySelector('form[data-updates]').elements.command.value = command; }", done);
        await lead.ReportLateAsync(Hubs, "+4w", "Came after");
        await lead.Keyboard.PressAsync("Control+Enter");
        await lead.Locator("[data-said]", new() { HasText = "This form was saved before with something else in it." }).WaitForAsync();
        await lead.Note(Hubs).HeldAsync();
        await lead.GotoAsync(Updates);
        await lead.GetByText("is back.").WaitForAsync();
        Assert.Equal("Came after", await lead.Note(Hubs).InputValueAsync());
        await lead.Keyboard.PressAsync("Control+Enter");
        await lead.GetByText("Published.").WaitForAsync();

        var held = await app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(milestone => milestone.Name == Hubs));
        Assert.Equal("Came after", held.LastReport?.Note);
    }

    [Fact]
    public async Task A_save_that_comes_late_brings_nothing_back_that_was_published()
    {
        await using var window = await Chromium.WindowAsync(app);
        var lead = await window.Role(app, Lead, Updates);
        var (saving, saved, dropped, published) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        lead.RequestFinished += (_, request) =>
        {
            if (request.Method == "PUT") saved.TrySetResult();
            if (request.Method == "DELETE") dropped.TrySetResult();
            if (request.Url.EndsWith("/publish", StringComparison.Ordinal)) published.TrySetResult();
        };

        // The line is slow for the save, and the page that was left still hears its answer.
        await lead.RouteAsync("**/me/drafts/updates", async route =>
        {
            if (route.Request.Method == "PUT")
            {
                saving.TrySetResult();
                await published.Task;
                await Task.WhenAny(dropped.Task, Task.Delay(TimeSpan.FromSeconds(2)));
            }

            await route.ContinueAsync();
        });
        await lead.RouteAsync("**/me/updates/publish", async route =>
        {
            await saving.Task;
            await route.ContinueAsync();
        });
        await lead.RouteAsync("**/me/updates?published=*", async route =>
        {
            await saved.Task;
            await route.ContinueAsync();
        });
        await lead.ReportLateAsync(Hubs, "+2w", "Once only");
        await lead.Keyboard.PressAsync("Control+Enter");

        await lead.GetByText("Published.").WaitForAsync();
        await lead.Locator("form.scripted").WaitForAsync();
        await lead.UnrouteAllAsync();
        await lead.GotoAsync(Updates);
        await TestApp.UntilAsync(() => app.ReadAsync(db => db.Drafts.CountAsync()).GetAwaiter().GetResult() == 0, "gone");
        Assert.Equal("", await lead.Note(Hubs).InputValueAsync());
    }

    [Fact]
    public async Task A_refused_form_goes_on_from_what_the_page_says_and_not_from_the_draft()
    {
        const string form = "/missions/nhs/milestones/diagnostic-centres-open-12-hours-a-day/edit";
        await using var window = await Chromium.WindowAsync(app);
        var lead = await window.Role(app, Lead, form);
        var held = await app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(milestone => milestone.Slug == "diagnostic-centres-open-12-hours-a-day"));
        await lead.Locator("#name").FillAsync("Centres open 16 hours");
        await lead.Locator("#name").HeldAsync();
        var seen = new MilestoneWording(held.Name, held.Owner, held.StartDate, "18-week-waits");
        Assert.Null(await app.SendAsync(Personas.Named(Lead)!, new ReviseMilestone(held.Id, seen with { Name = "Centres open 14 hours" }, seen)));

        await lead.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).PressAsync("Enter");
        await lead.GetByText("Somebody else saved: Centres open 14 hours.").WaitForAsync();
        await lead.Locator("#name").HeldAsync();
        Assert.Equal("Centres open 16 hours", await lead.Locator("#name").InputValueAsync());
        await lead.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).PressAsync("Enter");
        await lead.Locator("h1", new() { HasText = "Centres open 16 hours" }).WaitForAsync();
    }

    [Fact]
    public async Task A_second_device_that_types_on_overwrites_nothing_before_the_choice()
    {
        await using var desk = await Chromium.WindowAsync(app);
        await using var phone = await Chromium.WindowAsync(app, 390, 844);
        var atDesk = await desk.Role(app, Lead, Updates);
        var onPhone = await phone.Role(app, Lead, Updates);
        await onPhone.AskedAsync();
        await atDesk.ChooseAsync(Hubs, "x");
        await atDesk.Keyboard.TypeAsync("Typed at the desk");
        await atDesk.Note(Hubs).HeldAsync();

        await onPhone.ChooseAsync(Hubs, "x");
        await onPhone.Keyboard.TypeAsync("Typed on the phone");
        var both = onPhone.Locator(".other-draft");
        await both.WaitForAsync();
        await onPhone.Note(Hubs).FocusAsync();
        await onPhone.Keyboard.PressAsync("End");
        await onPhone.Keyboard.TypeAsync(", and on");
        await onPhone.GetByText("Choose one of the two versions to save it.").WaitForAsync();
        await atDesk.Note(Hubs).HeldAsync();

        // Neither does a page that is opened again, nor a sign-out, which waits for the choice too.
        await onPhone.ReloadAsync();
        await both.WaitForAsync();
        Assert.Equal("Typed on the phone, and on", await onPhone.Note(Hubs).InputValueAsync());
        await atDesk.Note(Hubs).HeldAsync();
        await both.GetByRole(AriaRole.Button, new() { Name = "Keep what is here" }).ClickAsync();
        await onPhone.Note(Hubs).HeldAsync();
        Assert.Equal(0, await both.CountAsync());
    }

    [Fact]
    public async Task What_is_typed_before_the_page_knows_what_was_kept_does_not_take_its_place()
    {
        await using var desk = await Chromium.WindowAsync(app);
        await using var phone = await Chromium.WindowAsync(app, 390, 844);
        var atDesk = await desk.Role(app, Lead, Updates);
        await atDesk.ChooseAsync(Hubs, "x");
        await atDesk.Keyboard.TypeAsync("Typed at the desk");
        await atDesk.Note(Hubs).HeldAsync();

        // The answer is on its way while the person types.
        var (asked, typed) = (new TaskCompletionSource(), new TaskCompletionSource());
        await phone.RouteAsync("**/me/drafts/updates", async route =>
        {
            var isAsked = route.Request.Method == "GET" && asked.TrySetResult();
            var answer = await route.FetchAsync();
            if (isAsked) await typed.Task;
            await route.FulfillAsync(new() { Response = answer });
        });
        var onPhone = await phone.Role(app, Lead, Updates);
        await onPhone.ChooseAsync(Hubs, "x");
        await onPhone.Keyboard.TypeAsync("Typed on the phone");
        await asked.Task;
        typed.SetResult();

        var both = onPhone.Locator(".other-draft");
        await both.WaitForAsync();
        Assert.Contains("Typed at the desk", await both.InnerTextAsync(), StringComparison.Ordinal);
        await atDesk.Note(Hubs).HeldAsync();
        await both.GetByRole(AriaRole.Button, new() { Name = "Use the other" }).ClickAsync();
        Assert.Equal("Typed at the desk", await onPhone.Note(Hubs).InputValueAsync());
    }

    [Theory]
    [InlineData(Updates)]
    [InlineData(HubsForm)]
    public async Task Minutes_without_a_line_lose_no_word_and_need_no_press_of_a_button(string address)
    {
        await using var window = await Chromium.WindowAsync(app);
        await window.Clock.InstallAsync();
        var lead = await window.Role(app, Lead, address);
        var field = address == Updates ? lead.Note(Hubs) : lead.Locator("#owner");
        await field.FocusAsync();
        await field.FillAsync("Minute 0");
        await field.HeldAsync();
        var tries = 0;
        lead.RequestFailed += (_, request) => tries += request.Method == "PUT" ? 1 : 0;

        await window.SetOfflineAsync(true);
        for (var minute = 1; minute <= 6; minute++)
        {
            await field.PressAsync("End");
            await lead.Keyboard.TypeAsync($", {minute} é「½」");
            await lead.Clock.FastForwardAsync(Minute);
            await lead.GetByText("Not connected. Keep typing, it is kept on this device.").WaitForAsync();
        }

        Assert.True(tries >= 6, $"{tries} tries");
        var typed = await field.InputValueAsync();
        Assert.EndsWith(", 6 é「½」", typed, StringComparison.Ordinal);
        await window.SetOfflineAsync(false);
        await lead.Clock.FastForwardAsync(Minute);
        await field.HeldAsync();
        Assert.Equal(typed, await field.InputValueAsync());
        await lead.ReloadAsync();
        await lead.GetByText("is back.").WaitForAsync();
        Assert.Equal(typed, await field.InputValueAsync());
    }

    private static Task SendAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).PressAsync("Enter");
}
