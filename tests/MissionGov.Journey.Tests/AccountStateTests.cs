using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MissionGov.Tests;
using MissionGov.Web.Access.SignIn;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Journey.Tests;

/// <summary>Nobody is kept out on the way in, on the page of their own account, or among the people: in light and dark, on a screen and on a phone.</summary>
public sealed class AccountStateTests
{
    private const string Administrator = "admin@example.gov.uk";
    private const string Lead = "lead@example.gov.uk";

    private readonly List<string> _found = [];

    [Fact]
    public async Task The_first_run_keeps_nobody_out()
    {
        await using var app = await Staff.PlainAppAsync();
        await using var window = await Chromium.WindowAsync(app);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/set-up");
        await LookAsync(page, "at the first run");
        await PressAsync(page, "Make the account");
        await page.Locator(".error-summary").WaitForAsync();
        await LookAsync(page, "sent empty");

        NothingWasFound();
    }

    [Fact]
    public async Task The_way_in_and_the_own_account_keep_nobody_out()
    {
        await using var app = await Staff.PlainAppAsync();
        await Staff.AddAsync(app, Lead);

        // Browsers give passkeys to https and to this name only.
        await using var window = await Chromium.WindowAsync(app, with: options => options.BaseURL = $"http://localhost:{app.Address.Port}/");
        var page = await window.NewPageAsync();
        await page.AddDeviceAsync();
        await page.GotoAsync("/sign-in");
        await LookAsync(page, "before");
        await page.SendPasswordAsync(Lead, "not the password at all");
        await page.Locator(".error-summary").WaitForAsync();
        await LookAsync(page, "after a wrong password");
        await page.SignInAsync(Lead);
        await LookAsync(page, "asked for a second step");

        await page.GotoAsync("/me");
        await LookAsync(page, "with nothing but a password");
        await page.GetByLabel("New password").FillAsync("short");
        await PressAsync(page, "Change the password");
        await page.Locator(".error-summary").WaitForAsync();
        await LookAsync(page, "after a short password");
        await page.GotoAsync("/me");
        await page.GetByLabel("Name of the device").FillAsync("Work phone");
        await PressAsync(page, "Add a passkey");
        await page.WaitForURLAsync("**/me?saved=yes");

        await PressAsync(page, "Add an authenticator");
        var key = TimedCode.Key((await page.Locator("main code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal));
        await LookAsync(page, "with a key to scan");
        await CodeAsync(page, "000000", "Add the authenticator");
        await page.Locator(".error-summary").WaitForAsync();
        await LookAsync(page, "after a wrong first code");
        await CodeAsync(page, TimedCode.At(app.Clock.Now, key), "Add the authenticator");
        await page.Locator(".codes").WaitForAsync();
        await LookAsync(page, "with recovery codes");
        await page.GetByRole(AriaRole.Link, new() { Name = "I have kept them" }).ClickAsync();
        await page.GetByText("10 left of 10").WaitForAsync();
        await LookAsync(page, "with a passkey and an authenticator");

        app.Clock.Now += TimeSpan.FromMinutes(11);
        await page.ReloadAsync();
        await LookAsync(page, "some time after the sign-in");
        await page.GetByRole(AriaRole.Link, new() { Name = "Change how you sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/sign-in/again**");
        await LookAsync(page, "asked once more");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("not the password at all");
        await page.Locator("main form:has([type=password]) button").First.ClickAsync();
        await page.Locator(".error-summary").WaitForAsync();
        await LookAsync(page, "asked once more, and wrong");

        await page.GotoAsync("/me");
        await PressAsync(page, "Sign out");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in", Exact = true }).First.WaitForAsync();
        await LookAsync(page, "signed out");
        await page.GotoAsync("/sign-in");
        await page.SendPasswordAsync(Lead, Staff.Password);
        await page.WaitForURLAsync("**/sign-in/code**");
        await LookAsync(page, "asked for a code");
        await CodeAsync(page, "000000", "Go on");
        await page.Locator(".error-summary").WaitForAsync();
        await LookAsync(page, "after a wrong code");

        NothingWasFound();
    }

    [Fact]
    public async Task The_people_and_their_links_keep_nobody_out()
    {
        await using var app = await Staff.PlainAppAsync();
        await Staff.AddAdministratorAsync(app, Administrator);
        var lead = await Staff.AddAsync(app, Lead);
        await ParkMailAsync(app, lead);
        await using var window = await Chromium.WindowAsync(app);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.SignInAsync(Administrator);
        foreach (var address in new[] { "/admin/people", "/admin/people/new", $"/admin/people/{lead}", "/admin/mail", "/admin/webhooks", "/changes" })
        {
            await page.GotoAsync(address);
            await LookAsync(page, "as an administrator");
        }

        // One of the forms lets them in no more.
        var other = await Staff.AddAsync(app, "other@example.gov.uk");
        foreach (var address in new[] { "/admin/people/new", $"/admin/people/{other}" })
            Assert.NotEqual(0, await page.SendFormsAsync(address, [""], number => LookAsync(page, $"form {number}, sent empty")));

        await page.GotoAsync("/admin/people/new");
        await page.GetByLabel("Name").FillAsync("Grace Hopper");
        await page.GetByLabel("E-mail address").FillAsync("grace@example.gov.uk");
        await page.Locator("main form button").Last.ClickAsync();
        var link = await page.Locator("code.link").InnerTextAsync();
        await LookAsync(page, "with a link to hand on");

        await using var theirs = await Chromium.WindowAsync(app);
        var invited = await theirs.NewPageAsync();
        await invited.GotoAsync(link);
        await LookAsync(invited, "by the link");
        await invited.GetByLabel("Password").FillAsync("short");
        await invited.Locator("main form button").Last.ClickAsync();
        await invited.Locator(".error-summary").WaitForAsync();
        await LookAsync(invited, "by the link, with a short password");
        await invited.GotoAsync($"{link}x");
        await LookAsync(invited, "by a void link");

        await using (var scope = app.Services.CreateAsyncScope()) link = await scope.ServiceProvider.GetRequiredService<UpdateLinks>().MakeAsync(lead, TestContext.Current.CancellationToken);
        await invited.GotoAsync(link);
        await LookAsync(invited, "by the link of a mail");
        await invited.GotoAsync($"{link}x");
        await LookAsync(invited, "by a used link of a mail");
        await invited.GotoAsync(link);
        await invited.Locator("main form button").First.ClickAsync();
        await invited.WaitForURLAsync("**/me/updates");
        await LookAsync(invited, "with the rows that the link opens");

        NothingWasFound();
    }

    private static async Task ParkMailAsync(TestApp app, Guid person) => await app.ReadAsync(async db =>
    {
        db.Add(new OutboxMail { PersonId = person, Kind = MailKind.Call, Subject = "You were mentioned", Text = "Somebody mentioned you.", CreatedAt = app.Clock.Now }).Property(mail => mail.ParkedAt).CurrentValue = app.Clock.Now;
        return await db.SaveChangesAsync();
    });

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task CodeAsync(IPage page, string code, string button)
    {
        await page.GetByLabel("Code").FillAsync(code);
        await PressAsync(page, button);
    }

    private async Task LookAsync(IPage page, string state) => _found.AddRange(await page.FaultsInAllLooksAsync(state));

    private void NothingWasFound() => Assert.True(_found.Count == 0, string.Join('\n', _found));
}
