using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Calendar;
using MissionGov.Web.Features.Digest;
using MissionGov.Web.Features.OwnAccount;
using MissionGov.Web.Features.Updates;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features.Updates;

public sealed class UpdateLinkTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_scanner_of_mail_does_not_use_the_link_up_and_the_person_gets_in_once()
    {
        var link = await LinkAsync(await DirectorAsync());
        using (var scanner = SignedIn.Nobody(app))
        {
            for (var looks = 0; looks < 3; looks++) await StatusAsync(HttpStatusCode.OK, scanner.GetAsync(link));
            await StatusAsync(HttpStatusCode.OK, scanner.PostAsync(link, []));   // without the page's own token
        }

        using var person = SignedIn.Nobody(app);
        using var opened = await OpenAsync(person, link);
        Assert.Equal((HttpStatusCode.Found, UpdatesRoutes.Address), (opened.StatusCode, opened.Headers.Location?.OriginalString));
        var page = await person.PageAsync(UpdatesRoutes.Address);
        Assert.Equal(["Diagnostic centres open 12 hours a day"], page.QuerySelectorAll("tr[data-row]").Select(row => row.GetAttribute("data-name")));

        using var again = SignedIn.Nobody(app);
        await StatusAsync(HttpStatusCode.Gone, again.GetAsync(link));
    }

    [Fact]
    public async Task It_opens_these_rows_and_nothing_else_that_the_person_may_do()
    {
        using var person = SignedIn.Nobody(app);
        (await OpenAsync(person, await LinkAsync(await DirectorAsync(Role.Administrator, null)))).Dispose();

        var whole = await app.Services.GetRequiredService<People>().PrincipalAsync(await DirectorAsync(Role.UnitLead, "nhs"), [Access.Permission.ReportDelivery]);
        var limited = await app.Services.GetRequiredService<People>().OfAsync(whole);
        Assert.Equal([Access.Permission.ReadPublished, Access.Permission.ComeIn, Access.Permission.ReportDelivery], Enum.GetValues<Access.Permission>().Where(permission => limited.May(permission, "nhs")));
        await StatusAsync(HttpStatusCode.Forbidden, person.GetAsync(UpdatesRoutes.Address));
    }

    [Fact]
    public async Task It_reaches_no_calendar_no_mail_no_account_and_no_other_draft()
    {
        var director = await DirectorAsync();
        using var person = SignedIn.Nobody(app);
        (await OpenAsync(person, await LinkAsync(director))).Dispose();

        foreach (var page in new[] { "/me/calendar", "/me/digest", "/me/protect" }) await StatusAsync(HttpStatusCode.Forbidden, person.GetAsync(page));
        var me = await person.PageAsync("/me");
        Assert.Contains("You came in by a link", me.Body!.TextContent, StringComparison.Ordinal);
        var token = SignedIn.Token(me);
        (await person.PostAsync("/me/sign-out-everywhere", [new("__RequestVerificationToken", token)])).Dispose();
        using (var again = await person.GetAsync("/sign-in/again?from=/me")) Assert.StartsWith("/sign-in?", again.Headers.Location?.OriginalString, StringComparison.Ordinal);

        var limited = (await app.Services.GetRequiredService<People>().OfAsync(await app.Services.GetRequiredService<People>().PrincipalAsync(director, [Access.Permission.ReportDelivery])))!;
        foreach (var refused in new[] { await app.SendAsync(limited, new ChangeCalendarAddress(Wanted: true)), await app.SendAsync(limited, new ChooseDigest(Wanted: false)), await app.SendAsync(limited, new EndSessions()) }) Assert.Equal(Mediator.Forbidden, refused?.Code);
        await Assert.ThrowsAsync<NotAllowedException>(() => app.AskAsync(limited, new GetOwnAccount()));

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete }) await StatusAsync(HttpStatusCode.Forbidden, person.SendAsync(method, "/me/drafts/comment-nhs", method == HttpMethod.Put ? new { fields = new { } } : null));
        await StatusAsync(HttpStatusCode.OK, person.SendAsync(HttpMethod.Put, "/me/drafts/updates", new { fields = new { note = new[] { "Mine" } } }));
        await StatusAsync(HttpStatusCode.OK, person.GetAsync("/me/drafts/updates"));
        await StatusAsync(HttpStatusCode.NoContent, person.SendAsync(HttpMethod.Delete, "/me/drafts/updates"));
        await StatusAsync(HttpStatusCode.OK, person.GetAsync(UpdatesRoutes.Address));
    }

    [Fact]
    public async Task Who_is_signed_in_already_loses_nothing_by_their_own_link()
    {
        var me = Access.Personas.Named("NHS unit lead")!;
        using var lead = await SignedIn.AsAsync(app, me.Title);
        var link = await LinkAsync(me.Id!.Value);
        using (var shown = await lead.GetAsync(link)) Assert.Equal((HttpStatusCode.Found, UpdatesRoutes.Address), (shown.StatusCode, shown.Headers.Location?.OriginalString));

        // The button had been shown before they signed in elsewhere.
        var token = SignedIn.Token(await lead.PageAsync("/persona"));
        using (var pressed = await lead.PostAsync(link, [new("__RequestVerificationToken", token), new("action", "open")])) Assert.Equal(UpdatesRoutes.Address, pressed.Headers.Location?.OriginalString);
        await StatusAsync(HttpStatusCode.OK, lead.GetAsync("/me/calendar"));
        await StatusAsync(HttpStatusCode.Gone, lead.GetAsync(link));
    }

    [Fact]
    public async Task Who_is_signed_in_as_somebody_else_is_told_that_this_ends()
    {
        using var lead = await SignedIn.AsAsync(app, "NHS unit lead");
        var link = await LinkAsync(await DirectorAsync());
        Assert.Contains("You are signed in as NHS unit lead. This link is for somebody else.", (await lead.PageAsync(link)).Body!.TextContent, StringComparison.Ordinal);

        (await OpenAsync(lead, link)).Dispose();
        Assert.Contains("You came in by a link", (await lead.PageAsync("/me")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_after_a_week_and_when_it_is_cancelled_and_with_the_account()
    {
        var director = await DirectorAsync();
        var (old, cancelled, disabled) = (await LinkAsync(director), await LinkAsync(director), await LinkAsync(director));
        using var person = SignedIn.Nobody(app);
        (await OpenAsync(person, cancelled, "cancel")).Dispose();
        await StatusAsync(HttpStatusCode.Gone, person.GetAsync(cancelled));

        await app.ChangeAsync($"update accounts set disabled_at = now() where id = '{director}'");
        await StatusAsync(HttpStatusCode.Gone, OpenAsync(person, disabled));

        app.Clock.Now += TimeSpan.FromDays(7);
        await StatusAsync(HttpStatusCode.Gone, person.GetAsync(old));
        app.Clock.Now -= TimeSpan.FromDays(7);
        await StatusAsync(HttpStatusCode.Gone, person.GetAsync($"{UpdateLinks.Address}guessed"));
    }

    [Fact]
    public async Task Of_many_who_open_it_at_once_one_gets_in()
    {
        var link = await LinkAsync(await DirectorAsync());
        var browsers = Enumerable.Range(0, 8).Select(_ => SignedIn.Nobody(app)).ToList();

        var answers = await Task.WhenAll(browsers.Select(browser => OpenAsync(browser, link)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Found);
        foreach (var used in answers.Cast<IDisposable>().Concat(browsers)) used.Dispose();
    }

    [Fact]
    public async Task Who_reads_the_database_cannot_follow_it()
    {
        var token = (await LinkAsync(await DirectorAsync()))[UpdateLinks.Address.Length..];

        Assert.Equal(43, token.Length);
        Assert.DoesNotContain(await app.ReadAsync(db => db.UpdateLinks.Select(link => link.TokenHash).ToListAsync()), hash => hash.Contains(token, StringComparison.Ordinal));
    }

    private static async Task StatusAsync(HttpStatusCode status, Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        Assert.Equal(status, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> OpenAsync(SignedIn browser, string link, string action = "open")
    {
        var page = await browser.PageAsync(link);
        var token = page.QuerySelector("form [name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        return await browser.PostAsync(link, [new("__RequestVerificationToken", token), new("action", action)]);
    }

    private async Task<string> LinkAsync(Guid person)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UpdateLinks>().MakeAsync(person, TestContext.Current.CancellationToken);
    }

    private Task<Guid> DirectorAsync(Role role = Role.Contributor, string? mission = "nhs") => app.ReadAsync(async db =>
    {
        var account = new Account { UserName = $"director-{Guid.NewGuid():N}@example.org", Name = "A director", SecurityStamp = Guid.NewGuid().ToString() };
        db.Users.Add(account);
        db.Appointments.Add(new Appointment
        {
            PersonId = account.Id,
            MissionId = mission is null ? null : await db.Missions.Where(found => found.Slug == mission).Select(found => (Guid?)found.Id).SingleAsync(),
            Role = role,
            Title = "Director, Diagnostics, NHS England",
            From = new DateOnly(2025, 1, 1),
        });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return account.Id;
    });
}
