namespace MissionGov.Analysis.TimeSeries.Panels;

/// <summary>Hands out the series in small lots, so that no processor waits long for another.</summary>
internal sealed class PanelQueue(int count, IProgress<int>? progress, CancellationToken cancellation)
{
    private const int Lot = 32;

    private int _next;
    private int _done;

    /// <summary>The next lot, or an empty one when all are handed out.</summary>
    public (int From, int To) Next()
    {
        cancellation.ThrowIfCancellationRequested();
        var from = Math.Min(Interlocked.Add(ref _next, Lot) - Lot, count);
        return (from, Math.Min(from + Lot, count));
    }

    public void Done(int finished)
    {
        var done = Interlocked.Add(ref _done, finished);
        progress?.Report(done);
    }
}
