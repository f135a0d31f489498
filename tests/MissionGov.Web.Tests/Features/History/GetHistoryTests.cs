using MissionGov.Domain.Missions;
using MissionGov.Web.Features.History;

namespace MissionGov.Web.Tests.Features.History;

public sealed class GetHistoryTests(DemoSite site) : IClassFixture<DemoSite>
{
    private static readonly DateOnly EndOf2003 = new(2003, 12, 31);

    [Fact]
    public async Task The_end_gives_three_different_verdicts()
    {
        var view = await site.AskAsync(new GetHistory());

        Assert.Null(view.Year);
        Assert.Equal("One met; one missed; and one reached, then lost", view.InTheEnd);
        Assert.All(view.Targets, target => Assert.Equal(target.Verdict.Status, target.Then.Status));
    }

    [Fact]
    public async Task As_at_a_year_later_corrections_are_seen_and_later_periods_are_not()
    {
        var conceptions = Conceptions(await site.AskAsync(new GetHistory(AsAt: EndOf2003)));

        Assert.Equal(("2003", 42.1), (conceptions.Then.Latest!.Period.Label, conceptions.Then.Latest.Value));
    }

    [Fact]
    public async Task Known_on_a_day_only_what_was_published_by_then_is_seen()
    {
        var conceptions = Conceptions(await site.AskAsync(new GetHistory(KnownOn: EndOf2003)));

        Assert.Equal(("2001", 42.5), (conceptions.Then.Latest!.Period.Label, conceptions.Then.Latest.Value));
    }

    [Fact]
    public async Task Both_together_show_an_early_year_as_first_published()
    {
        var conceptions = Conceptions(await site.AskAsync(new GetHistory(EndOf2003, new DateOnly(2006, 1, 1))));

        Assert.Equal(42.2, conceptions.Then.Latest!.Value);
    }

    [Fact]
    public async Task The_verdict_does_not_depend_on_the_year_that_is_replayed()
    {
        var early = await site.AskAsync(new GetHistory(AsAt: new DateOnly(2000, 12, 31)));

        Assert.Equal([TargetStatus.Met, TargetStatus.MetThenLost, TargetStatus.Missed], early.Targets.Select(target => target.Verdict.Status));
        Assert.DoesNotContain(early.Targets, target => target.Then.Status.IsVerdict());
    }

    [Fact]
    public async Task A_day_that_has_not_come_shows_the_end()
    {
        var view = await site.AskAsync(new GetHistory(AsAt: new DateOnly(9999, 12, 31)));

        Assert.Null(view.Year);
        Assert.Equal(site.Today, view.Targets[0].Then.Today);
    }

    [Fact]
    public async Task Years_run_from_the_baselines_to_the_last_figure_that_compares()
    {
        var view = await site.AskAsync(new GetHistory());

        Assert.Equal((1998, 2021), (view.FirstYear, view.LastYear));
    }

    private static ReplayedTarget Conceptions(HistoryView view) => view.Targets.Single(target => target.Then.Target.Slug == "under-18-conceptions");
}
