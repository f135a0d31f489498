namespace MissionGov.Analysis.ControlCharts;

/// <summary>A sum that keeps what rounding would lose, so that a point on the mean is found on it in any order of adding.</summary>
/// <remarks>Source: Knuth, The Art of Computer Programming, volume 2, section 4.2.2 (exact error of an addition).</remarks>
internal struct TwoSum
{
    private double _high;
    private double _lost;

    public void Add(double value)
    {
        var sum = _high + value;
        var back = sum - _high;
        _lost += (_high - (sum - back)) + (value - back);
        _high = sum;
    }

    /// <summary>The sum divided by <paramref name="count"/>, rounded once.</summary>
    public readonly double Over(double count)
    {
        var mean = _high / count;
        return mean + ((Math.FusedMultiplyAdd(-mean, count, _high) + _lost) / count);
    }
}
