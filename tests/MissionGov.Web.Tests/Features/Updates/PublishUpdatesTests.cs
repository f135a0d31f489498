using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Delivery;
using MissionGov.Web.Features.Milestones;
using MissionGov.Web.Features.Updates;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features.Updates;

public sealed class PublishUpdatesTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Person Lead = Access.Personas.Named("NHS unit lead")!;
    private static readonly Person Director = Access.Personas.Named("Director, Outpatients, NHS England")!;
    private static readonly Person OtherLead = Access.Personas.Named("Safer streets unit lead")!;

    [Fact]
    public async Task A_week_is_one_event_with_one_audit_line_for_each_milestone()
    {
        var (late, done, command) = (await MilestoneAsync("Surgical hubs in every region"), await MilestoneAsync("Diagnostic centres open 12 hours a day"), Guid.CreateVersion7());

        Assert.Null(await app.SendAsync(Lead, new PublishUpdates([Entry(late, ReportedStatus.Late, "end jun 27", "No site in the South West."), Entry(done, ReportedStatus.Done, "yesterday")]), commandId: command));

        Assert.Equal(new DateOnly(2027, 6, 30), (await MilestoneAsync(late.Name)).ForecastDate);
        Assert.Equal(new DateOnly(2026, 1, 31), (await MilestoneAsync(done.Name)).MetOn);
        var line = await app.ReadAsync(db => db.Audit.SingleAsync(line => line.CommandId == command && line.Part == 0));
        Assert.Equal("Update of 2 milestones published: Surgical hubs in every region, Diagnostic centres open 12 hours a day.", line.Summary);
        var parts = await app.ReadAsync(db => db.Audit.Where(part => part.CommandId == command && part.Event == nameof(MilestoneReported) && (part.SubjectId == late.Id || part.SubjectId == done.Id)).OrderBy(part => part.Id).ToListAsync());
        Assert.Equal([(late.Id, "NHS unit lead"), (done.Id, "NHS unit lead")], parts.Select(part => (part.SubjectId!.Value, part.Who)));
        Assert.EndsWith("No site in the South West.", parts[0].Summary, StringComparison.Ordinal);

        Assert.Null(await app.SendAsync(Lead, new UndoUpdates(command)));
    }

    [Fact]
    public async Task One_wrong_row_saves_nothing_of_the_batch()
    {
        var (good, bad) = (await MilestoneAsync("Surgical hubs in every region"), await MilestoneAsync("40 evening clinics open"));

        var problem = await app.SendAsync(Lead, new PublishUpdates([Entry(good, ReportedStatus.Late, "+3m", "Builders."), Entry(bad, ReportedStatus.Late, "30 feb", "Nonsense.")]));

        Assert.Equal(PublishUpdatesHandler.Refused, problem?.Code);
        Assert.StartsWith("40 evening clinics open: This is no date we know.", problem!.Message, StringComparison.Ordinal);
        Assert.Equal((good.Version, good.ForecastDate), ((await MilestoneAsync(good.Name)).Version, (await MilestoneAsync(good.Name)).ForecastDate));
    }

    [Fact]
    public async Task What_somebody_else_changed_is_not_overwritten_and_nothing_else_is_saved()
    {
        var (mine, contested) = (await MilestoneAsync("Surgical hubs in every region"), await MilestoneAsync("Patients choose follow-ups in every specialty"));
        Assert.Null(await app.SendAsync(Director, new PublishUpdates([Entry(contested, ReportedStatus.Late, "+1m", "Safety case is late.")])));

        UpdateEntry[] rows = [Entry(mine, ReportedStatus.Late, "+1m", "Builders."), Entry(contested, ReportedStatus.Late, "+2w", "My own reason.")];
        Assert.Equal(Mediator.Changed, (await app.SendAsync(Lead, new PublishUpdates(rows)))?.Code);
        Assert.Equal(mine.Version, (await MilestoneAsync(mine.Name)).Version);

        var checks = await app.AskAsync(Lead, new CheckUpdates(rows));
        Assert.Null(checks[0].Problem);
        var conflict = checks[1].Conflict!;
        Assert.Equal("Director, Outpatients, NHS England changed this just now.", conflict.Who);
        Assert.Contains(new ConflictField("Why", "Safety case is late.", "My own reason."), conflict.Fields);

        // With open eyes it can be done.
        Assert.Null(await app.SendAsync(Lead, new PublishUpdates([rows[1] with { Seen = conflict.Version }])));
        Assert.Equal("My own reason.", (await MilestoneAsync(contested.Name)).Slips[^1].Reason);
    }

    [Fact]
    public async Task An_owner_reports_what_is_theirs_and_nobody_elses()
    {
        var (own, other) = (await MilestoneAsync("Patients choose follow-ups in every specialty"), await MilestoneAsync("40 evening clinics open"));

        Assert.Equal([own.Id], (await app.AskAsync(Director, new GetMyUpdates())).Rows.Select(row => row.Id));
        Assert.Equal(5, (await app.AskAsync(Lead, new GetMyUpdates())).Rows.Count);
        var stolen = await app.SendAsync(Director, new PublishUpdates([Entry(other, ReportedStatus.Stopped, note: "Mine now.")]));
        var guessed = await app.SendAsync(Director, new PublishUpdates([Entry(other, ReportedStatus.Stopped, note: "Mine now.") with { Milestone = Guid.NewGuid() }]));
        Assert.Equal(guessed, stolen);
        Assert.Equal(Mediator.NotFound, (await app.SendAsync(OtherLead, new PublishUpdates([Entry(own, ReportedStatus.Stopped, note: "Mine now.")])))?.Code);
        Assert.Equal(Mediator.Forbidden, (await app.SendAsync(Person.Visitor, new PublishUpdates([Entry(own, ReportedStatus.Stopped, note: "Mine now.")])))?.Code);
        Assert.Null((await MilestoneAsync(other.Name)).StoppedOn);
    }

    [Fact]
    public async Task Sixty_four_publishes_of_one_intent_have_one_effect()
    {
        var (seen, intent) = (await MilestoneAsync("All first appointments bookable in the app"), Guid.CreateVersion7());
        var update = new PublishUpdates([Entry(seen, ReportedStatus.Late, "+2w", "Double click.")]);

        var problems = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => app.SendAsync(Lead, update, commandId: intent)));

        Assert.All(problems, Assert.Null);
        var after = await MilestoneAsync(seen.Name);
        Assert.Equal((seen.Slips.Count + 1, 1), (after.Slips.Count, await app.ReadAsync(db => db.Audit.CountAsync(line => line.CommandId == intent && line.Part == 0))));
        Assert.Null(await app.SendAsync(Lead, new UndoUpdates(intent)));
    }

    [Fact]
    public async Task The_same_button_pressed_again_with_something_else_in_the_form_is_no_done()
    {
        var (seen, intent) = (await MilestoneAsync("Surgical hubs in every region"), Guid.CreateVersion7());
        var update = new PublishUpdates([Entry(seen, ReportedStatus.Late, "+2w", "First words.")]);
        Assert.Null(await app.SendAsync(Lead, update, commandId: intent));

        var other = await app.SendAsync(Lead, new PublishUpdates([Entry(seen, ReportedStatus.Late, "+2w", "Second words.")]), commandId: intent);

        Assert.Equal(Intent.Other, other?.Code);
        Assert.Equal("First words.", (await MilestoneAsync(seen.Name)).Slips[^1].Reason);
        Assert.Null(await app.SendAsync(Lead, update, commandId: intent));
        Assert.Equal(Intent.Other, (await app.SendAsync(Director, update, commandId: intent))?.Code);
        Assert.Null(await app.SendAsync(Lead, new UndoUpdates(intent)));
    }

    [Fact]
    public async Task A_late_row_moves_what_waits_for_it_in_another_mission_and_undo_brings_both_back()
    {
        var (hubs, theirs) = (await MilestoneAsync("Surgical hubs in every region"), await app.ReadAsync(db => db.Milestones.AsNoTracking().Where(one => one.MetOn == null && one.StoppedOn == null && db.Missions.Any(mission => mission.Id == one.MissionId && mission.Slug == "safer-streets")).OrderByDescending(one => one.ForecastDate).FirstAsync()));
        foreach (var foreseen in new[] { 0, 1 })
            if (await app.SendAsync(OtherLead, new AddDependency(theirs.Id, hubs.Id, foreseen)) is null) break;
        var (waiting, command) = (await MilestoneAsync(theirs.Name), Guid.CreateVersion7());
        var late = waiting.ForecastDate.AddMonths(2);

        Assert.Null(await app.SendAsync(Lead, new PublishUpdates([Entry(hubs, ReportedStatus.Late, late.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "Builders.")]), commandId: command));

        Assert.Equal(late, (await MilestoneAsync(theirs.Name)).ForecastDate);
        var part = await app.ReadAsync(db => db.Audit.SingleAsync(line => line.CommandId == command && line.SubjectId == theirs.Id));
        Assert.Equal((nameof(MilestoneMoved), theirs.MissionId, "NHS unit lead"), (part.Event, part.MissionId!.Value, part.Who));
        Assert.Null(await app.SendAsync(Lead, new UndoUpdates(command)));
        Assert.Equal((hubs.ForecastDate, waiting.ForecastDate), ((await MilestoneAsync(hubs.Name)).ForecastDate, (await MilestoneAsync(theirs.Name)).ForecastDate));
        Assert.Null(await app.SendAsync(OtherLead, new RemoveDependency(theirs.Id, hubs.Id)));
    }

    [Fact]
    public async Task Of_two_at_once_one_wins_and_the_other_is_told()
    {
        const int races = 20;
        for (var race = 0; race < races; race++)
        {
            var seen = await MilestoneAsync("All first appointments bookable in the app");

            var problems = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => app.SendAsync(Lead, new PublishUpdates([Entry(seen, ReportedStatus.Late, "+1d", "Race.")]))));

            Assert.Equal([Mediator.Changed, null], problems.Select(problem => problem?.Code).OrderBy(code => code is null));
            Assert.Equal(seen.Slips.Count + 1, (await MilestoneAsync(seen.Name)).Slips.Count);
        }
    }

    [Fact]
    public async Task Undo_goes_back_once_and_never_over_what_came_after()
    {
        var (before, command) = (await MilestoneAsync("40 evening clinics open"), Guid.CreateVersion7());
        Assert.Null(await app.SendAsync(Lead, new PublishUpdates([Entry(before, ReportedStatus.Late, "+2w", "Once more.")]), commandId: command));
        Assert.True((await app.AskAsync(Lead, new GetPublished(command)))?.CanUndo);

        Assert.Null(await app.SendAsync(Lead, new UndoUpdates(command)));

        var restored = await MilestoneAsync(before.Name);
        Assert.True(restored.State.IsSameAs(before.State));
        Assert.False((await app.AskAsync(Lead, new GetPublished(command)))?.CanUndo);
        Assert.Null(await app.SendAsync(Lead, new SlipMilestone(before.Id, before.ForecastDate.AddDays(40), restored.Version), "Somebody else's."));
        Assert.Equal("milestone.changed_since", (await app.SendAsync(Lead, new UndoUpdates(command)))?.Code);
        Assert.Equal(before.ForecastDate.AddDays(40), (await MilestoneAsync(before.Name)).ForecastDate);
        Assert.Equal(Mediator.Forbidden, (await app.SendAsync(Director, new UndoUpdates(command)))?.Code);
    }

    [Theory]
    [InlineData(2, 3, 11, "Late milestones 2 → 3; next 11 February.")]
    [InlineData(3, 3, 400, "Late milestones: still 3; next 7 March 2027.")]
    public void The_effect_is_told_as_the_ministers_page_tells_it(int before, int after, int days, string expected)
    {
        var today = new DateOnly(2026, 1, 31);
        Assert.Equal(expected, UpdateWords.Effect(new(before, null), new(after, today.AddDays(days)), today));
    }

    private static UpdateEntry Entry(Milestone milestone, ReportedStatus status, string? date = null, string? note = null) => new(milestone.Id, milestone.Version, status, date, note);

    private Task<Milestone> MilestoneAsync(string name) => app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(milestone => milestone.Name == name));
}
