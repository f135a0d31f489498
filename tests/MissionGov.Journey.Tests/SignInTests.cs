using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Access.SignIn;
using MissionGov.Web.Features.Administration;

namespace MissionGov.Journey.Tests;

/// <summary>The ways in, as people take them.</summary>
public sealed partial class SignInTests
{
    private const string Lead = "lead@example.gov.uk";

    private static readonly Dictionary<string, object> Device = new()
    {
        ["options"] = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2",
            ["transport"] = "internal",
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
            ["automaticPresenceSimulation"] = true,
        },
    };

    [Fact]
    public async Task By_password_by_code_and_by_recovery_code()
    {
        await using var app = await Staff.PlainAppAsync();
        await Staff.AddAsync(app, Lead);
        await using var window = await Chromium.WindowAsync(app);
        var page = await window.NewPageAsync();
        await PasswordAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Add one now" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add an authenticator" }).ClickAsync();
        var key = TimedCode.Key((await page.Locator("main code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal));
        await EnterAsync(page, TimedCode.At(app.Clock.Now, key), "Add the authenticator");
        var codes = await page.Locator(".codes code").AllInnerTextsAsync();
        Assert.Equal(10, codes.Count);
        await page.GetByRole(AriaRole.Link, new() { Name = "I have kept them" }).ClickAsync();

        await SignOutAsync(page);
        app.Clock.Now += TimeSpan.FromMinutes(1);
        await PasswordAsync(page);
        await EnterAsync(page, TimedCode.At(app.Clock.Now, key), "Go on");
        await page.WaitForURLAsync(app.Address.ToString());

        await SignOutAsync(page);
        await PasswordAsync(page);
        await EnterAsync(page, codes[0], "Go on");
        await Assertions.Expect(page.GetByText("9 left of 10")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task By_passkey()
    {
        await using var app = await Staff.PlainAppAsync();
        await Staff.AddAsync(app, Lead);

        // Browsers give passkeys to https and to this name only.
        await using var window = await Chromium.WindowAsync(app, with: options => options.BaseURL = $"http://localhost:{app.Address.Port}/");
        var page = await window.NewPageAsync();
        var device = await window.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", Device);
        await PasswordAsync(page);
        await page.GotoAsync("/me");
        await page.GetByLabel("Name of the device").FillAsync("Work phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/me?saved=yes");
        await Assertions.Expect(page.GetByText("Work phone, added on")).ToBeVisibleAsync();

        await SignOutAsync(page);
        await page.GotoAsync("/sign-in?from=%2Fmissions%2Fnhs");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/missions/nhs");

        await page.GotoAsync("/me");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Work phone" }).ClickAsync();
        await page.WaitForURLAsync("**/me?saved=yes");
        await SignOutAsync(page);
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("That passkey does not open an account here").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_is_disabled_while_a_page_is_open_is_told_so_and_can_do_nothing_more()
    {
        await using var app = await Staff.PlainAppAsync();
        var id = await Staff.AddAsync(app, Lead);
        await using var window = await Chromium.WindowAsync(app);
        var page = await window.NewPageAsync();
        await PasswordAsync(page);
        await page.GotoAsync("/missions/nhs/milestones");
        await page.LiveAsync();
        var buttons = page.Locator("main button");
        await Assertions.Expect(buttons).Not.ToHaveCountAsync(0);

        Assert.Null(await app.SendAsync(Person.CommandLine, new DisablePerson(id)));
        await Assertions.Expect(page.GetByText("You were signed out. Your changes are kept.")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_loses_a_post_while_a_page_is_open_loses_its_buttons_within_a_minute()
    {
        await using var app = await Staff.PlainAppAsync();
        var id = await Staff.AddAsync(app, Lead);
        await using var window = await Chromium.WindowAsync(app);
        var page = await window.NewPageAsync();
        await PasswordAsync(page);
        await page.GotoAsync("/missions/nhs/milestones");
        await page.LiveAsync();
        var buttons = page.Locator("main button", new() { HasText = "Change" });
        await Assertions.Expect(buttons).Not.ToHaveCountAsync(0);
        await buttons.First.ClickAsync();
        await page.Locator("#new-date").FillAsync("2031-06-01");
        await page.Locator("#reason").FillAsync("After the end.");

        var post = await app.ReadAsync(db => db.Appointments.Where(post => post.PersonId == id).Select(post => post.Id).SingleAsync());
        Assert.Null(await app.SendAsync(Person.CommandLine, new EndAppointment(post, null)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save new date" }).ClickAsync();
        await Assertions.Expect(page.GetByText("cannot change this")).ToBeVisibleAsync();
        await Assertions.Expect(buttons).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        Assert.Equal(0, await app.ReadAsync(db => db.Audit.CountAsync(line => line.Reason == "After the end.")));
    }

    [Fact]
    public async Task The_pages_about_people_keep_nobody_out_and_take_no_word_along()
    {
        await using var app = await Staff.PlainAppAsync();
        var id = await Staff.AddAdministratorAsync(app, Lead);
        await using var window = await Chromium.WindowAsync(app, width: 320);
        var page = await window.NewPageAsync();
        await PasswordAsync(page);
        var found = new List<string>();
        foreach (var address in new[] { "/admin/people", "/admin/people/new", $"/admin/people/{id}" })
        {
            await page.GotoAsync(address);
            found.AddRange(await page.FaultsAsync("as administrator", ColorScheme.Light));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is > 320 and var wide) found.Add($"{address}: {wide} px wide");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "End the post" }).ClickAsync();
        await Assertions.Expect(page.Locator("#appointment-error")).ToBeVisibleAsync();
        found.AddRange(await page.FaultsAsync("with a problem", ColorScheme.Light));
        Assert.True(found.Count == 0, string.Join('\n', found));

        // What was typed stays on the device until one signs out, on this device or on all of them.
        await page.GotoAsync("/admin/people/new");
        await page.GetByLabel("Name").FillAsync("Grace Hopper");
        await page.WaitForFunctionAsync("() => Object.keys(localStorage).some(key => key.startsWith('draft:'))");
        await page.GotoAsync("/me");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out on every device" }).ClickAsync();
        await page.WaitForURLAsync("**/sign-in**");
        Assert.Equal("[]", await page.EvaluateAsync<string>("JSON.stringify(Object.keys(localStorage).filter(key => key.startsWith('draft:')))"));
    }

    [Fact]
    public async Task The_first_time_with_the_code_that_the_program_printed()
    {
        var (console, printed) = (Console.Error, new StringWriter());
        Console.SetError(printed);
        try
        {
            await using var app = await Staff.PlainAppAsync();
            await TestApp.UntilAsync(() => Code().IsMatch(printed.ToString()), "printed");
            await using var window = await Chromium.WindowAsync(app);
            var page = await window.NewPageAsync();
            await page.GotoAsync("/sign-in");
            await page.GetByLabel("Code").FillAsync(Code().Match(printed.ToString()).Value);
            await page.GetByLabel("Your name").FillAsync("Ada Lovelace");
            await page.GetByLabel("E-mail address").FillAsync(Lead);
            await page.GetByLabel("Password").FillAsync(Staff.Password);
            await page.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync();
            await page.WaitForURLAsync("**/sign-in");
            await PasswordAsync(page);
            await page.GotoAsync("/admin/people");
            await Assertions.Expect(page.GetByText("Ada Lovelace")).ToBeVisibleAsync();
        }
        finally
        {
            Console.SetError(console);
        }
    }

    private static async Task PasswordAsync(IPage page)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail address").FillAsync(Lead);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Staff.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(address => !address.EndsWith("/sign-in", StringComparison.Ordinal));
    }

    private static async Task EnterAsync(IPage page, string code, string button)
    {
        await page.GetByLabel("Code").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("/me");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in", Exact = true }).First.WaitForAsync();
    }

    [GeneratedRegex("[2-9A-Z]{4}(-[2-9A-Z]{4}){3}")]
    private static partial Regex Code();
}
