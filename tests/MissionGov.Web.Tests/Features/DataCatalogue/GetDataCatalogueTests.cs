using MissionGov.Domain.Missions;
using MissionGov.Web.Features.DataCatalogue;

namespace MissionGov.Web.Tests.Features.DataCatalogue;

public sealed class GetDataCatalogueTests : IAsyncLifetime
{
    // The bound set for this page.
    private const int MostStatements = 4;

    private readonly DemoSite _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Every_measure_says_how_much_is_held_how_old_it_is_and_what_comes_next()
    {
        var view = await _site.AskAsync(new GetDataCatalogue());

        var waits = view.Rows.Single(row => row.Indicator.Slug == "18-week-waits");
        Assert.Equal((12, 0), (view.Rows.Count, view.Late));
        Assert.Equal((Period.Month(2025, 11), 63, new DateOnly(2026, 2, 14)), (waits.Latest!.Value, waits.DataAge!.Value, waits.NextDue!.Value));
        Assert.Equal(["/missions/nhs/targets/18-week-waits"], waits.Targets.Select(target => target.Address));
    }

    [Fact]
    public async Task A_measure_with_series_for_two_places_counts_both()
    {
        var rough = (await _site.AskAsync(new GetDataCatalogue())).Rows.Single(row => row.Indicator.Slug == "rough-sleeping");

        Assert.Equal((24, new DateOnly(2018, 11, 30)), (rough.Figures, rough.Latest!.Value.End));
    }

    [Fact]
    public async Task Only_a_measure_that_a_live_target_waits_for_can_be_late()
    {
        _site.Today = new DateOnly(2026, 3, 31);

        var view = await _site.AskAsync(new GetDataCatalogue());

        Assert.Equal(["18-week-waits"], view.Rows.Where(row => row.DaysLate > 0).Select(row => row.Indicator.Slug));
        Assert.Equal("18-week-waits", view.Rows[0].Indicator.Slug);
        Assert.All(view.Rows.Where(row => row.Targets.Any(target => target.Closed)), row => Assert.Null(row.NextDue));
    }

    [Fact]
    public async Task Figures_of_periods_to_come_are_counted_but_are_not_the_latest()
    {
        await _site.PublishAsync("18-week-waits", new DateOnly(2026, 1, 20), (Period.Month(2027, 1), 70));

        var waits = (await _site.AskAsync(new GetDataCatalogue())).Rows.Single(row => row.Indicator.Slug == "18-week-waits");

        Assert.Equal((211, Period.Month(2025, 11)), (waits.Figures, waits.Latest!.Value));
    }

    [Fact]
    public async Task The_page_needs_few_statements_however_many_measures_there_are()
    {
        var before = _site.Statements;

        await _site.AskAsync(new GetDataCatalogue());

        Assert.InRange(_site.Statements - before, 1, MostStatements);
    }
}
