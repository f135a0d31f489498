using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Access.SignIn;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Administration;

namespace MissionGov.Web.Tests.Features.SignIn;

public sealed class SignInTests : IAsyncLifetime
{
    private const string Wrong = "The e-mail address or the password is not right.";

    private TestApp _app = null!;
    private CountingHasher _hasher = null!;

    public async ValueTask InitializeAsync() => _app = await Staff.PlainAppAsync(services =>
    {
        _hasher = new CountingHasher(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
        services.AddSingleton<IPasswordHasher<Account>>(_hasher);
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task One_signs_in_and_comes_to_the_page_one_asked_for()
    {
        await Staff.AddAsync(_app, "lead@example.gov.uk");
        using var browser = new Browser(_app);
        await browser.SignInAsync("LEAD@example.gov.uk", from: "/missions/nhs");

        // Staff without a second step are asked for one, and may go on.
        Assert.StartsWith("/me/protect?from=", browser.Path, StringComparison.Ordinal);
        Assert.Contains(browser.Page.QuerySelectorAll("a"), link => link.GetAttribute("href") == "/missions/nhs");
        await browser.GoAsync("/me");
        Assert.Contains("NHS unit lead, for the mission ‘nhs’", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_is_not_there_answers_like_one_that_is()
    {
        await Staff.AddAsync(_app, "lead@example.gov.uk");
        var disabled = await Staff.AddAsync(_app, "gone@example.gov.uk");
        Assert.Null(await _app.SendAsync(Person.CommandLine, new DisablePerson(disabled)));

        foreach (var (email, password) in new[] { ("lead@example.gov.uk", "not the password at all"), ("nobody@example.gov.uk", Staff.Password), ("gone@example.gov.uk", Staff.Password) })
        {
            using var browser = new Browser(_app);
            var before = _hasher.Verified;
            await browser.SignInAsync(email, password);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
            Assert.Contains(Wrong, browser.Text, StringComparison.Ordinal);
            Assert.Equal(1, _hasher.Verified - before);
            Assert.DoesNotContain(browser.Cookies, cookie => cookie.Name is "missiongov.session" or "missiongov.device");
        }
    }

    [Fact]
    public async Task What_is_too_long_for_an_address_is_neither_hashed_nor_remembered()
    {
        using var browser = new Browser(_app);
        var before = _hasher.Verified;
        for (var i = 0; i <= SignInThrottle.MostForOneAccount; i++)
        {
            await browser.SignInAsync($"{new string('a', 255)}{i}@example.gov.uk");
            Assert.Contains(Wrong, browser.Text, StringComparison.Ordinal);
        }

        Assert.Equal(before, _hasher.Verified);
    }

    [Fact]
    public async Task A_thousand_guesses_reach_the_hasher_ten_times_in_five_minutes_and_the_person_still_comes_in()
    {
        await Staff.AddAsync(_app, "minister@example.gov.uk");
        using var own = new Browser(_app);
        await own.SignInAsync("minister@example.gov.uk");
        Assert.StartsWith("/me/protect", own.Path, StringComparison.Ordinal);
        own.Forget("missiongov.session");

        using var guesser = new Browser(_app);
        await guesser.GoAsync("/sign-in");
        var before = _hasher.Verified;
        for (var i = 0; i < 1000; i++)
        {
            _app.Clock.Now += TimeSpan.FromSeconds(0.29);
            await guesser.SubmitAsync("/sign-in", ("email", "minister@example.gov.uk"), ("password", $"a guess of number {i}"));
        }

        Assert.InRange(_hasher.Verified - before, 1, SignInThrottle.MostForOneAccount);
        Assert.Contains("Too many tries. Wait", guesser.Text, StringComparison.Ordinal);
        await own.SignInAsync("minister@example.gov.uk");
        Assert.StartsWith("/me/protect", own.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour_of_rest_and_after_twelve_hours_of_work()
    {
        await Staff.AddAsync(_app, "lead@example.gov.uk");
        using var resting = new Browser(_app);
        await resting.SignInAsync("lead@example.gov.uk");
        _app.Clock.Now += TimeSpan.FromMinutes(31);
        await resting.GoAsync("/me");
        Assert.StartsWith("/sign-in", resting.Path, StringComparison.Ordinal);

        using var working = new Browser(_app);
        await working.SignInAsync("lead@example.gov.uk");
        for (var i = 0; i < 35; i++)
        {
            _app.Clock.Now += TimeSpan.FromMinutes(20);
            await working.GoAsync("/me");
            Assert.Equal("/me", working.Path);
        }

        _app.Clock.Now += TimeSpan.FromMinutes(20);
        await working.GoAsync("/me");
        Assert.StartsWith("/sign-in", working.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_session_ended_is_told_so_and_comes_back_to_the_same_page()
    {
        await Staff.AddAdministratorAsync(_app, "admin@example.gov.uk");
        using var browser = new Browser(_app);
        await browser.SignInAsync("admin@example.gov.uk");
        _app.Clock.Now += TimeSpan.FromMinutes(31);
        await browser.GoAsync("/admin/people");

        Assert.Contains("You were signed out. Your changes are kept.", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync("/sign-in", ("email", "admin@example.gov.uk"), ("password", Staff.Password));
        Assert.Equal("/me/protect?from=%2Fadmin%2Fpeople", browser.Path);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_signing_out_everywhere_ends_the_others()
    {
        await Staff.AddAsync(_app, "lead@example.gov.uk");
        using var here = new Browser(_app);
        using var there = new Browser(_app);
        await here.SignInAsync("lead@example.gov.uk");
        await there.SignInAsync("lead@example.gov.uk");

        await here.GoAsync("/me");
        await here.SubmitAsync("/me/sign-out-everywhere");
        await there.GoAsync("/me");
        Assert.StartsWith("/sign-in", there.Path, StringComparison.Ordinal);

        await there.SignInAsync("lead@example.gov.uk");
        await there.GoAsync("/me");
        await there.SubmitAsync("/sign-out");
        await there.GoAsync("/me");
        Assert.StartsWith("/sign-in", there.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_site_signs_nobody_in_or_out()
    {
        await Staff.AddAsync(_app, "lead@example.gov.uk");
        using var form = new FormUrlEncodedContent([new("email", "lead@example.gov.uk"), new("password", Staff.Password)]);
        using var answer = await _app.Client.PostAsync(new Uri("/sign-in", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], cookie => cookie.StartsWith("missiongov.session", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts_and_other_sites_and_pages_are_kept_by_nobody()
    {
        await Staff.AddAsync(_app, "lead@example.gov.uk");
        using var browser = new Browser(_app);
        await browser.SignInAsync("lead@example.gov.uk");

        Assert.NotEmpty(browser.Cookies);
        Assert.All(browser.Cookies, cookie => Assert.True(cookie.HttpOnly, cookie.Name));
        using var page = await _app.Client.GetAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(page.Headers.CacheControl?.NoStore);
    }

    private sealed class CountingHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<Account>(options)
    {
        private int _verified;

        public int Verified => _verified;

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref _verified);
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
