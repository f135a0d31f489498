namespace MissionGov.Analysis.Strategies;

/// <summary>The ranks of values less their mean, equal values sharing theirs, for Spearman's correlation.</summary>
/// <remarks>Source: Spearman, American Journal of Psychology 15 (1904): the correlation of the ranks.</remarks>
internal sealed class Ranks
{
    private readonly float[] _centred;
    private readonly double _squares;

    private Ranks(float[] centred, double squares) => (_centred, _squares) = (centred, squares);

    public static Ranks Of(ReadOnlySpan<double> values)
    {
        var count = values.Length;
        double[] sorted = [.. values];
        var places = new int[count];
        for (var i = 0; i < count; i++) places[i] = i;
        Array.Sort(sorted, places);

        var centred = new float[count];
        double squares = 0, middle = (count - 1) / 2.0;
        for (int from = 0, to; from < count; from = to)
        {
            for (to = from + 1; to < count && sorted[to] == sorted[from];) to++;
            var rank = ((from + to - 1) / 2.0) - middle;
            for (var i = from; i < to; i++) centred[places[i]] = (float)rank;
            squares += rank * rank * (to - from);
        }

        return new(centred, squares);
    }

    /// <summary>-1 to 1; 0 where one of them does not vary.</summary>
    public double CorrelationWith(Ranks other)
    {
        if (_squares == 0 || other._squares == 0) return 0;
        var sum = 0.0;
        for (var i = 0; i < _centred.Length; i++) sum += (double)_centred[i] * other._centred[i];
        return Math.Clamp(sum / Math.Sqrt(_squares * other._squares), -1, 1);
    }
}
