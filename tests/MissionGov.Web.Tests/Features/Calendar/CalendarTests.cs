using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Calendar;
using MissionGov.Web.Features.Delivery;
using MissionGov.Web.Tests.Jobs;

namespace MissionGov.Web.Tests.Features.Calendar;

public sealed class CalendarTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Person Lead = Access.Personas.Named("NHS unit lead")!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mission_has_its_milestones_as_a_calendar_that_everyone_may_read()
    {
        using var answer = await app.Client.GetAsync(new Uri("/missions/nhs/milestones.ics", UriKind.Relative), Ct);
        var file = IcsFileTests.Read(await answer.Content.ReadAsStringAsync(Ct));

        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(await app.ReadAsync(db => db.Milestones.CountAsync(milestone => db.Missions.Any(mission => mission.Id == milestone.MissionId && mission.Slug == "nhs"), Ct)), file.Count(line => line == "BEGIN:VEVENT"));
        Assert.Contains(file, line => line.StartsWith("SUMMARY:Due: 40 evening clinics open (", StringComparison.Ordinal));
        Assert.DoesNotContain(file, line => line.StartsWith("URL:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_calendar_of_a_mission_that_is_a_draft_or_is_not_there_is_not_there()
    {
        await app.ChangeAsync("update missions set published_at = null where slug = 'growth'");

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/missions/growth/milestones.ics"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/missions/nowhere/milestones.ics"));
    }

    [Fact]
    public async Task A_slip_moves_the_entry_and_numbers_the_change()
    {
        var milestone = await app.ReadAsync(db => db.Milestones.SingleAsync(one => one.Name.StartsWith("40 evening"), Ct));
        var (before, version) = (await EntryAsync(milestone.Id), app.DataVersion);

        Assert.Null(await app.SendAsync(Lead, new SlipMilestone(milestone.Id, new DateOnly(2026, 5, 1), milestone.Version), "Planning appeal"));
        await TestApp.UntilAsync(() => app.DataVersion > version, "heard of");

        var after = await EntryAsync(milestone.Id);
        Assert.Contains("DTSTART;VALUE=DATE:20260501", after);
        Assert.Equal(Number(before) + 1, Number(after));
    }

    [Fact]
    public async Task A_secret_address_shows_ones_own_dates_until_it_is_renewed_or_stopped()
    {
        Assert.Null(await app.SendAsync(Lead, new ChangeCalendarAddress(Wanted: true)));
        var first = await AddressAsync();
        var file = IcsFileTests.Read(Encoding.UTF8.GetString(await app.BytesAsync(first)));
        var summary = Assert.Single(file, line => line.StartsWith("SUMMARY:", StringComparison.Ordinal));
        Assert.StartsWith("SUMMARY:Due: 40 evening clinics open", summary, StringComparison.Ordinal);

        Assert.Null(await app.SendAsync(Lead, new ChangeCalendarAddress(Wanted: true)));
        var second = await AddressAsync();
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(first), await StatusAsync(second)));

        Assert.Null(await app.SendAsync(Lead, new ChangeCalendarAddress(Wanted: false)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(second));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/me/calendar/AAAA.ics"));
    }

    [Fact]
    public async Task The_address_of_somebody_who_has_left_shows_nothing()
    {
        var person = await app.PersonAsync("leaver@example.gov.uk", Role.Contributor, "nhs", "NHS mission unit lead");
        Assert.Null(await app.SendAsync(new Person(person, "Leaver", []), new ChangeCalendarAddress(Wanted: true)));
        var key = (await app.ReadAsync(db => db.NoticeChoices.SingleAsync(choice => choice.PersonId == person, Ct))).CalendarKey!.Value;
        var address = $"/me/calendar/{app.Links().For(person, key)}.ics";
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(address));

        await app.ChangeAsync($"update accounts set disabled_at = now() where id = '{person}'");

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(address));
    }

    [Theory]
    [InlineData("/me/calendar")]
    [InlineData("/me/digest")]
    public async Task A_visitor_is_asked_to_sign_in(string page)
    {
        using var answer = await app.Client.GetAsync(new Uri(page, UriKind.Relative), Ct);

        Assert.Equal((HttpStatusCode.Redirect, $"/sign-in?from={Uri.EscapeDataString(page)}"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    private async Task<string> AddressAsync()
    {
        var key = (await app.ReadAsync(db => db.NoticeChoices.SingleAsync(choice => choice.PersonId == Lead.Id, Ct))).CalendarKey!.Value;
        return $"/me/calendar/{app.Links().For(Lead.Id!.Value, key)}.ics";
    }

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await app.Client.GetAsync(new Uri(address, UriKind.Relative), Ct);
        return answer.StatusCode;
    }

    private async Task<List<string>> EntryAsync(Guid milestone) =>
        [.. IcsFileTests.Read(Encoding.UTF8.GetString(await app.BytesAsync("/missions/nhs/milestones.ics"))).SkipWhile(line => line != $"UID:{milestone}").TakeWhile(line => line != "END:VEVENT")];

    private static int Number(List<string> entry) => int.Parse(entry.Single(line => line.StartsWith("SEQUENCE:", StringComparison.Ordinal))["SEQUENCE:".Length..], System.Globalization.CultureInfo.InvariantCulture);
}

internal static class CalendarLinks
{
    public static CalendarLink Links(this TestApp app) => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<CalendarLink>(app.Services);
}
