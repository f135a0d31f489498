using System.Text.RegularExpressions;
using MissionGov.Web.Features.Trajectories;
using MissionGov.Web.Tests.Components;

namespace MissionGov.Web.Tests.Features.Trajectories;

public sealed partial class TargetsTableTests(DemoSite site) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task Each_row_leads_to_its_target_so_that_keys_can_walk_them()
    {
        var view = await ViewAsync(new TargetFilter(SavedView.All));
        var html = await Rendered.AsHtmlAsync<TargetsTable>(("View", view));

        Assert.Contains("data-keys", html, StringComparison.Ordinal);
        Assert.Equal(view.Rows.Select(row => row.Address), RowLink().Matches(html).Select(match => match.Groups[1].Value));
    }

    [Theory]
    [InlineData(TargetOrder.Gap, "ascending")]
    [InlineData(TargetOrder.Months, "descending")]
    public async Task One_heading_says_that_the_table_is_ordered_by_it(TargetOrder order, string direction)
    {
        var html = await Rendered.AsHtmlAsync<TargetsTable>(("View", await ViewAsync(new TargetFilter(SavedView.All, Sort: order))));

        Assert.Equal([direction], Sorted().Matches(html).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public async Task Ordering_keeps_the_filters()
    {
        var html = await Rendered.AsHtmlAsync<TargetsTable>(("View", await ViewAsync(new TargetFilter(SavedView.All, "growth"))));

        Assert.Contains("/targets?view=all&amp;mission=growth&amp;sort=chance", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_cell_is_blank()
    {
        var html = await Rendered.AsHtmlAsync<TargetsTable>(("View", await ViewAsync(new TargetFilter(SavedView.All))));

        Assert.All(Labelled().Matches(html), cell => Assert.NotEqual("", cell.Groups[1].Value.Trim()));
        Assert.Equal(6 * 7, Labelled().Count(html));
    }

    [Fact]
    public async Task Late_data_are_named_late_and_found_by_their_filter()
    {
        await using var later = new DemoSite();
        await later.InitializeAsync();
        later.Today = new DateOnly(2026, 3, 31);

        var view = await later.AskAsync(new GetTargets(new TargetFilter(SavedView.All, Late: true)));

        Assert.Equal(["18-week-waits"], view.Rows.Select(row => row.Assessment.Target.Slug));
        Assert.Contains("<strong>45 days late</strong>", await Rendered.AsHtmlAsync<TargetsTable>(("View", view)), StringComparison.Ordinal);
    }

    private Task<TargetsView> ViewAsync(TargetFilter filter) => site.AskAsync(new GetTargets(filter));

    [GeneratedRegex(@"<th scope=""row""><a href=""([^""]+)""")]
    private static partial Regex RowLink();

    [GeneratedRegex(@"aria-sort=""(\w+)""")]
    private static partial Regex Sorted();

    [GeneratedRegex(@"<td[^>]* data-label=""[^""]+""[^>]*>(.*?)</td>", RegexOptions.Singleline)]
    private static partial Regex Labelled();
}
