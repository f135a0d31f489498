using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Administration;

namespace MissionGov.Web.Tests.Features.SignIn;

/// <summary>Against a real OpenID Connect server, in the test process.</summary>
public sealed class ProviderSignInTests : IAsyncLifetime
{
    private TestApp _app = null!;
    private OidcProvider _provider = null!;

    public static TheoryData<string, Action<JsonObject>> Lies => new()
    {
        { "for somebody else", claims => claims["aud"] = "another-program" },
        { "from somebody else", claims => claims["iss"] = "https://evil.example/" },
        { "of an earlier sign-in", claims => claims["nonce"] = "638000000000000000.c3RvbGVu" },
        { "without a nonce", claims => claims.Remove("nonce") },
        { "from yesterday", claims => claims["exp"] = DateTimeOffset.UtcNow.AddDays(-1).ToUnixTimeSeconds() },
        { "about nobody", claims => claims.Remove("sub") },
    };

    public async ValueTask InitializeAsync()
    {
        _provider = await OidcProvider.StartAsync();
        _app = await Staff.PlainAppAsync(null, [.. Settings(_provider)]);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task One_comes_in_with_the_posts_of_ones_groups_and_leaves_by_the_provider()
    {
        _provider.Groups = ["nhs-unit", "canteen"];
        using var browser = new Browser(_app);
        await ComeInAsync(browser, "/missions/nhs");
        Assert.Equal("/missions/nhs", browser.Path);

        await browser.GoAsync("/me");
        Assert.Contains("NHS unit lead, for the mission ‘nhs’", browser.Text, StringComparison.Ordinal);
        Assert.Contains("You sign in with Whitehall.", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync("/sign-out");
        Assert.StartsWith($"{_provider.Address}/connect/logout?", browser.Page.QuerySelector("main a.button")!.GetAttribute("href"), StringComparison.Ordinal);
        await browser.GoAsync("/me");
        Assert.StartsWith("/sign-in", browser.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leaves_a_group_loses_its_post_at_the_next_sign_in_and_keeps_what_was_given_by_hand()
    {
        _provider.Groups = ["nhs-unit"];
        using var browser = new Browser(_app);
        await ComeInAsync(browser);
        var id = await _app.ReadAsync(db => db.Users.Where(account => account.Email == _provider.Email).Select(account => account.Id).SingleAsync());
        Assert.Null(await _app.SendAsync(Person.CommandLine, new AppointPerson(id, Role.Auditor, null, "Auditor", new(2026, 1, 1), null)));
        var lines = await _app.ReadAsync(db => db.Audit.CountAsync());

        await ComeInAsync(browser);
        Assert.Equal(lines, await _app.ReadAsync(db => db.Audit.CountAsync()));

        _provider.Groups = [];
        await ComeInAsync(browser);
        await browser.GoAsync("/me");
        Assert.DoesNotContain("NHS unit lead", browser.Page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Contains("Auditor, for all missions", browser.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lies), DisableDiscoveryEnumeration = true)]
    public async Task A_token_is_refused(string what, Action<JsonObject> lie)
    {
        _provider.Groups = ["nhs-unit"];
        _provider.Alter = lie;

        await RefusedAsync(what);
    }

    [Fact]
    public async Task A_token_that_nobody_signed_is_refused()
    {
        _provider.SignsNothing = true;

        await RefusedAsync("alg none");
    }

    [Fact]
    public async Task A_token_that_somebody_else_signed_is_refused()
    {
        _provider.SignsWithAnotherKey = true;

        await RefusedAsync("another key");
    }

    [Fact]
    public async Task The_same_e_mail_address_is_not_the_same_person()
    {
        var local = await Staff.AddAdministratorAsync(_app, "ada@example.gov.uk");
        using var browser = new Browser(_app);
        await ComeInAsync(browser);
        await browser.GoAsync("/admin/people");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);

        // Another subject with the same address is a third person.
        _provider.Subject = "another ada";
        await ComeInAsync(browser);
        Assert.Equal(3, await _app.ReadAsync(db => db.Users.CountAsync(account => account.Email == "ada@example.gov.uk")));
        Assert.Equal(1, await _app.ReadAsync(db => db.Appointments.CountAsync(post => post.PersonId == local)));
    }

    [Fact]
    public async Task Whoever_is_disabled_here_does_not_come_in_by_the_provider()
    {
        using var browser = new Browser(_app);
        await ComeInAsync(browser);
        var id = await _app.ReadAsync(db => db.Users.Select(account => account.Id).SingleAsync());
        Assert.Null(await _app.SendAsync(Person.CommandLine, new DisablePerson(id)));

        await ComeInAsync(browser);
        Assert.Contains("did not let you in", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_local_administrator_comes_in_while_the_provider_is_away()
    {
        await Staff.AddAdministratorAsync(_app, "break-glass@example.gov.uk");
        await _provider.DisposeAsync();
        using var browser = new Browser(_app);
        await browser.SignInAsync("break-glass@example.gov.uk");
        await browser.GoAsync("/admin/people");

        Assert.Equal(HttpStatusCode.OK, browser.Status);
    }

    private async Task RefusedAsync(string what)
    {
        using var browser = new Browser(_app);
        await ComeInAsync(browser);

        Assert.Contains("did not let you in", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Cookies, cookie => cookie.Name == "missiongov.session");
        Assert.True(await _app.ReadAsync(db => db.Users.CountAsync()) == 0, what);
    }

    private static Task ComeInAsync(Browser browser, string from = "/") => browser.GoAsync($"/sign-in/provider?from={Uri.EscapeDataString(from)}");

    private static IEnumerable<(string, string?)> Settings(OidcProvider provider) =>
    [
        ("MissionGov:Oidc:Authority", provider.Address),
        ("MissionGov:Oidc:ClientId", OidcProvider.ClientId),
        ("MissionGov:Oidc:ClientSecret", OidcProvider.ClientSecret),
        ("MissionGov:Oidc:Name", "Whitehall"),
        ("MissionGov:Oidc:Posts:0:Group", "nhs-unit"),
        ("MissionGov:Oidc:Posts:0:Role", "UnitLead"),
        ("MissionGov:Oidc:Posts:0:Mission", "nhs"),
        ("MissionGov:Oidc:Posts:0:Title", "NHS unit lead"),
    ];
}
