namespace MissionGov.Analysis.ControlCharts;

/// <summary>The values of one group and what each is out of; limits come from the first <paramref name="fixOn"/> of them. NaN is missing.</summary>
internal readonly ref struct Sample(ReadOnlySpan<double> values, ReadOnlySpan<double> sizes, int fixOn)
{
    public ReadOnlySpan<double> Values { get; } = values;

    public ReadOnlySpan<double> Sizes { get; } = sizes;

    public int FixOn { get; } = fixOn;

    /// <summary>How many of the values that make the limits are there.</summary>
    public int Observed
    {
        get
        {
            var observed = 0;
            foreach (var value in Values[..FixOn]) observed += double.IsNaN(value) ? 0 : 1;
            return observed;
        }
    }

    /// <summary>Ranges need two neighbours, other limits one value.</summary>
    public bool IsEnoughFor(ChartKind kind) => kind is ChartKind.I or ChartKind.T or ChartKind.PPrime or ChartKind.UPrime
        ? MovingRanges.Limits(Values[..FixOn], screen: false) is not null
        : Observed > 0;

    public double[] Plotted()
    {
        var plotted = new double[Values.Length];
        for (var t = 0; t < plotted.Length; t++) plotted[t] = Values[t] / Sizes[t];
        return plotted;
    }

    public double Mean()
    {
        var (sum, count) = (new TwoSum(), 0);
        foreach (var value in Values[..FixOn])
        {
            if (double.IsNaN(value)) continue;
            sum.Add(value);
            count++;
        }

        return sum.Over(count);
    }

    /// <summary>All cases over all that they are out of.</summary>
    public double Pooled()
    {
        var (cases, all) = (new TwoSum(), new TwoSum());
        for (var t = 0; t < FixOn; t++)
        {
            if (double.IsNaN(Values[t])) continue;
            cases.Add(Values[t]);
            all.Add(Sizes[t]);
        }

        return cases.Over(all.Over(1));
    }

    public double Median()
    {
        double[] sorted = [.. Values[..FixOn]];
        sorted = [.. sorted.Where(value => !double.IsNaN(value)).Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
