using MissionGov.Analysis.TimeSeries.Methods;
using MissionGov.Analysis.TimeSeries.Methods.Ets;
using MissionGov.Analysis.TimeSeries.Panels;

namespace MissionGov.Analysis.Tests.TimeSeries.Panels;

/// <summary>A panel answers for each series what the series alone would be answered.</summary>
public sealed class PanelProjectionTests
{
    private const int Horizon = 6;
    private const int Season = 4;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // From a single value to 80, so that every way through is taken.
    private static readonly double[][] Some = [.. Enumerable.Range(1, 80).Select(length => Made.Wandering(length, length, Frequency.Quarterly))];

    [Theory]
    [InlineData(PanelMethod.Smoothing)]
    [InlineData(PanelMethod.Theta)]
    public void One_by_one_gives_the_same_bits(PanelMethod method)
    {
        var together = Projected(Some, method);

        for (var series = 0; series < Some.Length; series++) AssertSame(together, series, Projected([Some[series]], method), 0);
    }

    [Theory]
    [InlineData(PanelMethod.Smoothing)]
    [InlineData(PanelMethod.Theta)]
    public void Order_and_processors_do_not_matter(PanelMethod method)
    {
        var together = Projected(Some, method);

        var reversed = Projected([.. Some.Reverse()], method, processors: 1);

        for (var series = 0; series < Some.Length; series++) AssertSame(together, series, reversed, Some.Length - 1 - series);
    }

    [Fact]
    public void Smoothing_is_that_of_the_door_for_one_series()
    {
        var panel = Projected(Some, PanelMethod.Smoothing);
        for (var series = EtsChoice.Minimum; series < Some.Length; series++)
        {
            var fit = EtsChoice.Of([.. EtsModel.All], Some[series], Season);
            var alone = fit.Forecast(Some[series], Season, Horizon);

            Assert.Equal(fit.Model.Name, panel.Method(series));
            for (var h = 0; h < Horizon; h++)
            {
                Assert.Equal(alone.Centre[h], panel.Mean(series)[h], 1e-9 * Math.Abs(alone.Centre[h]));
                Assert.Equal(alone.StandardError[h], panel.StandardError(series)[h], 1e-9 * alone.StandardError[h]);
            }
        }
    }

    [Fact]
    public void Theta_is_that_of_the_door_for_one_series()
    {
        var panel = Projected(Some, PanelMethod.Theta);
        for (var series = EtsChoice.Minimum; series < Some.Length; series++)
        {
            Assert.Equal(Theta.Forecast(Some[series], Season, Horizon).Centre, panel.Mean(series).ToArray());
        }
    }

    [Fact]
    public void Too_few_values_are_refused_and_nothing_is_given_for_them()
    {
        var forecast = Projected([[1, 2, 3], [1, double.NaN, 2, 3], [1, 2, 3, 4]], PanelMethod.Smoothing);

        Assert.Null(forecast.Method(0));
        Assert.True(forecast.Mean(0).IsEmpty && forecast.StandardError(0).IsEmpty);
        Assert.Null(forecast.Parameters(0));
        Assert.Null(forecast.Method(1));
        Assert.NotNull(forecast.Method(2));
    }

    [Fact]
    public void Nothing_that_is_not_a_number_comes_out()
    {
        double[][] odd =
        [
            [.. Enumerable.Repeat(7.0, 30)], [.. Enumerable.Repeat(0.0, 30)], [.. Enumerable.Range(1, 30).Select(t => 1e300 * t / 30 * (t % 2))],
            [.. Enumerable.Range(1, 30).Select(t => 1e-300 * (t % 3))], [.. Enumerable.Range(0, 30).Select(t => t % 5 == 2 ? double.NaN : t)], [.. Enumerable.Range(0, 30).Select(t => 2.0 * t)],
        ];
        foreach (var method in Enum.GetValues<PanelMethod>())
        {
            var forecast = Projected(odd, method);
            for (var series = 0; series < odd.Length; series++)
            {
                foreach (var figure in forecast.Mean(series)) Assert.True(double.IsFinite(figure));
                foreach (var figure in forecast.StandardError(series)) Assert.True(double.IsFinite(figure));
            }
        }
    }

    [Fact]
    public void Only_the_series_that_were_touched_are_projected_again()
    {
        var changed = Some.Select(values => values.Select(value => value + 1).ToArray()).ToArray();
        var forecast = Projected(Some, PanelMethod.Smoothing);
        int[] touched = [40, 7];

        PanelProjection.Project(Panel(changed), forecast, touched, cancellation: Token);

        var (before, after) = (Projected(Some, PanelMethod.Smoothing), Projected(changed, PanelMethod.Smoothing));
        for (var series = 0; series < Some.Length; series++) AssertSame(touched.Contains(series) ? after : before, series, forecast, series);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_000)]
    public void A_place_without_a_series_is_a_fault_of_the_caller(int place)
    {
        var forecast = Projected(Some, PanelMethod.Smoothing);

        Assert.Throws<ArgumentException>(() => PanelProjection.Project(Panel(Some), forecast, new[] { place }, cancellation: Token));
    }

    [Fact]
    public void Adjusting_to_a_new_value_keeps_the_model_and_nearly_the_best_criterion()
    {
        const double Slack = 0.05;
        var forecast = Projected([.. Some.Select(values => values[..^1])], PanelMethod.Smoothing, skip: 40);
        var models = Enumerable.Range(0, forecast.Count).Select(forecast.Method).ToArray();

        PanelProjection.Adjust(Panel(Some[40..]), forecast, Enumerable.Range(0, forecast.Count).ToArray(), cancellation: Token);

        var anew = Projected(Some[40..], PanelMethod.Smoothing);
        var same = 0;
        for (var series = 0; series < forecast.Count; series++)
        {
            Assert.Equal(models[series], forecast.Method(series));
            if (anew.Method(series) != models[series]) continue;
            same++;
            Assert.True(forecast.Parameters(series)!.Aicc <= anew.Parameters(series)!.Aicc + Slack, $"{series}: {forecast.Parameters(series)!.Aicc} {anew.Parameters(series)!.Aicc}");
        }

        Assert.True(same > forecast.Count / 2);
    }

    [Fact]
    public void Progress_reaches_the_number_of_series()
    {
        var told = new Told();

        PanelProjection.Project(Panel(Some), new(Some.Length, Horizon), progress: told, cancellation: Token);

        Assert.Equal(Some.Length, told.Most);
    }

    [Fact]
    public async Task A_cancelled_run_stops()
    {
        using var cancellation = new CancellationTokenSource();
        var told = new Told { Then = cancellation.Cancel };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => PanelProjection.Project(Panel(Some), new(Some.Length, Horizon), processors: 1, progress: told, cancellation: cancellation.Token), Token));

        Assert.InRange(told.Most, 1, Some.Length - 1);
    }

    [Fact]
    public void Faults_of_the_caller_are_argument_exceptions()
    {
        Assert.ThrowsAny<ArgumentException>(() => new SeriesPanel(Frequency.Annual, new double[3], [2, 2]));
        Assert.ThrowsAny<ArgumentException>(() => new SeriesPanel(Frequency.Annual, new double[2], [0, 2]));
        Assert.ThrowsAny<ArgumentException>(() => new SeriesPanel(Frequency.Annual, new[] { 1, double.PositiveInfinity }, [2]));
        Assert.ThrowsAny<ArgumentException>(() => new SeriesPanel(Frequency.Annual, new[] { double.NaN, 1 }, [2]));
        Assert.ThrowsAny<ArgumentException>(() => new PanelForecast(1, 0));
        Assert.ThrowsAny<ArgumentException>(() => PanelProjection.Project(Panel(Some), new(1, 1), cancellation: Token));
    }

    private static SeriesPanel Panel(double[][] series) => new(Frequency.Quarterly, series.SelectMany(values => values).ToArray(), [.. series.Select(values => values.Length)]);

    private static PanelForecast Projected(double[][] series, PanelMethod method, int processors = 0, int skip = 0)
    {
        var panel = Panel(series[skip..]);
        var forecast = new PanelForecast(panel.Count, Horizon);
        PanelProjection.Project(panel, forecast, method, processors, cancellation: Token);
        return forecast;
    }

    private static void AssertSame(PanelForecast expected, int at, PanelForecast actual, int place)
    {
        Assert.Equal(expected.Method(at), actual.Method(place));
        Assert.Equal(expected.Parameters(at), actual.Parameters(place));
        Assert.Equal(expected.Mean(at).ToArray(), actual.Mean(place).ToArray());
        Assert.Equal(expected.StandardError(at).ToArray(), actual.StandardError(place).ToArray());
    }

    private sealed class Told : IProgress<int>
    {
        public int Most { get; private set; }

        public Action? Then { get; init; }

        public void Report(int value)
        {
            lock (this) Most = Math.Max(Most, value);
            Then?.Invoke();
        }
    }
}
