using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MissionGov.Domain;
using MissionGov.Tests;
using MissionGov.Web.Features.Milestones;

namespace MissionGov.Web.Tests.Features.Milestones;

public sealed class PlannedOnTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Name = "Okapi ward opened";

    [Fact]
    public async Task What_was_planned_later_is_not_there_on_an_earlier_day()
    {
        Assert.Null(await app.SendAsync(Access.Personas.Named("NHS unit lead")!, new PlanMilestone("nhs", Name, "NHS unit lead", null, null, new DateOnly(2026, 2, 20))));

        Assert.Contains(Name, (await app.PageAsync("/missions/nhs")).Body!.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(Name, (await app.PageAsync("/missions/nhs?as-at=2025-12-01")).Body!.Words(), StringComparison.Ordinal);
        Assert.Contains("Surgical hubs in every region", (await app.PageAsync("/missions/nhs/milestones")).Body!.Words(), StringComparison.Ordinal);

        // Those planned before the day was kept have it from the audit.
        var planned = LondonDay.Of(app.Clock.Now);
        Assert.Equal(planned, await PlannedAsync());
        await app.ReadAsync(async db =>
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync("20261124090338_PeopleAndTheirWork");
            await migrator.MigrateAsync();
            return 0;
        });
        Assert.Equal(planned, await PlannedAsync());
    }

    private Task<DateOnly?> PlannedAsync() => app.ReadAsync(db => db.Milestones.Where(milestone => milestone.Name == Name).Select(milestone => milestone.PlannedOn).SingleAsync());
}
