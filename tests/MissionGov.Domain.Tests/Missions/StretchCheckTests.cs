using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

public sealed class StretchCheckTests
{
    // 39 months from December 2025 to the deadline; the figures rise by the pace a month from 60% in July 2024.
    private static double Now(double pace) => 60 + (pace * SampleTarget.MonthsSinceBaseline);

    [Fact]
    public void The_factor_is_what_is_needed_over_what_comes_anyway()
    {
        const double pace = 0.2;
        var check = StretchCheck.Of(SampleTarget.Rising(pace));

        Assert.Equal(Stretch.Stretching, check.Kind);
        Assert.InRange(check.Factor!.Value, 0.7 * (80 - Now(pace)) / (39 * pace), 1.4 * (80 - Now(pace)) / (39 * pace));
        Assert.EndsWith("times the change that comes anyway.", check.Text, StringComparison.Ordinal);
        Assert.True(check.IsStretch);
    }

    [Fact]
    public void What_comes_by_itself_is_no_stretch()
    {
        var check = StretchCheck.Of(SampleTarget.Rising(0.8));

        Assert.Equal(Stretch.MetWithoutNewAction, check.Kind);
        Assert.StartsWith("Met without new action", check.Text, StringComparison.Ordinal);
        Assert.True(check.Factor <= 1);
        Assert.False(check.IsStretch);
        Assert.True(check.IsKnown);
    }

    [Fact]
    public void A_trend_the_wrong_way_is_said_in_words_and_not_as_a_negative_number()
    {
        var check = StretchCheck.Of(SampleTarget.Rising(-0.3));

        Assert.Equal((Stretch.TrendGoesWrong, null), (check.Kind, check.Factor));
        Assert.StartsWith("The trend goes the wrong way", check.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flat_line_is_said_in_words_and_not_as_infinity()
    {
        var check = StretchCheck.Of(SampleTarget.Assess(SampleTarget.Goal, [.. Enumerable.Repeat(61.0, 60)], SampleTarget.Today));

        Assert.Equal((Stretch.NothingComesAnyway, null), (check.Kind, check.Factor));
    }

    [Fact]
    public void What_is_reached_already_is_said_so() => Assert.Equal(Stretch.MetAlready, StretchCheck.Of(SampleTarget.Assess(SampleTarget.Goal, [.. Enumerable.Repeat(85.0, 60)], SampleTarget.Today)).Kind);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Without_a_forecast_it_is_refused_with_the_reason(int figures)
    {
        var check = StretchCheck.Of(SampleTarget.Assess(SampleTarget.Goal, [.. Enumerable.Repeat(61.0, figures)], SampleTarget.Today));

        Assert.False(check.IsKnown);
        Assert.Contains(figures == 0 ? "Load figures" : "Not enough history for a forecast: 2 of 3", check.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_deadline_there_is_nothing_to_forecast() =>
        Assert.False(StretchCheck.Of(HistoricalTargets.Exclusions()).IsKnown);
}
