using MissionGov.Benchmarks.Accuracy;

namespace MissionGov.Analysis.Tests.TimeSeries.Accuracy;

/// <summary>The automatic method against R's automatic smoothing, on the 300 series that it was not tuned on.</summary>
public sealed class BarsTests
{
    private static readonly Lazy<IReadOnlyList<SeriesScore>> Scores = new(() => Scoring.Automatic(SimulatedSeries.All));

    [Theory]
    [InlineData(Frequency.Annual)]
    [InlineData(Frequency.Quarterly)]
    [InlineData(Frequency.Monthly)]
    [InlineData(null)]
    public void The_automatic_method_is_as_near_as_the_best_peer_and_its_intervals_are_honest(Frequency? frequency)
    {
        var ours = Scoring.Mean([.. Scores.Value.Where((_, i) => frequency is null || SimulatedSeries.All[i].Frequency == frequency)]);

        Assert.All(Bar.AgainstSmoothing(ours, SimulatedSeries.Expected(frequency)), bar => Assert.True(bar.Met, bar.ToString()));
    }
}
