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
