using Microsoft.EntityFrameworkCore;
using MimeKit;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Tests.Jobs;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.UseCases;

public sealed class CallsTests : IAsyncLifetime
{
    private MailServer _server = null!;
    private TestApp _app = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await MailServer.StartAsync();
        _app = await MailingApp.OnAsync(_server);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Everyone_who_holds_a_called_post_of_the_mission_is_told_but_for_who_called()
    {
        var caller = await _app.PersonAsync("caller@example.gov.uk");
        await _app.PersonAsync("called@example.gov.uk");
        await _app.PersonAsync("all@example.gov.uk", Role.UnitLead, mission: null);
        await _app.PersonAsync("elsewhere@example.gov.uk", mission: "growth");
        await _app.PersonAsync("other@example.gov.uk", title: "NHS senior responsible owner");
        await _app.PersonAsync("before@example.gov.uk");
        await TestData.ExecuteAsync(_app.Database, "update appointments set until = '2026-01-31' where person_id = (select id from accounts where email = 'before@example.gov.uk')");

        await CallAsync(caller);
        await _app.Sender().SendDueAsync(Ct);

        Assert.Equal(["all@example.gov.uk", "called@example.gov.uk"], _server.Taken.Select(mail => mail.To.Mailboxes.Single().Address).Order());
        var mail = _server.Taken[0];
        Assert.Equal("Asked of you: a date", mail.Subject);
        Assert.EndsWith("Open: https://missions.example.gov.uk/missions/nhs/comments", ((TextPart)mail.Body!).Text.TrimEnd(), StringComparison.Ordinal);
        Assert.Null(mail.Headers[HeaderId.ListUnsubscribe]);
    }

    [Fact]
    public async Task An_event_that_calls_nobody_owes_nothing()
    {
        await _app.PersonAsync("called@example.gov.uk");

        await CallAsync(null, []);

        Assert.Empty(await _app.OutboxAsync());
    }

    private Task<int> CallAsync(Guid? caller, string[]? posts = null) => _app.ReadAsync(async db =>
    {
        var mission = await db.Missions.Where(one => one.Slug == "nhs").Select(one => one.Id).SingleAsync(Ct);
        await Calls.AddAsync(db, new Asked(mission, posts ?? ["NHS mission unit lead"]), new Change("NHS unit lead", _app.Clock.Now, PersonId: caller), Ct);
        return await db.SaveChangesAsync(Ct);
    });

    private sealed record Asked(Guid Mission, string[] Posts) : DomainEvent
    {
        public override Guid? MissionId => Mission;

        public override Guid? SubjectId => Mission;

        public override string Summary => "Asked.";

        public override Call? Calling() => new(Posts, "Asked of you: a date", "The minister's office asks for a date.", "/missions/{mission}/comments");
    }
}
