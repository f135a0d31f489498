namespace MissionGov.Analysis.ControlCharts;

/// <summary>XmR charts of one measure in very many places: limits, rules and icon of each, on all cores.</summary>
public static class XmrBatch
{
    /// <summary>Series stand in blocks of so many, interleaved point by point.</summary>
    public const int Lanes = XmrBlock.Lanes;

    // Enough work for a thread to be worth waking, small enough to share out evenly.
    private const int BlocksAtATime = 128;

    /// <summary>Analyses every series. Same figures, bit for bit, as <see cref="XmrChart.From"/> gives each alone.</summary>
    /// <param name="values">Blocks of eight series of equal length: point t of series i of a block stands at 8t + i, see <see cref="Interleave"/>.</param>
    /// <param name="points">How many points a series has, at least 2.</param>
    /// <param name="improvement">Which way is better.</param>
    /// <param name="screenOutliers">As <see cref="XmrOptions.ScreenOutliers"/>.</param>
    /// <param name="marks">Filled with the mark of every point: that of point t of series i stands at i * <paramref name="points"/> + t.</param>
    /// <param name="summaries">Filled with the summary of every series.</param>
    /// <param name="threads">How many threads to use at most; all cores unless given.</param>
    /// <param name="cancellation">Stops between blocks.</param>
    /// <exception cref="ArgumentException">
    /// The lengths do not fit together, or a series holds NaN or infinity: nothing missing is taken here.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled; what is filled so far is of no use.</exception>
    public static void Analyse(ReadOnlyMemory<double> values, int points, Improvement improvement, bool screenOutliers, Memory<XmrMark> marks, Memory<XmrSummary> summaries, int threads = -1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, XmrChart.MinimumValues);
        var size = points * Lanes;
        var blocks = values.Length / size;
        if (values.Length % size != 0) throw new ArgumentException($"Values must come in blocks of {size}.", nameof(values));
        if (marks.Length < values.Length) throw new ArgumentException("There must be room for the mark of every value.", nameof(marks));
        if (summaries.Length < blocks * Lanes) throw new ArgumentException("There must be room for the summary of every series.", nameof(summaries));

        var broken = int.MaxValue;
        Parallel.For(0, (blocks + BlocksAtATime - 1) / BlocksAtATime, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, chunk =>
        {
            for (var block = chunk * BlocksAtATime; block < Math.Min(blocks, (chunk + 1) * BlocksAtATime); block++)
            {
                var good = XmrBlock.Analyse(values.Span.Slice(block * size, size), improvement, screenOutliers, marks.Span.Slice(block * size, size), summaries.Span.Slice(block * Lanes, Lanes));
                if (!good) InterlockedMinimum(ref broken, block);
            }
        });
        if (broken < int.MaxValue) throw new ArgumentException($"Every value must be finite: one of series {broken * Lanes} to {(broken * Lanes) + Lanes - 1} is not.", nameof(values));
    }

    /// <summary>Arranges series for <see cref="Analyse"/>; a last block that is not full is filled up with series of zeros.</summary>
    /// <param name="series">The series one after another, each of <paramref name="points"/> values.</param>
    /// <param name="points">How many points a series has.</param>
    public static double[] Interleave(ReadOnlySpan<double> series, int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        if (series.Length % points != 0) throw new ArgumentException($"Series must be of {points} values each.", nameof(series));
        var count = series.Length / points;
        var blocks = new double[(count + Lanes - 1) / Lanes * Lanes * points];
        for (var i = 0; i < count; i++)
        {
            var lane = (i / Lanes * Lanes * points) + (i % Lanes);
            for (var t = 0; t < points; t++) blocks[lane + (t * Lanes)] = series[(i * points) + t];
        }

        return blocks;
    }

    private static void InterlockedMinimum(ref int least, int value)
    {
        for (var seen = least; value < seen;)
        {
            var was = Interlocked.CompareExchange(ref least, value, seen);
            if (was == seen) return;
            seen = was;
        }
    }
}
