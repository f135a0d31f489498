using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MissionGov.Domain.Interventions;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.Interventions;

public sealed class OlderPlansTests(TestApp app) : IClassFixture<TestApp>
{
    private const string BeforeThem = "20261130110811_TriesOfImports";

    [Fact]
    public async Task Plans_of_an_older_database_get_an_address_and_stay_without_a_number()
    {
        await app.ReadAsync(async db =>
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(BeforeThem);
            await db.Database.ExecuteSqlAsync($"insert into interventions (id, mission_id, name, state, shortfall_share, illustrative) select gen_random_uuid(), mission_id, name, 'Idea', 0, false from interventions where name = 'Outpatient reform'");
            await migrator.MigrateAsync();
            return 0;
        });

        var plans = await app.ReadAsync(db => db.Interventions.AsNoTracking().Where(plan => plan.Name.StartsWith("Outpatient reform") || plan.Name.StartsWith("Evening")).OrderBy(plan => plan.Slug).ToListAsync());

        Assert.Equal(["evening-and-weekend-clinics", "outpatient-reform", "outpatient-reform-2"], plans.Select(plan => plan.Slug));
        Assert.All(plans, plan => Assert.Equal((new RollOut(), 0, null), (plan.RollOut, plan.Estimates.Count, plan.Effect)));
        Assert.Contains("It has no estimate of its effect yet.", (await app.PageAsync("/missions/nhs/plans")).Body!.Words(), StringComparison.Ordinal);
    }
}
