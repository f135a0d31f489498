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

    private async Task<MilestoneList> ListAsync(string? mission = null, bool showAll = false) => MilestoneList.Of(await site.AskAsync(new GetMilestones()), mission, showAll);
}
