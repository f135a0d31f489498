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
        await EndPostAsync(admin, id);
        Assert.Contains("Over", admin.Text, StringComparison.Ordinal);
        await second.GoAsync("/admin/people");
        Assert.Equal(HttpStatusCode.Forbidden, second.Status);

        var lead = await Staff.AddAsync(_app, Lead);
        await admin.GoAsync($"/admin/people/{lead}");
        await EndPostAsync(admin, lead);
        await admin.GoAsync("/admin/people");
        Assert.Matches("NHS unit lead, [^,]+, vacant since", admin.Text);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        using var admin = await AdminAsync($"/admin/people/{_admin}");
        await admin.SubmitAsync($"/admin/people/{_admin}/disable");
        Assert.Contains("This is the last administrator", admin.Text, StringComparison.Ordinal);
        await EndPostAsync(admin, _admin);
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

    [Theory]
    [InlineData("/admin/people/new")]
    [InlineData("/admin/people/{0}/link")]
    public async Task An_old_form_sent_again_makes_no_second_link(string address)
    {
        var id = await Staff.AddAsync(_app, Lead);
        var action = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, id);
        using var admin = await AdminAsync(action.Replace("/link", "", StringComparison.Ordinal));
        var form = admin.Page;
        await admin.SubmitAsync(action, ("name", "Grace Hopper"), ("email", "grace@example.gov.uk"));
        Assert.NotNull(admin.Page.QuerySelector("code.link"));
        var lines = await _app.ReadAsync(db => db.Audit.CountAsync());

        await admin.ResubmitAsync(form, action, ("name", "Grace Hopper"), ("email", "grace@example.gov.uk"));
        Assert.Null(admin.Page.QuerySelector("code.link"));
        Assert.DoesNotContain("/sign-in/new", admin.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("its link was shown then", admin.Text, StringComparison.Ordinal);
        Assert.Equal(lines, await _app.ReadAsync(db => db.Audit.CountAsync()));
    }

    [Fact]
    public async Task A_post_ends_on_the_day_and_for_the_reason_that_were_typed()
    {
        var id = await Staff.AddAsync(_app, Lead);
        var last = DateOnly.FromDateTime(_app.Clock.Now.UtcDateTime).AddDays(40);
        using var admin = await AdminAsync($"/admin/people/{id}");
        await EndPostAsync(admin, id, ("last", "soon"), ("end-why", "Moves to the Treasury"));
        Assert.Contains("Enter the last day, or leave it empty", admin.Text, StringComparison.Ordinal);
        Assert.Equal("Moves to the Treasury", admin.Page.QuerySelector("#end-why")!.GetAttribute("value"));

        await EndPostAsync(admin, id, ("last", $"{last:yyyy-MM-dd}"), ("end-why", "Moves to the Treasury"));
        Assert.Equal(last, await _app.ReadAsync(db => db.Appointments.Where(post => post.PersonId == id).Select(post => post.Until).SingleAsync()));
        await admin.SubmitAsync($"/admin/people/{id}/disable", ("why", "Left the service"));
        await EndPostAsync(admin, id, ("last", $"{last.AddDays(1):yyyy-MM-dd}"));
        Assert.Contains("ends on", admin.Page.QuerySelector("#last-error")!.TextContent, StringComparison.Ordinal);

        var reasons = await _app.ReadAsync(db => db.Audit.OrderByDescending(line => line.Id).Select(line => line.Reason).Take(2).ToListAsync());
        Assert.Equal(["Left the service", "Moves to the Treasury"], reasons);
    }

    [Fact]
    public async Task A_link_leads_to_the_address_that_was_set_whatever_the_request_said()
    {
        await using var app = await Staff.PlainAppAsync(null, ("MissionGov:Mail:PublicAddress", "https://missions.example.gov.uk"));
        await Staff.AddAdministratorAsync(app, Admin);
        using var admin = new Browser(app);
        await admin.SignInAsync(Admin);
        await admin.GoAsync("/admin/people/new");
        await admin.SubmitAsync("/admin/people/new", ("name", "Grace Hopper"), ("email", "grace@example.gov.uk"));

        Assert.StartsWith("https://missions.example.gov.uk/sign-in/new?who=", admin.Page.QuerySelector("code.link")!.TextContent, StringComparison.Ordinal);
    }

    // Of the first post that may be ended.
    private static Task EndPostAsync(Browser admin, Guid id, params (string Name, string Value)[] fields) =>
        admin.SubmitAsync($"/admin/people/{id}/appointments/end", [("appointment", admin.Page.QuerySelectorAll("#appointment option")[1].GetAttribute("value")!), .. fields]);

    private async Task<Browser> AdminAsync(string address)
    {
        var browser = new Browser(_app);
        await browser.SignInAsync(Admin);
        await browser.GoAsync(address);
        return browser;
    }
}
