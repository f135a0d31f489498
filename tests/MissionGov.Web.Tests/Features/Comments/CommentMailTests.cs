using Microsoft.EntityFrameworkCore;
using MimeKit;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Features.Comments;
using MissionGov.Web.Tests.Jobs;

namespace MissionGov.Web.Tests.Features.Comments;

/// <summary>Who is called in a comment gets a mail that leads to it.</summary>
public sealed class CommentMailTests : IAsyncLifetime
{
    private const string Waits = "18-week-waits";
    private const string Clinics = "40-evening-clinics-open";
    private const string Called = "NHS mission unit lead";

    private MailServer _server = null!;
    private TestApp _app = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await MailServer.StartAsync();
        _app = await MailingApp.OnAsync(_server);
        await _app.PersonAsync("called@example.gov.uk");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task It_opens_the_page_where_the_comment_stands()
    {
        var point = (await _app.AskAsync(Access.Personas.Named("NHS unit lead")!, new GetComments(new("nhs", Waits))))!.Points[0];
        (CommentAddress Address, Domain.Missions.Period? Point, string Page)[] places =
        [
            (new("nhs"), null, "/missions/nhs/comments"),
            (new("nhs", Waits), null, $"/missions/nhs/targets/{Waits}/comments"),
            (new("nhs", Waits), point, $"/missions/nhs/targets/{Waits}/comments"),
            (new("nhs", null, Clinics), null, $"/missions/nhs/milestones/{Clinics}/comments"),
        ];
        var ids = new List<Guid>();
        foreach (var (address, at, _) in places)
        {
            ids.Add(Guid.CreateVersion7());
            Assert.Null(await _app.SendAsync(Access.Personas.Named("NHS senior responsible owner")!, new WriteComment(ids[^1], address, at, $"@{Called}, can you look?")));
        }

        await _app.Sender().SendDueAsync(Ct);

        Assert.Equal(places.Zip(ids).Select(place => $"Open: https://missions.example.gov.uk{place.First.Page}#c-{place.Second:N}").Order(), _server.Taken.Select(Opened).Order());
        using var owner = await PersonaBrowser.AsAsync(_app, "NHS senior responsible owner");
        foreach (var (place, id) in places.Zip(ids)) Assert.NotNull((await owner.PageAsync(place.Page)).QuerySelector($"#c-{id:N}"));
    }

    [Fact]
    public async Task Who_is_named_only_when_the_words_are_mended_is_called_then()
    {
        await _app.PersonAsync("owner@example.gov.uk", Role.SeniorResponsibleOwner, title: "NHS senior responsible owner");
        var (writer, id) = (Access.Personas.Named("NHS unit lead")!, Guid.CreateVersion7());
        Assert.Null(await _app.SendAsync(writer, new WriteComment(id, new("nhs", null, Clinics), null, $"@{Called}, look.")));
        var version = await _app.ReadAsync(db => db.Comments.Where(comment => comment.Id == id).Select(comment => comment.Version).SingleAsync(Ct));

        Assert.Null(await _app.SendAsync(writer, new EditComment(id, $"@{Called}, look, and @NHS senior responsible owner too.", version)));
        await _app.Sender().SendDueAsync(Ct);

        Assert.Equal(["called@example.gov.uk", "owner@example.gov.uk"], _server.Taken.Select(mail => mail.To.Mailboxes.Single().Address).Order());
        Assert.All(_server.Taken, mail => Assert.Equal($"Open: https://missions.example.gov.uk/missions/nhs/milestones/{Clinics}/comments#c-{id:N}", Opened(mail)));
    }

    private static string Opened(MimeMessage mail) => ((TextPart)mail.Body!).Text.TrimEnd().ReplaceLineEndings("\n").Split('\n')[^1];
}
