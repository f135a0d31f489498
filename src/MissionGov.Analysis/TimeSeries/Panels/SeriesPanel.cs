namespace MissionGov.Analysis.TimeSeries.Panels;

/// <summary>Many series of one frequency, stored one after another.</summary>
public sealed class SeriesPanel
{
    private readonly ReadOnlyMemory<double> _values;
    private readonly int[] _starts;

    /// <param name="frequency">How many periods a year holds, for all of them.</param>
    /// <param name="values">
    /// All values, series after series, each oldest first and in a unit of its own; NaN where nothing was observed between two
    /// values. They are read where they are, not copied.
    /// </param>
    /// <param name="lengths">How many periods each series has, at least 1.</param>
    /// <exception cref="ArgumentException">
    /// The lengths do not add up to the values; one is below 1; a value is infinite; a series begins or ends with NaN.
    /// </exception>
    public SeriesPanel(Frequency frequency, ReadOnlyMemory<double> values, ReadOnlySpan<int> lengths)
    {
        (Frequency, _values) = (frequency, values);
        _starts = new int[lengths.Length + 1];
        for (var i = 0; i < lengths.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(lengths[i], 1, nameof(lengths));
            _starts[i + 1] = checked(_starts[i] + lengths[i]);
        }

        if (_starts[^1] != values.Length) throw new ArgumentException($"The lengths add up to {_starts[^1]}, but there are {values.Length} values.", nameof(lengths));
        Check(nameof(values));
    }

    /// <summary>How many periods a year holds.</summary>
    public Frequency Frequency { get; }

    /// <summary>How many series there are.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>The values of one series, oldest first.</summary>
    /// <param name="series">Its place, from 0.</param>
    public ReadOnlySpan<double> this[int series] => _values.Span[_starts[series].._starts[series + 1]];

    private void Check(string parameter)
    {
        foreach (var value in _values.Span)
        {
            if (double.IsInfinity(value)) throw new ArgumentException("A value is infinite.", parameter);
        }

        for (var series = 0; series < Count; series++)
        {
            if (double.IsNaN(this[series][0]) || double.IsNaN(this[series][^1])) throw new ArgumentException($"Series {series} must begin and end with a value.", parameter);
        }
    }
}
