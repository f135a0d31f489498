using MissionGov.Web.Features.Delivery;

namespace MissionGov.Web.Tests.Features.Delivery;

public sealed class MilestoneListTests(DemoSite site) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task Late_ones_come_first_then_those_of_the_next_90_days()
    {
        var list = await ListAsync();

        Assert.Equal(8, list.Late);
        Assert.All(list.Rows.Take(8), row => Assert.True(row.IsLate));
        Assert.Equal(["Diagnostic centres open 12 hours a day", "Year-one officers in post", "A family hub in every council"], list.Rows.Skip(8).Select(row => row.Name));
    }

    [Fact]
    public async Task Those_met_are_shown_only_with_all_of_them_and_come_last()
    {
        Assert.DoesNotContain((await ListAsync()).Rows, row => row.MetOn is not null);

        var all = await ListAsync(showAll: true);
        Assert.Equal(all.All, all.Rows.Count);
        Assert.Equal(7, all.Rows.Count(row => row.MetOn is not null));
        Assert.All(all.Rows.TakeLast(7), row => Assert.NotNull(row.MetOn));
    }

    [Fact]
    public async Task A_mission_narrows_the_list_and_its_count()
    {
        var list = await ListAsync("nhs");

        Assert.All(list.Rows, row => Assert.Equal("nhs", row.Mission));
        Assert.Equal((6, 2, "?mission=nhs"), (list.All, list.Late, list.Query));
        Assert.Equal(5, list.Missions.Count);
    }

    [Fact]
    public async Task A_mission_that_does_not_exist_counts_as_not_asked()
    {
        var list = await ListAsync("moon");

        Assert.Null(list.Mission);
        Assert.Equal(26, list.All);
    }

    [Fact]
    public async Task Dates_can_be_compared_with_those_of_any_day()
    {
        var clinics = (await ListAsync()).Gantt.Rows.Single(row => row.Name == "Patients choose follow-ups in every specialty");
        Assert.Equal((new DateOnly(2025, 10, 31), new DateOnly(2026, 5, 29), "+7 months"), (clinics.Baseline, clinics.Expected, clinics.Slip));

        var list = MilestoneList.Of(await site.AskAsync(new GetMilestones(ComparedWith: new DateOnly(2026, 1, 15))), null, showAll: false);
        var since = list.Gantt.Rows.Single(row => row.Name == clinics.Name);
        Assert.Equal((new DateOnly(2026, 1, 30), "?baseline=2026-01-15"), (since.Baseline, list.Query));
        Assert.Equal("All missions: two milestones are later, the furthest by 4 months", list.Gantt.Title);
    }

    [Fact]
    public async Task What_is_in_the_way_for_a_fortnight_is_offered_to_the_stocktake()
    {
        var (row, blocker) = Assert.Single((await ListAsync()).ForStocktake);

        Assert.Equal(("Patients choose follow-ups in every specialty", 20), (row.Name, blocker.AgeInDays(new DateOnly(2026, 2, 1))));
    }

    private async Task<MilestoneList> ListAsync(string? mission = null, bool showAll = false) => MilestoneList.Of(await site.AskAsync(new GetMilestones()), mission, showAll);
}
