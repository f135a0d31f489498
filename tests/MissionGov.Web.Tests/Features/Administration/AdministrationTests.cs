using System.Net;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Administration;

namespace MissionGov.Web.Tests.Features.Administration;

public sealed class AdministrationTests : IAsyncLifetime
{
    private const string Admin = "admin@example.gov.uk";
    private const string Lead = "lead@example.gov.uk";

    private TestApp _app = null!;
    private Guid _admin;

    public async ValueTask InitializeAsync()
    {
        _app = await Staff.PlainAppAsync();
        _admin = await Staff.AddAdministratorAsync(_app, Admin);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_person_is_invited_chooses_a_password_and_takes_up_a_post()
    {
        using var admin = await AdminAsync("/admin/people/new");
        await admin.SubmitAsync("/admin/people/new", ("name", "Grace Hopper"), ("email", "grace@example.gov.uk"));
        var link = new Uri(admin.Page.QuerySelector("code.link")!.TextContent).PathAndQuery;

        using var grace = new Browser(_app);
        await grace.GoAsync(link);
        await grace.SubmitAsync("/sign-in/new", ("password", "grace hopper is my name"));
        Assert.Contains("Leave “Grace” out", grace.Text, StringComparison.Ordinal);
        await grace.SubmitAsync("/sign-in/new", ("password", "lantern orbit of the moths"));
        Assert.Equal("/sign-in", grace.Path);
        await grace.GoAsync(link);
        Assert.Equal(HttpStatusCode.Gone, grace.Status);

        var id = await _app.ReadAsync(db => db.Users.Where(account => account.Email == "grace@example.gov.uk").Select(account => account.Id).SingleAsync());
        await admin.GoAsync($"/admin/people/{id}");
        await admin.SubmitAsync($"/admin/people/{id}/appointments", ("role", "Analyst"), ("mission", ""), ("title", "Delivery analyst"), ("until", ""));
        await grace.SignInAsync("grace@example.gov.uk", "lantern orbit of the moths");
        await grace.GoAsync("/me");
        Assert.Contains("Delivery analyst, for all missions", grace.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_disabled_is_out_at_once()
    {
        var id = await Staff.AddAsync(_app, Lead);
        using var lead = new Browser(_app);
        await lead.SignInAsync(Lead);
        await lead.GoAsync("/me");
        Assert.Equal("/me", lead.Path);

        using var admin = await AdminAsync($"/admin/people/{id}");
        await admin.SubmitAsync($"/admin/people/{id}/disable");
        Assert.Contains("Disabled", admin.Text, StringComparison.Ordinal);
        await lead.GoAsync("/me");
        Assert.StartsWith("/sign-in", lead.Path, StringComparison.Ordinal);

        await admin.SubmitAsync($"/admin/people/{id}/enable");
        await lead.GoAsync("/me");
        Assert.StartsWith("/sign-in", lead.Path, StringComparison.Ordinal);
        await lead.SignInAsync(Lead);
        Assert.StartsWith("/me/protect", lead.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_loses_a_post_loses_its_power_at_once_and_the_post_is_vacant()
    {
        var id = await Staff.AddAdministratorAsync(_app, "second@example.gov.uk");
        using var second = new Browser(_app);
        await second.SignInAsync("second@example.gov.uk");
        await second.GoAsync("/admin/people");
        Assert.Equal(HttpStatusCode.OK, second.Status);

        using var admin = await AdminAsync($"/admin/people/{id}");
        await admin.SubmitAsync($"/admin/people/{id}/appointments/end");
        Assert.Contains("Over", admin.Text, StringComparison.Ordinal);
        await second.GoAsync("/admin/people");
        Assert.Equal(HttpStatusCode.Forbidden, second.Status);

        var lead = await Staff.AddAsync(_app, Lead);
        await admin.GoAsync($"/admin/people/{lead}");
        await admin.SubmitAsync($"/admin/people/{lead}/appointments/end");
        await admin.GoAsync("/admin/people");
        Assert.Matches("NHS unit lead, [^,]+, vacant since", admin.Text);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        using var admin = await AdminAsync($"/admin/people/{_admin}");
        await admin.SubmitAsync($"/admin/people/{_admin}/disable");
        Assert.Contains("This is the last administrator", admin.Text, StringComparison.Ordinal);
        await admin.SubmitAsync($"/admin/people/{_admin}/appointments/end");
        Assert.Contains("This is the last administrator", admin.Text, StringComparison.Ordinal);

        // With a second one who cannot sign in any more it is still the last.
        var second = await Staff.AddAdministratorAsync(_app, "second@example.gov.uk");
        Assert.Null(await _app.SendAsync(Person.CommandLine, new DisablePerson(second)));
        Assert.Equal("last_administrator", (await _app.SendAsync(Person.CommandLine, new DisablePerson(_admin)))?.Code);
    }

    [Fact]
    public async Task Two_administrators_who_disable_each_other_at_once_leave_one()
    {
        var second = await Staff.AddAdministratorAsync(_app, "second@example.gov.uk");
        var problems = await Task.WhenAll(
            _app.SendAsync(Person.CommandLine, new DisablePerson(_admin)),
            _app.SendAsync(Person.CommandLine, new DisablePerson(second)));

        Assert.Single(problems, problem => problem is null);
        Assert.Single(problems, problem => problem?.Code == "last_administrator");
    }

    [Fact]
    public async Task Erasing_leaves_no_name_anywhere_and_the_audit_whole()
    {
        var id = await Staff.AddAsync(_app, "countess@example.gov.uk");
        var lines = await _app.ReadAsync(db => db.Audit.CountAsync());
        Assert.Equal("person.enabled", (await _app.SendAsync(Person.CommandLine, new ErasePerson(id)))?.Code);
        Assert.Null(await _app.SendAsync(Person.CommandLine, new DisablePerson(id)));
        Assert.Null(await _app.SendAsync(Person.CommandLine, new ErasePerson(id)));

        var account = await _app.ReadAsync(db => db.Users.SingleAsync(account => account.Id == id));
        Assert.Equal(("", null, null), (account.Name, account.Email, account.PasswordHash));
        Assert.Equal(lines + 2, await _app.ReadAsync(db => db.Audit.CountAsync()));
        Assert.Equal(0, await _app.ReadAsync(db => db.Audit.CountAsync(line => EF.Functions.ILike(line.Detail + line.Summary, "%countess%") || EF.Functions.ILike(line.Detail + line.Summary, "%lovelace%"))));
        Assert.Equal("person.erased", (await _app.SendAsync(Person.CommandLine, new EnablePerson(id)))?.Code);
    }

    [Theory]
    [InlineData("/admin/people")]
    [InlineData("/admin/people/new")]
    public async Task Only_administrators_see_people(string address)
    {
        await Staff.AddAsync(_app, Lead);
        using var lead = new Browser(_app);
        await lead.GoAsync(address);
        Assert.Equal($"/sign-in?from={Uri.EscapeDataString(address)}", lead.Path);
        await lead.SignInAsync(Lead);
        await lead.GoAsync(address);
        Assert.Equal(HttpStatusCode.Forbidden, lead.Status);
    }

    [Fact]
    public async Task Nobody_but_an_administrator_changes_people()
    {
        var id = await Staff.AddAsync(_app, Lead);
        foreach (var persona in new[] { Person.Visitor, new Person(id, "NHS unit lead", [new Post(Role.UnitLead, "nhs", "NHS unit lead")]) })
        {
            Assert.Equal("forbidden", (await _app.SendAsync(persona, new DisablePerson(_admin)))?.Code);
            Assert.Equal("forbidden", (await _app.SendAsync(persona, new AppointPerson(id, Role.Administrator, null, "Administrator", new(2026, 1, 1), null)))?.Code);
        }
    }

    [Fact]
    public async Task A_lost_phone_is_forgotten_and_a_new_link_ends_what_was_open()
    {
        var id = await Staff.AddAsync(_app, Lead);
        using var lead = new Browser(_app);
        await lead.SignInAsync(Lead);
        using var admin = await AdminAsync($"/admin/people/{id}");
        await admin.SubmitAsync($"/admin/people/{id}/link");
        Assert.NotNull(admin.Page.QuerySelector("code.link"));

        await lead.GoAsync("/me");
        Assert.StartsWith("/sign-in", lead.Path, StringComparison.Ordinal);
    }

    private async Task<Browser> AdminAsync(string address)
    {
        var browser = new Browser(_app);
        await browser.SignInAsync(Admin);
        await browser.GoAsync(address);
        return browser;
    }
}
