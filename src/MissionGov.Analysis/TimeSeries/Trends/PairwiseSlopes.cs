using MissionGov.Analysis.Distributions;
using MissionGov.Analysis.TimeSeries.Methods;

namespace MissionGov.Analysis.TimeSeries.Trends;

/// <summary>The slopes between all pairs of values, and what is read off their order.</summary>
internal sealed class PairwiseSlopes
{
    private readonly double[] _sorted;

    public PairwiseSlopes((int At, double Value)[] seen)
    {
        var slopes = new List<double>(seen.Length * (seen.Length - 1) / 2);
        var medians = new List<double>(seen.Length);
        var own = new List<double>(seen.Length);
        for (var i = 0; i < seen.Length; i++)
        {
            own.Clear();
            for (var j = 0; j < seen.Length; j++)
            {
                if (j == i) continue;
                var slope = (seen[j].Value - seen[i].Value) / (seen[j].At - seen[i].At);
                own.Add(slope);
                if (j < i) continue;
                slopes.Add(slope);
                Concordance += Math.Sign(slope);
                if (slope != 0) Untied++;
            }

            medians.Add(StraightLine.Median(own));
        }

        Median = StraightLine.Median(slopes);
        RepeatedMedian = StraightLine.Median(medians);
        _sorted = [.. slopes];
    }

    public int Count => _sorted.Length;

    /// <summary>Pairs that rise less pairs that fall.</summary>
    public long Concordance { get; }

    /// <summary>Pairs that rise or fall.</summary>
    public long Untied { get; }

    public double Median { get; }

    /// <summary>The median over the values of each one's median slope.</summary>
    public double RepeatedMedian { get; }

    /// <summary>Sen's interval: as many slopes to each side of the middle as the spread of the concordance allows.</summary>
    public (double Lower, double Upper) Interval(double confidence, double spread)
    {
        var reach = StandardNormal.Quantile((1 + confidence) / 2) * spread;
        var lower = Math.Max((int)Math.Round((Count - reach) / 2) - 1, 0);
        var upper = Math.Min((int)Math.Round((Count + reach) / 2), Count - 1);
        return (_sorted[Math.Min(lower, Count - 1)], _sorted[Math.Max(upper, 0)]);
    }
}
