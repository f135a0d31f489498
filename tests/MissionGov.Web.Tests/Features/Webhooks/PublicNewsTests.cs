using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.People;
using MissionGov.Domain.Stocktakes;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Decisions;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Features.Updates;
using MissionGov.Web.Features.Webhooks;
using MissionGov.Web.Tests.Serving.Outbound;

namespace MissionGov.Web.Tests.Features.Webhooks;

/// <summary>What is told, and what is not.</summary>
public sealed class PublicNewsTests : IAsyncLifetime
{
    private OutsideServer _server = null!;
    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await OutsideServer.StartAsync();
        _app = await WebhookApp.OnAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_decision_is_told_when_it_is_made_and_not_when_it_is_asked_for()
    {
        await _app.HookAsync(_server);
        var (asked, made) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        await DecideAsync(asked, "nhs", null);
        await DecideAsync(made, "nhs", new Choice { What = "Go on", On = new DateOnly(2026, 1, 30), By = "Minister" });
        Assert.Null(await _app.SendAsync(Person.CommandLine, new TakeDecision(asked, new Choice { What = "Stop", On = new DateOnly(2026, 1, 31), By = "Minister" })));
        await _app.SendDueAsync();

        var told = _server.Taken.Select(taken => JsonDocument.Parse(taken.Body).RootElement).ToList();
        Assert.Equal(["Decided by the Minister: whether to go on. Go on", "Decided by the Minister: whether to go on. Stop"], told.Select(one => one.GetProperty("text").GetString()).Order());
        Assert.All(told, one => Assert.Equal(("decisionMade", "nhs", "https://missions.example.gov.uk/decisions"), (one.GetProperty("event").GetString(), one.GetProperty("mission").GetString(), one.GetProperty("page").GetString())));
        Assert.Contains(told, one => one.GetProperty("facts").GetProperty("decidedOn").GetString() == "2026-01-31");
    }

    [Fact]
    public async Task Of_a_mission_that_is_not_published_nothing_is_told()
    {
        await _app.HookAsync(_server);
        await _app.ChangeAsync("update missions set published_at = null where slug = 'nhs'");

        await DecideAsync(Guid.CreateVersion7(), "nhs", new Choice { What = "Go on", On = new DateOnly(2026, 1, 30), By = "Minister" });
        await DecideAsync(Guid.CreateVersion7(), "safer-streets", new Choice { What = "Go on", On = new DateOnly(2026, 1, 30), By = "Minister" });

        Assert.Equal("safer-streets", Assert.Single(await _app.DeliveriesAsync()).Mission);
    }

    [Fact]
    public async Task An_update_of_several_missions_names_to_everybody_only_what_is_published()
    {
        await _app.HookAsync(_server);
        var (open, draft) = (await MilestoneAsync("nhs"), await MilestoneAsync("safer-streets"));
        await _app.ChangeAsync("update missions set published_at = null where slug = 'safer-streets'");

        Assert.Null(await _app.SendAsync(new Person(null, "Lead of all units", [new Post(Role.UnitLead, null, "Lead of all units")]), new PublishUpdates([.. new[] { open, draft }.Select(one => new UpdateEntry(one.Id, one.Version, ReportedStatus.OnTime, Note: $"Note on {one.Id}."))])));

        var told = Assert.Single(await _app.DeliveriesAsync());
        Assert.Equal((NewsKind.UpdatesPublished, "nhs", "/missions/nhs/milestones"), (told.Kind, told.Mission, told.Page));
        Assert.Contains($"{open.Id}", told.Facts, StringComparison.Ordinal);
        Assert.DoesNotContain($"{draft.Id}", told.Facts + told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(draft.Name, told.Facts + told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_that_come_in_are_told_by_number_without_the_name_of_the_file_and_a_file_that_changes_nothing_is_not()
    {
        await _app.HookAsync(_server);

        await ImportAsync("private words.csv", "indicator,place,period,value\nTold measure,E92000001,2020,5\n");
        await ImportAsync("again.csv", "indicator,place,period,value\r\nTold measure,E92000001,2020,5\r\n");

        var told = Assert.Single(await _app.DeliveriesAsync());
        Assert.Equal((NewsKind.DataImported, "Figures came in: 1 new, 0 revised, 0 withdrawn.", "/data"), (told.Kind, told.Text, told.Page));
        Assert.DoesNotContain("private", told.Facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_is_told_what_it_asked_for_and_nothing_while_it_is_paused()
    {
        var hook = await _app.HookAsync(_server, wanted: [NewsKind.DataImported]);
        await DecideAsync(Guid.CreateVersion7(), "nhs", new Choice { What = "Go on", On = new DateOnly(2026, 1, 30), By = "Minister" });
        Assert.Empty(await _app.DeliveriesAsync());

        Assert.Null(await _app.SendAsync(Person.CommandLine, new EditWebhook(hook, "All", Domain.Webhooks.WebhookShape.Slack, [NewsKind.DecisionMade])));
        Assert.Null(await _app.SendAsync(Person.CommandLine, new PauseWebhook(hook, IsPaused: true)));
        await DecideAsync(Guid.CreateVersion7(), "nhs", new Choice { What = "Go on", On = new DateOnly(2026, 1, 30), By = "Minister" });
        Assert.Empty(await _app.DeliveriesAsync());

        Assert.Null(await _app.SendAsync(Person.CommandLine, new PauseWebhook(hook, IsPaused: false)));
        await DecideAsync(Guid.CreateVersion7(), "nhs", new Choice { What = "Go on", On = new DateOnly(2026, 1, 30), By = "Minister" });
        Assert.Single(await _app.DeliveriesAsync());
    }

    [Fact]
    public async Task A_command_that_is_refused_or_sent_twice_owes_no_second_news()
    {
        await _app.HookAsync(_server);
        var (id, choice) = (Guid.CreateVersion7(), new Choice { What = "Go on", On = new DateOnly(2026, 1, 30), By = "Minister" });
        var command = new RecordDecision(id, "nhs", Asked, choice);

        Assert.Null(await _app.SendAsync(Person.CommandLine, command, commandId: id));
        Assert.Null(await _app.SendAsync(Person.CommandLine, command, commandId: id));
        Assert.NotNull(await _app.SendAsync(Person.CommandLine, new TakeDecision(id, choice)));

        Assert.Single(await _app.DeliveriesAsync());
    }

    [Fact]
    public async Task A_changed_status_is_told_once_by_whichever_node_and_one_of_a_draft_never()
    {
        await using var other = await WebhookApp.OnAsync(_app);
        await _app.HookAsync(_server, wanted: [NewsKind.StatusChanged]);
        await _app.TellStatusesAsync();
        Assert.Empty(await _app.DeliveriesAsync());
        var told = await _app.ReadAsync(db => db.ToldStatuses.AsNoTracking().ToListAsync());
        Assert.True(told.Count > 3);

        // Another status was told of two targets, one of which is a draft by now.
        var targets = await _app.ReadAsync(db => db.Targets.AsNoTracking().Where(target => target.PublishedAt != null && (target.Slug == "18-week-waits" || target.Slug == "homes")).ToDictionaryAsync(target => target.Slug, target => target.Id));
        var (open, draft) = (targets["18-week-waits"], targets["homes"]);
        await _app.ChangeAsync($"update told_statuses set status = 'Met' where target_id in ('{open}', '{draft}'); update targets set published_at = null where id = '{draft}'");
        await Task.WhenAll(_app.TellStatusesAsync(), other.TellStatusesAsync());
        await _app.TellStatusesAsync();

        var news = Assert.Single(await _app.DeliveriesAsync());
        Assert.Equal((NewsKind.StatusChanged, "nhs", "/missions/nhs/targets/18-week-waits"), (news.Kind, news.Mission, news.Page));
        var facts = JsonDocument.Parse(news.Facts).RootElement;
        Assert.Equal(("18-week-waits", "met"), (facts.GetProperty("target").GetString(), facts.GetProperty("before").GetString()));
        Assert.Contains(", before Met. ", news.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_listens_later_is_not_told_what_changed_before()
    {
        var hook = await _app.HookAsync(_server, wanted: [NewsKind.StatusChanged]);
        await _app.TellStatusesAsync();
        Assert.Null(await _app.SendAsync(Person.CommandLine, new PauseWebhook(hook, IsPaused: true)));
        await _app.ChangeAsync("update told_statuses set status = 'Met'");
        await _app.TellStatusesAsync();
        Assert.Null(await _app.SendAsync(Person.CommandLine, new PauseWebhook(hook, IsPaused: false)));
        await _app.ChangeAsync("select 1");
        await _app.TellStatusesAsync();

        Assert.Empty(await _app.DeliveriesAsync());
        Assert.NotEmpty(await _app.ReadAsync(db => db.ToldStatuses.AsNoTracking().ToListAsync()));
    }

    private static DecisionDetails Asked => new() { Question = "whether to go on", Owner = "Minister", DueOn = new DateOnly(2026, 3, 1) };

    private async Task DecideAsync(Guid id, string mission, Choice? choice) => Assert.Null(await _app.SendAsync(Person.CommandLine, new RecordDecision(id, mission, Asked, choice)));

    private Task<Milestone> MilestoneAsync(string mission) => _app.ReadAsync(db => (
        from milestone in db.Milestones.AsNoTracking()
        where db.Missions.Any(one => one.Id == milestone.MissionId && one.Slug == mission) && milestone.MetOn == null && milestone.StoppedOn == null && milestone.BaselineDate > new DateOnly(2026, 3, 1)
        orderby milestone.Id
        select milestone).FirstAsync());

    private async Task ImportAsync(string name, string csv)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, csv, TestContext.Current.CancellationToken);
        Assert.Null(await _app.SendAsync(Person.CommandLine, new ImportObservations(new ImportFile(path, name))));
        File.Delete(path);
    }
}
