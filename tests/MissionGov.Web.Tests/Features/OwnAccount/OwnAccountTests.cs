using System.Net;
using Microsoft.EntityFrameworkCore;
using MissionGov.Tests;
using MissionGov.Web.Access.SignIn;

namespace MissionGov.Web.Tests.Features.OwnAccount;

public sealed class OwnAccountTests : IAsyncLifetime
{
    private const string Email = "lead@example.gov.uk";

    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await Staff.PlainAppAsync();
        await Staff.AddAsync(_app, Email);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task With_an_authenticator_signing_in_asks_for_a_code_and_takes_each_once()
    {
        var (key, _) = await AddAuthenticatorAsync();
        _app.Clock.Now += TimeSpan.FromMinutes(1);
        using var browser = new Browser(_app);
        await browser.SignInAsync(Email, from: "/missions/nhs");
        Assert.StartsWith("/sign-in/code", browser.Path, StringComparison.Ordinal);

        // The password alone opens nothing.
        var asked = browser.Page;
        await browser.GoAsync("/me");
        Assert.StartsWith("/sign-in?", browser.Path, StringComparison.Ordinal);
        await browser.GoAsync("/sign-in/code?from=%2Fmissions%2Fnhs");
        var code = TimedCode.At(_app.Clock.Now, key);
        await browser.SubmitAsync("/sign-in/code", ("code", code));
        Assert.Equal("/missions/nhs", browser.Path);

        using var overTheShoulder = new Browser(_app);
        await overTheShoulder.SignInAsync(Email);
        await overTheShoulder.SubmitAsync("/sign-in/code", ("code", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, overTheShoulder.Status);
        Assert.Contains("was used before", overTheShoulder.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_ten_guesses_at_a_code_the_eleventh_is_not_looked_at()
    {
        var (key, _) = await AddAuthenticatorAsync();
        _app.Clock.Now += TimeSpan.FromMinutes(1);
        using var browser = new Browser(_app);
        await browser.SignInAsync(Email);
        browser.Forget(KnownDevices.Cookie);
        for (var i = 0; i < 100; i++)
        {
            _app.Clock.Now += TimeSpan.FromSeconds(2);
            await browser.SubmitAsync("/sign-in/code", ("code", "000000"));
        }

        await browser.SubmitAsync("/sign-in/code", ("code", TimedCode.At(_app.Clock.Now, key)));
        Assert.Contains("Too many tries", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_code_lets_one_in_once()
    {
        var (_, codes) = await AddAuthenticatorAsync();
        Assert.Equal(10, codes.Distinct().Count());
        using var browser = new Browser(_app);
        await browser.SignInAsync(Email);
        await browser.SubmitAsync("/sign-in/code", ("code", codes[3].ToLowerInvariant()));
        Assert.Equal("/me", browser.Path);
        Assert.Contains("9 left of 10", browser.Text, StringComparison.Ordinal);

        using var again = new Browser(_app);
        await again.SignInAsync(Email);
        await again.SubmitAsync("/sign-in/code", ("code", codes[3]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);

        // The others still work, each of them.
        foreach (var (code, left) in new[] { (codes[7], 8), (codes[0], 7) })
        {
            await again.SignInAsync(Email);
            await again.SubmitAsync("/sign-in/code", ("code", code));
            Assert.Equal("/me", again.Path);
            Assert.Contains($"{left} left of 10", again.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_password_alone_does_not_take_the_second_step_away()
    {
        var (key, codes) = await AddAuthenticatorAsync();
        _app.Clock.Now += TimeSpan.FromMinutes(1);
        using var browser = new Browser(_app);
        await browser.SignInAsync(Email);
        await browser.SubmitAsync("/sign-in/code", ("code", TimedCode.At(_app.Clock.Now, key)));
        _app.Clock.Now += TimeSpan.FromMinutes(11);

        await browser.GoAsync("/sign-in/again?from=/me");
        foreach (var code in new[] { "", "000000" })
        {
            _app.Clock.Now += TimeSpan.FromMinutes(1);
            await browser.SubmitAsync("/sign-in/again", ("password", Staff.Password), ("code", code));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
            Assert.Contains("That code is not right", browser.Text, StringComparison.Ordinal);
        }

        await browser.GoAsync("/me");
        Assert.DoesNotContain(browser.Page.Forms, form => form.GetAttribute("action") == "/me/authenticator/remove");

        await browser.GoAsync("/sign-in/again?from=/me");
        await browser.SubmitAsync("/sign-in/again", ("password", Staff.Password), ("code", TimedCode.At(_app.Clock.Now, key)));
        Assert.Contains(browser.Page.Forms, form => form.GetAttribute("action") == "/me/authenticator/remove");

        // Whoever lost the phone takes it off by a recovery code.
        _app.Clock.Now += TimeSpan.FromMinutes(11);
        await browser.GoAsync("/sign-in/again?from=/me");
        await browser.SubmitAsync("/sign-in/again", ("password", Staff.Password), ("code", codes[1]));
        Assert.Contains("9 left of 10", browser.Text, StringComparison.Ordinal);
        Assert.Contains(browser.Page.Forms, form => form.GetAttribute("action") == "/me/authenticator/remove");
    }

    [Fact]
    public async Task A_copy_of_the_database_holds_no_code_that_works()
    {
        var (key, codes) = await AddAuthenticatorAsync();
        var kept = string.Join('\n', await _app.ReadAsync(db => db.UserTokens.Select(token => token.Value).ToListAsync()));

        Assert.NotEmpty(kept);
        Assert.DoesNotContain(codes[0], kept, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(codes[0].Replace("-", "", StringComparison.Ordinal), kept, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(_shownKey, kept, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(key);
    }

    [Fact]
    public async Task Who_left_the_page_alone_proves_who_they_are_before_they_change_how_they_sign_in()
    {
        using var browser = new Browser(_app);
        await browser.SignInAsync(Email);
        _app.Clock.Now += TimeSpan.FromMinutes(11);
        await browser.GoAsync("/me");
        Assert.Contains("Change how you sign in", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Page.Forms, form => form.GetAttribute("action") == "/me/password");

        await browser.GoAsync("/sign-in/again?from=/me");
        await browser.SubmitAsync("/sign-in/again", ("password", "not the password at all"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await browser.SubmitAsync("/sign-in/again", ("password", Staff.Password));
        Assert.Contains(browser.Page.Forms, form => form.GetAttribute("action") == "/me/password");
    }

    [Fact]
    public async Task A_form_that_was_open_too_long_changes_nothing()
    {
        using var browser = new Browser(_app);
        await browser.SignInAsync(Email);
        await browser.GoAsync("/me");
        _app.Clock.Now += TimeSpan.FromMinutes(11);
        await browser.SubmitAsync("/me/password", ("password", "another violin of the moss"));

        Assert.StartsWith("/sign-in/again", browser.Path, StringComparison.Ordinal);
        using var other = new Browser(_app);
        await other.SignInAsync(Email);
        Assert.StartsWith("/me/protect", other.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_keeps_this_one()
    {
        using var here = new Browser(_app);
        using var there = new Browser(_app);
        await here.SignInAsync(Email);
        await there.SignInAsync(Email);
        await here.GoAsync("/me");
        await here.SubmitAsync("/me/password", ("password", "Password123456"));
        Assert.Contains("commonest", here.Text, StringComparison.Ordinal);

        await here.SubmitAsync("/me/password", ("password", "another violin of the moss"));
        Assert.Equal("/me?saved=yes", here.Path);
        Assert.Contains("You stay signed in here.", here.Text, StringComparison.Ordinal);
        await there.GoAsync("/me");
        Assert.StartsWith("/sign-in", there.Path, StringComparison.Ordinal);
        await there.SignInAsync(Email);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, there.Status);
        await there.SignInAsync(Email, "another violin of the moss");
        Assert.StartsWith("/me/protect", there.Path, StringComparison.Ordinal);
    }

    private string _shownKey = "";

    private async Task<(byte[] Key, IReadOnlyList<string> Codes)> AddAuthenticatorAsync()
    {
        using var browser = new Browser(_app);
        await browser.SignInAsync(Email);
        await browser.GoAsync("/me");
        await browser.SubmitAsync("/me/authenticator");
        Assert.NotNull(browser.Page.QuerySelector(".qr svg"));
        _shownKey = browser.Page.QuerySelector("code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var key = TimedCode.Key(_shownKey);

        await browser.SubmitAsync("/me/authenticator/check", ("code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Equal(_shownKey, browser.Page.QuerySelector("code")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
        await browser.SubmitAsync("/me/authenticator/check", ("code", TimedCode.At(_app.Clock.Now, key)));
        return (key, [.. browser.Page.QuerySelectorAll(".codes code").Select(code => code.TextContent)]);
    }
}
