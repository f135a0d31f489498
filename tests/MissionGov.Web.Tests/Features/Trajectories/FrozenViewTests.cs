using System.Text.Json;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Missions;
using MissionGov.Web.Features.Trajectories;

namespace MissionGov.Web.Tests.Features.Trajectories;

/// <summary>A link to cite shows the same figures, whatever comes out later.</summary>
public sealed class FrozenViewTests(DemoSite site) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task Later_figures_change_the_page_and_not_its_frozen_view()
    {
        var address = new TargetAddress("nhs", "18-week-waits");
        var view = await site.AskAsync(new GetTarget(address));
        var mission = await site.AskAsync(new GetMission("nhs"));
        var (frozen, then) = (view!.Frozen!, Json(view));
        var frozenMission = Mission(await FrozenMissionAsync(mission!));

        Assert.Equal("/missions/nhs/targets/18-week-waits?as-at=2026-02-01&known-on=2026-01-31", frozen.Page);
        Assert.Equal("/missions/nhs?as-at=2026-02-01&known-on=2026-01-31", mission!.Frozen);
        Assert.Equal(then, Json(await site.AskAsync(new GetTarget(frozen))));
        Assert.Equal(Mission(mission), frozenMission);

        var latest = view.Assessment.Latest!;
        site.Today = new DateOnly(2026, 6, 1);
        await site.PublishAsync("18-week-waits", new DateOnly(2026, 5, 14), (latest.Period, latest.Value!.Value - 5), (Period.Month(2026, 3), 50));

        Assert.NotEqual(then, Json(await site.AskAsync(new GetTarget(address))));
        Assert.Equal(then, Json(await site.AskAsync(new GetTarget(frozen))));
        Assert.Equal(frozenMission, Mission(await FrozenMissionAsync(mission)));
    }

    private async Task<MissionView> FrozenMissionAsync(MissionView view)
    {
        var days = System.Web.HttpUtility.ParseQueryString(view.Frozen![view.Frozen!.IndexOf('?', StringComparison.Ordinal)..]);
        return (await site.AskAsync(new GetMission(view.Mission.Slug, Day(days["as-at"]!), Day(days["known-on"]!))))!;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Json(TargetView? view) => JsonSerializer.Serialize(TargetJson.Of(view! with { Strategy = null, SoFar = null }), AsJson.Options);

    private static string Mission(MissionView view) => JsonSerializer.Serialize(MissionJson.Of(view), AsJson.Options);
}
