using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using MissionGov.Domain.Missions;
using MissionGov.Web.Features.Trajectories;

namespace MissionGov.Web.Tests.Features.Trajectories;

public sealed class GetTargetsTests(DemoSite site) : IClassFixture<DemoSite>
{
    private static readonly TargetFilter Everything = new(SavedView.All);

    [Fact]
    public async Task While_none_is_behind_and_getting_worse_all_are_shown_and_the_view_says_so()
    {
        var view = await site.AskAsync(new GetTargets(new TargetFilter()));

        Assert.True(view.NoneWorse);
        Assert.Equal((SavedView.All, 0, 6, 6), (view.Filter.View, view.BehindAndWorse, view.Rows.Count, view.All));
    }

    [Fact]
    public async Task The_biggest_gap_as_a_share_of_the_promise_comes_first_and_what_has_none_last()
    {
        var rows = (await site.AskAsync(new GetTargets(Everything))).Rows;

        Assert.Equal(["good-level-of-development", "homes", "18-week-waits", "clean-power", "neighbourhood-police", "living-standards"], rows.Select(row => row.Assessment.Target.Slug));
    }

    [Fact]
    public async Task Missions_that_are_closed_stay_out() =>
        Assert.DoesNotContain((await site.AskAsync(new GetTargets(Everything))).Rows, row => row.Mission == "social-exclusion");

    [Fact]
    public async Task Filters_keep_only_what_they_name()
    {
        Assert.Equal(["homes", "living-standards"], await SlugsAsync(Everything with { Mission = "growth" }));
        Assert.Equal(["living-standards"], await SlugsAsync(Everything with { Level = TargetStatus.NotRated }));
        Assert.Equal(["neighbourhood-police"], await SlugsAsync(Everything with { Owner = "Director, Policing, Home Office" }));
        Assert.Empty(await SlugsAsync(Everything with { Late = true }));
    }

    [Fact]
    public async Task A_mission_or_owner_that_does_not_exist_counts_as_not_asked()
    {
        var view = await site.AskAsync(new GetTargets(Everything with { Mission = "moon", Owner = "Nobody" }));

        Assert.Equal((6, false), (view.Rows.Count, view.Filter.IsNarrowed));
    }

    [Theory]
    [InlineData(TargetOrder.Chance, "18-week-waits")]
    [InlineData(TargetOrder.Months, "good-level-of-development")]
    [InlineData(TargetOrder.Age, "clean-power")]
    [InlineData(TargetOrder.Name, "homes")]
    [InlineData(TargetOrder.Status, "18-week-waits")]
    [InlineData(TargetOrder.Trend, "18-week-waits")]
    public async Task Every_order_begins_with_the_worst(TargetOrder order, string first) => Assert.Equal(first, (await SlugsAsync(Everything with { Sort = order }))[0]);

    [Fact]
    public async Task The_order_by_level_is_that_of_the_missions()
    {
        var rows = (await site.AskAsync(new GetTargets(Everything with { Sort = TargetOrder.Status }))).Rows.Select(row => row.Assessment).ToList();

        Assert.Equal(rows.Order(MissionStanding.WorstFirst).Select(row => row.Target.Slug), rows.Select(row => row.Target.Slug));
    }

    [Fact]
    public async Task A_target_that_is_behind_and_fell_twice_opens_the_page()
    {
        await using var worse = new DemoSite();
        await worse.InitializeAsync();
        await worse.PublishAsync("18-week-waits", new DateOnly(2026, 1, 20), (Period.Month(2025, 11), 60.9), (Period.Month(2025, 12), 60.1));

        var view = await worse.AskAsync(new GetTargets(new TargetFilter()));

        Assert.False(view.NoneWorse);
        Assert.Equal(["18-week-waits"], view.Rows.Select(row => row.Assessment.Target.Slug));
    }

    [Theory]
    [InlineData("?view=all&mission=nhs&level=offTrack&owner=Director,%20Policing&late=on&sort=months")]
    [InlineData("?view=behind")]
    public void An_address_reads_back_as_the_view_it_was_written_from(string address)
    {
        var filter = Of(address);

        Assert.Equal(filter, Of(filter.Query));
        Assert.Equal(QueryHelpers.ParseQuery(address).OrderBy(pair => pair.Key), QueryHelpers.ParseQuery(filter.Query).OrderBy(pair => pair.Key));
    }

    [Theory]
    [InlineData("?view=7&level=99&sort=1&late=yes&mission=")]
    [InlineData("?view=BEHIND&level=OffTrack&sort=%00&owner=%20")]
    [InlineData("")]
    public void What_cannot_be_read_counts_as_not_asked(string address) => Assert.Equal(new TargetFilter(), Of(address));

    private static TargetFilter Of(string address) => TargetFilter.Of(new QueryCollection(QueryHelpers.ParseQuery(address)));

    private async Task<List<string>> SlugsAsync(TargetFilter filter) => [.. (await site.AskAsync(new GetTargets(filter))).Rows.Select(row => row.Assessment.Target.Slug)];
}
