using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Tests;
using MissionGov.Web.Access.SignIn;

namespace MissionGov.Web.Tests.Features.SignIn;

public sealed class SetUpTests
{
    [Fact]
    public async Task The_first_account_is_made_with_the_code_from_the_console_and_only_once()
    {
        await using var app = await Staff.PlainAppAsync();
        using var browser = new Browser(app);
        await browser.GoAsync("/sign-in");
        Assert.Equal("/set-up", browser.Path);
        var code = app.Services.GetRequiredService<SetUpCode>().Make();

        await browser.SubmitAsync("/set-up", ("code", "AAAA-AAAA-AAAA-AAAA"), ("name", "Ada"), ("email", "ada@example.gov.uk"), ("password", Staff.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await browser.SubmitAsync("/set-up", ("code", code), ("name", "Ada"), ("email", "ada@example.gov.uk"), ("password", "Password123456"));
        Assert.Contains("commonest", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync("/set-up", ("code", code), ("name", "Ada"), ("email", "ada@example.gov.uk"), ("password", Staff.Password));
        Assert.Equal("/sign-in", browser.Path);

        await browser.SignInAsync("ada@example.gov.uk");
        await browser.GoAsync("/admin/people");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        await browser.GoAsync("/set-up");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    /// <param name="loss">Leaves nobody who could let people in.</param>
    [Theory]
    [InlineData("delete from appointments")]
    [InlineData("update appointments set until = '2026-01-02'")]
    [InlineData("update appointments set \"from\" = '2126-01-02'")]
    [InlineData("update accounts set disabled_at = now() where email = 'first@example.gov.uk'")]
    [InlineData("update accounts set password_hash = null where email = 'first@example.gov.uk'")]
    public async Task While_no_administrator_can_sign_in_whoever_reads_the_console_makes_one(string loss)
    {
        await using var app = await Staff.PlainAppAsync();
        await Staff.AddAdministratorAsync(app, "first@example.gov.uk");
        await Staff.AddAsync(app, "colleague@example.gov.uk");
        using var browser = new Browser(app);
        await browser.GoAsync("/set-up");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);

        await app.ChangeAsync(loss);
        await browser.GoAsync("/set-up");
        var code = app.Services.GetRequiredService<SetUpCode>().Make();
        await browser.SubmitAsync("/set-up", ("code", "AAAA-AAAA-AAAA-AAAA"), ("name", "Ada"), ("email", "first@example.gov.uk"), ("password", Staff.Password));
        Assert.NotNull(browser.Page.QuerySelector("#code-error"));
        Assert.Null(browser.Page.QuerySelector("#email-error"));
        await browser.SubmitAsync("/set-up", ("code", code), ("name", "Ada"), ("email", "first@example.gov.uk"), ("password", Staff.Password));
        Assert.NotNull(browser.Page.QuerySelector("#email-error"));
        await browser.SubmitAsync("/set-up", ("code", code), ("name", "Ada"), ("email", "second@example.gov.uk"), ("password", Staff.Password));

        // The others still come in as before.
        Assert.Equal("/sign-in", browser.Path);
        await browser.SignInAsync("second@example.gov.uk");
        await browser.GoAsync("/admin/people");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        await browser.GoAsync("/set-up");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public async Task Without_an_administrator_the_others_still_sign_in()
    {
        await using var app = await Staff.PlainAppAsync();
        await Staff.AddAsync(app, "colleague@example.gov.uk");
        using var browser = new Browser(app);
        await browser.SignInAsync("colleague@example.gov.uk");

        Assert.StartsWith("/me/protect", browser.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_demo_there_is_nothing_to_set_up_and_each_role_is_one_click_away()
    {
        await using var app = TestApp.On(await TestData.DemoAsync());
        await TestApp.UntilAsync(() => app.DataVersion > 0, "ready");
        using var browser = new Browser(app);
        await browser.GoAsync("/set-up");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);

        await browser.GoAsync("/sign-in");
        Assert.Equal("/sign-in", browser.Path);
        await browser.SubmitAsync("/persona", ("title", "NHS unit lead"));
        await browser.GoAsync("/me");
        Assert.Contains("This is a role of the demo.", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_demo_there_is_no_account_and_no_role()
    {
        await using var app = await Staff.PlainAppAsync();
        using var browser = new Browser(app);
        await browser.GoAsync("/persona");

        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        Assert.Equal(0, await app.ReadAsync(db => Task.FromResult(db.Users.Count())));
    }
}
