using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Data;
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
