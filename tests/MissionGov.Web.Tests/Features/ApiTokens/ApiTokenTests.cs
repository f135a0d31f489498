using System.Net;
using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Administration;
using MissionGov.Web.Features.ApiTokens;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features.ApiTokens;

public sealed class ApiTokenTests : IAsyncLifetime
{
    private const string Email = "lead@example.gov.uk";
    private const string Missions = "/api/v1/missions";

    private TestApp _app = null!;
    private Guid _lead;

    public async ValueTask InitializeAsync()
    {
        _app = await Staff.PlainAppAsync();
        _lead = await Staff.AddAsync(_app, Email);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_token_is_shown_once_and_only_its_hash_is_kept()
    {
        using var browser = new Browser(_app);
        await browser.SignInAsync(Email);
        await browser.GoAsync("/me/tokens");
        var form = FormOn(browser, "/me/tokens");
        await SendAsync(browser, form, ("name", "Power BI report"), ("scopes", "Read"), ("days", "30"));
        var secret = browser.Page.QuerySelector("#secret")!.TextContent;

        Assert.Equal(200, (await new ApiProgram(_app, secret).GetAsync(Missions)).Status);
        var kept = await _app.ReadAsync(db => db.ApiTokens.SingleAsync());
        Assert.Equal((TokenSignIn.Hash(secret), TimeSpan.FromDays(30)), (kept.Hash, kept.EndsAt - kept.MadeAt));
        Assert.NotNull(kept.LastUsedAt);
        Assert.DoesNotContain(secret, string.Join('\n', await _app.ReadAsync(db => db.Audit.Select(line => line.Detail + line.Summary).ToListAsync())), StringComparison.Ordinal);
        await browser.GoAsync("/me/tokens");
        Assert.Contains("Power BI report", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, browser.Text, StringComparison.Ordinal);

        // The form sent again: nothing is made, and no secret that opens nothing is shown.
        await SendAsync(browser, form, ("name", "Power BI report"), ("scopes", "Read"), ("days", "30"));
        Assert.Null(browser.Page.QuerySelector("#secret"));
        Assert.Contains("This form was sent before", browser.Text, StringComparison.Ordinal);
        Assert.Equal(1, await _app.ReadAsync(db => db.ApiTokens.CountAsync()));

        var revoke = FormOn(browser, "/me/tokens/revoke");
        await SendAsync(browser, revoke, ("token", $"{kept.Id}"));
        Assert.Equal(401, (await new ApiProgram(_app, secret).GetAsync(Missions)).Status);
    }

    [Fact]
    public async Task What_is_wrong_with_the_form_is_said_and_what_was_typed_stays()
    {
        using var browser = new Browser(_app);
        await browser.SignInAsync(Email);
        await browser.GoAsync("/me/tokens");
        await SendAsync(browser, FormOn(browser, "/me/tokens"), ("name", "Night <b>load"), ("scopes", "Read"), ("days", "400"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Equal("Night <b>load", browser.Page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal("Enter a number of days from 1 to 365", browser.Page.QuerySelector("a[href='#days']")!.TextContent);
    }

    [Fact]
    public async Task It_comes_as_a_bearer_or_as_the_password_of_any_name()
    {
        var program = await ApiProgram.OfAsync(_app, _lead, [ApiScope.Read]);
        string Basic(string name) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{program.Token}"))}";
        var nobody = new ApiProgram(_app);

        Assert.Equal(200, (await nobody.GetAsync(Missions, ("Authorization", $"Bearer {program.Token}"))).Status);
        Assert.Equal(200, (await nobody.GetAsync(Missions, ("Authorization", Basic("anybody")))).Status);
        Assert.Equal(200, (await nobody.GetAsync(Missions, ("Authorization", Basic("")))).Status);
        foreach (var wrong in new[] { "Bearer mg_wrong", $"Bearer {program.Token}x", "Basic %%%", "Bearer", $"Digest {program.Token}", $"Bearer {TokenSignIn.NewSecret()}" })
        {
            var refused = await nobody.GetAsync(Missions, ("Authorization", wrong));
            Assert.Equal((401, "application/problem+json"), (refused.Status, refused.Type));
            Assert.Contains("Basic realm", refused.Headers["WWW-Authenticate"], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("?token={0}")]
    [InlineData("?access_token={0}")]
    [InlineData("?API_KEY=something")]
    [InlineData("?limit={0}")]
    public async Task A_token_in_an_address_is_refused(string query)
    {
        var program = await ApiProgram.OfAsync(_app, _lead, [ApiScope.Read]);

        foreach (var address in new[] { Missions, "/odata/v1/Missions" })
        {
            var refused = await new ApiProgram(_app).GetAsync(address + string.Format(System.Globalization.CultureInfo.InvariantCulture, query, program.Token));
            Assert.Equal((400, "Tokens in addresses are refused"), (refused.Status, refused.Json.GetProperty("title").GetString()));
        }
    }

    [Fact]
    public async Task It_ends_on_its_day()
    {
        var program = await ApiProgram.OfAsync(_app, _lead, [ApiScope.Read]);
        _app.Clock.Now += TimeSpan.FromDays(ApiToken.UsualDays) - TimeSpan.FromSeconds(1);
        Assert.Equal(200, (await program.GetAsync(Missions)).Status);

        _app.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(401, (await program.GetAsync(Missions)).Status);
    }

    [Fact]
    public async Task With_its_person_disabled_it_is_over_for_good()
    {
        var program = await ApiProgram.OfAsync(_app, _lead, [ApiScope.Read]);

        Assert.Null(await _app.SendAsync(Person.CommandLine, new DisablePerson(_lead)));
        Assert.Equal(401, (await program.GetAsync(Missions)).Status);

        Assert.Null(await _app.SendAsync(Person.CommandLine, new EnablePerson(_lead)));
        Assert.Equal(401, (await program.GetAsync(Missions)).Status);
    }

    [Fact]
    public async Task An_administrator_ends_the_token_of_somebody_else_and_nobody_else_does()
    {
        var program = await ApiProgram.OfAsync(_app, _lead, [ApiScope.Read]);
        var other = await Staff.AddAsync(_app, "other@example.gov.uk");
        var administrator = await Staff.AddAdministratorAsync(_app, "admin@example.gov.uk");

        Assert.Equal(Mediator.NotFound, (await _app.SendAsync(new Person(other, "", []), new RevokeApiToken(program.TokenId)))?.Code);
        Assert.Equal(200, (await program.GetAsync(Missions)).Status);
        Assert.Null(await _app.SendAsync(new Person(administrator, "", []), new RevokeApiToken(program.TokenId)));
        Assert.Equal(401, (await program.GetAsync(Missions)).Status);
    }

    [Fact]
    public async Task It_sees_no_draft_without_the_right_to_read_and_none_of_another_mission()
    {
        await _app.ChangeAsync("update missions set published_at = null where slug in ('growth', 'nhs')");
        var minister = await Staff.AddAsync(_app, "minister@example.gov.uk", Role.Minister, null, "Minister");
        async Task<IReadOnlyList<string>> Sees(IReadOnlyList<ApiScope> scopes, string? mission) =>
            [.. (await (await ApiProgram.OfAsync(_app, minister, scopes, mission)).GetAsync(Missions)).Json.EnumerateArray().Select(one => one.GetProperty("mission").GetString()!).Where(slug => slug is "growth" or "nhs").Order()];

        Assert.Equal(["growth", "nhs"], await Sees([ApiScope.Read], null));
        Assert.Equal(["nhs"], await Sees([ApiScope.Read], "nhs"));
        Assert.Equal([], await Sees([ApiScope.WriteMilestoneUpdates], null));
    }

    [Fact]
    public async Task No_token_makes_a_token_and_no_role_of_the_demo_does()
    {
        var wish = new ApiTokenWish("Another", [ApiScope.Read], null, ApiToken.UsualDays);
        var limited = new Person(_lead, "", []).Limited([Permission.ReadDrafts], null);

        Assert.Equal(Mediator.Forbidden, (await _app.SendAsync(limited, new MakeApiToken(Guid.CreateVersion7(), wish, "x")))?.Code);
        Assert.Equal(Mediator.Forbidden, (await _app.SendAsync(Access.Personas.All[0], new MakeApiToken(Guid.CreateVersion7(), wish, "y")))?.Code);
    }

    [Theory]
    [InlineData("", 90, false, "token.name")]
    [InlineData("Load", 0, false, "token.days")]
    [InlineData("Load", 366, false, "token.days")]
    [InlineData("Load", 90, true, "token.mission")]
    public void A_token_that_cannot_be_is_refused(string name, int days, bool within, string code) =>
        Assert.Equal(code, ApiToken.Make(Guid.Empty, Guid.Empty, "", new ApiTokenWish(name, [ApiScope.WriteObservations], within ? Guid.Empty : null, days), default).Result.Problem?.Code);

    private static IElement FormOn(Browser browser, string action) =>
        browser.Page.Forms.FirstOrDefault(form => form.GetAttribute("action") == action) ?? throw new InvalidOperationException($"No form {action} on {browser.Address}, {browser.Status}: {browser.Text}");

    private static Task SendAsync(Browser browser, IElement form, params (string Name, string Value)[] fields)
    {
        IEnumerable<KeyValuePair<string, string>> hidden = form.QuerySelectorAll("input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
        return browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(browser.Address, form.GetAttribute("action")!)) { Content = new FormUrlEncodedContent(hidden.Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))) });
    }
}
