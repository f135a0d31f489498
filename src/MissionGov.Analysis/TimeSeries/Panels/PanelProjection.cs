namespace MissionGov.Analysis.TimeSeries.Panels;

/// <summary>Which method a panel is projected with.</summary>
public enum PanelMethod
{
    /// <summary>Of the six additive models of exponential smoothing, the one with the smallest AICc.</summary>
    Smoothing,

    /// <summary>The theta method.</summary>
    Theta,
}

/// <summary>Where are these many series heading? On all processors, and without allocating for each.</summary>
/// <remarks>
/// The answer for a series depends on its values alone, not on its place or its neighbours. Sources: README.md, register of methods.
/// Smoothing skips gaps and counts the values observed; theta bridges them by a straight line. Refused, so that the forecast
/// holds nothing for them: fewer than 4 values; values too large to square.
/// </remarks>
public static class PanelProjection
{
    /// <summary>Projects every series of the panel.</summary>
    /// <param name="panel">The series.</param>
    /// <param name="forecast">Takes what is found, with room for as many series; what it held is overwritten.</param>
    /// <param name="method">The method, for all of them.</param>
    /// <param name="processors">How many processors to use at most; 0 for all there are.</param>
    /// <param name="progress">Told now and then how many series are done; not always in order.</param>
    /// <param name="cancellation">Stops soon after it is asked to; what was found until then stays in the forecast.</param>
    /// <exception cref="ArgumentException">Panel and forecast differ in how many series they have; a number is negative, or no place of a series.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Project(SeriesPanel panel, PanelForecast forecast, PanelMethod method = PanelMethod.Smoothing, int processors = 0, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        Run(panel, forecast, null, new(method, Anew: true), processors, progress, cancellation);

    /// <summary>Projects again the series whose values have changed, searching anew: the others stay as they are.</summary>
    /// <param name="touched">The places of the series that changed, each once.</param>
    /// <inheritdoc cref="Project(SeriesPanel, PanelForecast, PanelMethod, int, IProgress{int}, CancellationToken)"/>
    public static void Project(SeriesPanel panel, PanelForecast forecast, ReadOnlyMemory<int> touched, PanelMethod method = PanelMethod.Smoothing, int processors = 0, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        Run(panel, forecast, touched, new(method, Anew: true), processors, progress, cancellation);

    /// <summary>
    /// Adjusts smoothing to values that were added or slightly revised: each series keeps the model it had, and the search starts
    /// from the parameters it had. A fraction of the work; the answer may be a little below the best, and depends on what was
    /// there before. A series without an earlier model is projected anew.
    /// </summary>
    /// <param name="touched">The places of the series that changed, each once.</param>
    /// <inheritdoc cref="Project(SeriesPanel, PanelForecast, PanelMethod, int, IProgress{int}, CancellationToken)"/>
    public static void Adjust(SeriesPanel panel, PanelForecast forecast, ReadOnlyMemory<int> touched, int processors = 0, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        Run(panel, forecast, touched, new(PanelMethod.Smoothing, Anew: false), processors, progress, cancellation);

    private static void Run(SeriesPanel panel, PanelForecast forecast, ReadOnlyMemory<int>? touched, PanelTask task, int processors, IProgress<int>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(forecast);
        ArgumentOutOfRangeException.ThrowIfNegative(processors);
        if (forecast.Count != panel.Count) throw new ArgumentException($"There is room for {forecast.Count} series, but there are {panel.Count}.", nameof(forecast));
        foreach (var place in (touched ?? default).Span)
        {
            if (place < 0 || place >= panel.Count) throw new ArgumentException($"There is no series {place} among {panel.Count}.", nameof(touched));
        }

        cancellation.ThrowIfCancellationRequested();

        var queue = new PanelQueue(touched?.Length ?? panel.Count, progress, cancellation);
        var workers = processors == 0 ? Environment.ProcessorCount : processors;
        if (workers == 1) Work(0);
        else Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation }, Work);

        void Work(int _)
        {
            var worker = new PanelWorker(panel, forecast, task);
            while (queue.Next() is var (from, to) && from < to)
            {
                for (var i = from; i < to; i++) worker.Project(touched is { } places ? places.Span[i] : i);
                queue.Done(to - from);
            }
        }
    }
}
