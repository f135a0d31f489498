using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

public sealed class RevisionHistoryTests
{
    private static readonly DateOnly May = new(2025, 5, 1);
    private static readonly DateOnly June = new(2025, 6, 1);
    private static readonly DateOnly July = new(2025, 7, 1);

    [Fact]
    public void Each_period_has_what_was_known_of_it_by_the_day_it_became_known()
    {
        var history = RevisionHistory.Of([Seen(2023, 35.4, May), Seen(2023, 34.2, July), Seen(2024, 33, June)]);

        Assert.Equal([May, June, July], history.Days);
        var first = history.Periods[0];
        Assert.Equal((35.4, 34.2, 2), (first.First.Value, first.Now.Value, first.Seen.Count));
        Assert.Equal(-1.2, first.Change!.Value, 1e-9);
        Assert.Equal([null, 35.4, 35.4, 34.2], new[] { May.AddDays(-1), May, June, July }.Select(day => first.AsKnown(day)?.Value));
        Assert.Equal([true, false], history.Periods.Select(period => period.IsRevised));
    }

    [Fact]
    public void Only_what_was_out_by_a_day_counts_as_known_then()
    {
        var history = RevisionHistory.Of([Seen(2023, 35.4, May), Seen(2023, 34.2, July), Seen(2024, 33, June)], knownOn: May);

        Assert.Equal(35.4, Assert.Single(history.Periods).Now.Value);
        Assert.Empty(history.Revised);
    }

    [Fact]
    public void Revisions_are_summed_up_over_the_figures_that_changed()
    {
        var history = RevisionHistory.Of([Seen(2021, 10, May), Seen(2021, 12, June), Seen(2022, 10, May), Seen(2022, 9, June), Seen(2023, 10, May)]);

        Assert.Equal((0.5, 1.5), (history.MeanRevision!.Value, history.MeanSize!.Value));
        Assert.Equal([2021, 2022], history.Biggest(5).Select(period => period.Period.Start.Year));
        Assert.Equal([2021], history.Biggest(1).Select(period => period.Period.Start.Year));
    }

    [Fact]
    public void A_figure_taken_back_is_withdrawn_and_moves_no_mean()
    {
        var history = RevisionHistory.Of([Seen(2023, 35.4, May), Seen(2023, null, June)]);

        Assert.True(history.Periods[0].IsWithdrawn);
        Assert.Equal((false, null), (history.Periods[0].IsRevised, history.MeanRevision));
        Assert.Single(history.Revised);
    }

    [Fact]
    public void A_figure_that_was_missing_at_first_was_first_published_when_it_had_a_value()
    {
        var period = RevisionHistory.Of([Seen(2023, null, May), Seen(2023, 34, June), Seen(2023, 35, July)]).Periods[0];

        Assert.Equal((34.0, 1.0, true), (period.First.Value!.Value, period.Change!.Value, period.IsRevised));
    }

    [Fact]
    public void A_mark_that_changes_is_no_revision_of_the_value()
    {
        var history = RevisionHistory.Of([Seen(2023, 34, May) with { Quality = Quality.Provisional }, Seen(2023, 34, June)]);

        Assert.Empty(history.Revised);
        Assert.Null(history.MeanRevision);
    }

    [Fact]
    public void Of_two_loads_on_one_day_both_are_kept_and_the_later_one_counts()
    {
        var period = RevisionHistory.Of([Seen(2023, 34, May), Seen(2023, 35, May)]).Periods[0];

        Assert.Equal([34.0, 35.0], period.Seen.Select(seen => seen.Value!.Value));
        Assert.Equal((true, 1.0, 35.0), (period.IsRevised, period.Change!.Value, period.AsKnown(May)!.Value!.Value));
    }

    private static Observation Seen(int year, double? value, DateOnly on) => new(Period.CalendarYear(year), value, value is null ? Quality.NotAvailable : Quality.None, on);
}
