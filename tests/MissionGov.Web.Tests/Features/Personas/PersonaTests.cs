using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Administration;
using MissionGov.Web.Features.Mail;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features.Personas;

public sealed class PersonaTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_role_is_taken_by_a_form_of_this_site_only()
    {
        using var form = new FormUrlEncodedContent([new("title", "NHS unit lead")]);
        using var answer = await app.Client.PostAsync(new Uri("/persona", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(Cookies(answer), cookie => cookie.StartsWith("missiongov.session", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/missions/nhs/milestones", "/missions/nhs/milestones")]
    [InlineData("", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("\t//evil.example", "/")]
    [InlineData("/\n/evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("http:evil.example", "/")]
    [InlineData("~/x", "/")]
    public async Task One_is_sent_on_within_the_site_only(string from, string to)
    {
        using var answer = await TakeAsync("NHS unit lead", from);

        Assert.Equal((HttpStatusCode.Found, to), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task The_cookie_cannot_be_read_by_scripts_or_sent_from_elsewhere()
    {
        using var answer = await TakeAsync("NHS unit lead", "/");
        var cookie = Cookies(answer).Single(found => found.StartsWith("missiongov.session", StringComparison.Ordinal));

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_circuit_is_for_a_role_from_a_page_of_this_site()
    {
        async Task<HttpStatusCode> NegotiateAsync(string? cookie, string? origin)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
            if (cookie is not null) request.Headers.Add("Cookie", cookie);
            if (origin is not null) request.Headers.Add("Origin", origin);
            using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }

        using var taken = await TakeAsync("NHS unit lead", "/");
        var role = Cookies(taken).Single(found => found.StartsWith("missiongov.session", StringComparison.Ordinal)).Split(';')[0];

        Assert.Equal(HttpStatusCode.Unauthorized, await NegotiateAsync(null, null));
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(role, "https://evil.example"));
        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(role, app.Address.GetLeftPart(UriPartial.Authority)));
    }

    [Fact]
    public async Task A_mission_that_does_not_exist_has_no_milestones()
    {
        using var answer = await app.Client.GetAsync(new Uri("/missions/nowhere/milestones", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_cookie_that_nobody_signed_is_a_visitor()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/persona");
        request.Headers.Add("Cookie", "missiongov.session=CfDJ8AAAAAAAAAAAAAAAAAAAAAAA");
        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Now you are: Visitor.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_demo_nobody_can_become_anybody()
    {
        await using var plain = TestApp.On(await TestData.DemoAsync(), ("MissionGov:Demo", "false"));
        await TestApp.UntilAsync(() => plain.DataVersion > 0, "ready");

        using var page = await plain.Client.GetAsync(new Uri("/persona", UriKind.Relative), TestContext.Current.CancellationToken);
        using var form = new FormUrlEncodedContent([new("title", "NHS unit lead")]);
        using var post = await plain.Client.PostAsync(new Uri("/persona", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.True(post.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, post.StatusCode.ToString());
        Assert.Empty(Cookies(post));
    }

    [Fact]
    public async Task The_role_of_an_administrator_lets_nobody_in_and_sees_no_name()
    {
        var id = await Staff.AddAsync(app, "real.person@example.gov.uk");
        var post = await app.ReadAsync(db => db.Appointments.Where(post => post.PersonId == id).Select(post => post.Id).SingleAsync());
        var persona = Access.Personas.Named("Administrator")!;
        var refused = new[]
        {
            await app.SendAsync(persona, new InvitePerson(Guid.CreateVersion7(), "Eve", "eve@example.org")),
            await app.SendAsync(persona, new MakeNewLink(id)),
            await app.SendAsync(persona, new AppointPerson(id, Role.Administrator, null, "Administrator", new(2026, 1, 1), null)),
            await app.SendAsync(persona, new EndAppointment(post, null)),
            await app.SendAsync(persona, new DisablePerson(id)),
            await app.SendAsync(persona, new EnablePerson(id)),
            await app.SendAsync(persona, new ErasePerson(id)),
            await app.SendAsync(persona, new ResetSecondStep(id)),
            await app.SendAsync(persona, new RetryMail(Guid.Empty)),
        };
        Assert.All(refused, problem => Assert.Equal("forbidden", problem?.Code));
        await Assert.ThrowsAsync<NotAllowedException>(() => app.AskAsync(persona, new GetPeople()));
        await Assert.ThrowsAsync<NotAllowedException>(() => app.AskAsync(persona, new GetPerson(id)));
        await Assert.ThrowsAsync<NotAllowedException>(() => app.AskAsync(persona, new GetOutbox()));

        using var browser = await PersonaBrowser.AsAsync(app, "Administrator");
        var page = await browser.PageAsync("/admin/people");
        Assert.Contains("These pages are for real accounts.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("real.person", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada Lovelace", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("nav a"), link => link.GetAttribute("href") == "/admin/people");
        foreach (var address in new[] { "/admin/people/new", $"/admin/people/{id}" })
        {
            using var answer = await browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task An_administrator_with_an_account_looks_after_people_in_the_demo_too()
    {
        await Staff.AddAdministratorAsync(app, "real.administrator@example.gov.uk");
        app.Clock.Now = DateTimeOffset.UtcNow;
        using var browser = new Browser(app);
        await browser.SignInAsync("real.administrator@example.gov.uk");
        await browser.GoAsync("/admin/people");

        Assert.Contains("real.administrator@example.gov.uk", browser.Text, StringComparison.Ordinal);
        Assert.NotEqual(Access.Personas.Named("Administrator")!.Key, new Person(Guid.NewGuid(), "Administrator", [new Post(Role.Administrator, null, "Administrator")]).Key);
    }

    private async Task<HttpResponseMessage> TakeAsync(string title, string from)
    {
        using var page = await app.Client.GetAsync(new Uri("/persona", UriKind.Relative), TestContext.Current.CancellationToken);
        var html = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var token = html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/persona");
        request.Content = new FormUrlEncodedContent([new("title", title), new("from", from), new("__RequestVerificationToken", token)]);
        request.Headers.Add("Cookie", Cookies(page).Select(cookie => cookie.Split(';')[0]));
        return await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Cookies(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];
}
