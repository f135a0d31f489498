using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Updates;

namespace MissionGov.Web.Tests.Features.Updates;

/// <summary>In the demo, surgical hubs wait for diagnostic centres.</summary>
public sealed class TooSoonTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Person Lead = Access.Personas.Named("NHS unit lead")!;

    private readonly Guid _published = Guid.CreateVersion7();

    [Fact]
    public async Task A_report_that_would_come_before_what_it_waits_for_is_refused_and_told_before()
    {
        var centres = await NamedAsync("Diagnostic centres open 12 hours a day");
        Assert.Null(await app.SendAsync(Lead, new PublishUpdates([Entry(centres, ReportedStatus.Late, "+6w", "Staff are short.")]), commandId: _published));
        var hubs = await NamedAsync("Surgical hubs in every region");
        var early = Entry(hubs, ReportedStatus.OnTime, note: "We are ready.");

        var problem = await app.SendAsync(Lead, new PublishUpdates([early]));

        Assert.Equal(PublishUpdatesHandler.Refused, problem?.Code);
        Assert.StartsWith("Surgical hubs in every region: It waits for Diagnostic centres open 12 hours a day, which is expected on", problem!.Message, StringComparison.Ordinal);
        Assert.Equal(("date", true), (await app.AskAsync(Lead, new CheckUpdates([early]))).Select(check => (check.Field, problem.Message.EndsWith(check.Problem!, StringComparison.Ordinal))).Single());
        Assert.Equal(hubs.ForecastDate, (await NamedAsync(hubs.Name)).ForecastDate);

        // Both at once: what comes first may catch up in the same update.
        centres = await NamedAsync(centres.Name);
        Assert.Null(await app.SendAsync(Lead, new PublishUpdates([early, Entry(centres, ReportedStatus.OnTime, note: "Staff found.")])));
        Assert.Equal(hubs.BaselineDate, (await NamedAsync(hubs.Name)).ForecastDate);
    }

    [Fact]
    public async Task Undo_does_not_bring_one_before_what_it_waits_for()
    {
        var hubs = await NamedAsync("Surgical hubs in every region");
        Assert.Null(await app.SendAsync(Lead, new PublishUpdates([Entry(hubs, ReportedStatus.Late, "+1y", "No site.")]), commandId: _published));
        var (later, centres) = (await NamedAsync(hubs.Name), await NamedAsync("Diagnostic centres open 12 hours a day"));
        var slip = Guid.CreateVersion7();
        Assert.Null(await app.SendAsync(Lead, new PublishUpdates([Entry(centres, ReportedStatus.Late, "+5m", "Staff are short.")]), commandId: slip));

        Assert.Equal("updates.too_soon", (await app.SendAsync(Lead, new UndoUpdates(_published)))?.Code);

        Assert.Equal(later.ForecastDate, (await NamedAsync(hubs.Name)).ForecastDate);
        Assert.Null(await app.SendAsync(Lead, new UndoUpdates(slip)));
        Assert.Null(await app.SendAsync(Lead, new UndoUpdates(_published)));
    }

    private static UpdateEntry Entry(Milestone milestone, ReportedStatus status, string? date = null, string? note = null) => new(milestone.Id, milestone.Version, status, date, note);

    private Task<Milestone> NamedAsync(string name) => app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(milestone => milestone.Name == name));
}
