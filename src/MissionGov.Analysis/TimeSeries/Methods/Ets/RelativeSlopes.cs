using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>Derivatives of the logarithm of what was expected by every parameter and initial state, and their cross-products, after a pass.</summary>
/// <remarks>
/// Forward differentiation of the recursion of <see cref="RelativePass"/>, eight parameters side by side. Every sum runs over the
/// periods in order, so the width of the machine's vectors does not change a bit of the result.
/// </remarks>
internal sealed class RelativeSlopes
{
    private const int Width = 8;

    private readonly int _season;
    private readonly int _lanes;
    private readonly Vector512<double>[] _level;
    private readonly Vector512<double>[] _trend;
    private readonly Vector512<double>[] _seasons;
    private readonly Vector512<double>[] _smoothing;
    private readonly Vector512<double>[] _shares;
    private readonly Vector512<double>[] _sums;
    private readonly Vector512<double>[] _products;
    private readonly Vector512<double>[] _around;

    /// <param name="columns">How many parameters and initial states.</param>
    /// <param name="season">Periods a year, 1 where the model has no season.</param>
    /// <param name="rows">Periods of the data.</param>
    public RelativeSlopes(int columns, int season, int rows)
    {
        _season = season;
        _lanes = (columns + Width - 1) / Width;
        Stride = _lanes * Width;
        _level = new Vector512<double>[_lanes];
        _trend = new Vector512<double>[_lanes];
        _seasons = new Vector512<double>[_lanes * season];
        _around = new Vector512<double>[season];
        _smoothing = new Vector512<double>[4 * _lanes];
        _shares = new Vector512<double>[_lanes * rows];
        _sums = new Vector512<double>[2 * _lanes];
        _products = new Vector512<double>[_lanes * Stride];
    }

    /// <summary>Numbers from one row of <see cref="Products"/> to the next.</summary>
    public int Stride { get; }

    /// <summary>Sum over the periods of each derivative.</summary>
    public ReadOnlySpan<double> Sums => Numbers(_sums)[..Stride];

    /// <summary>Sum over the periods of each derivative times e (1 + e).</summary>
    public ReadOnlySpan<double> ErrorSums => Numbers(_sums)[Stride..];

    /// <summary>Sum over the observed periods of the product of each two derivatives; the lower triangle is set.</summary>
    public ReadOnlySpan<double> Products => Numbers(_products);

    /// <summary>How level, trend and seasons (in order of their coming) depend on a column, before the first period.</summary>
    public void Start(int column, double level, double trend) => (Numbers(_level)[column], Numbers(_trend)[column]) = (level, trend);

    /// <inheritdoc cref="Start"/>
    public void StartSeason(int column, int ahead, double season) => Numbers(_seasons)[(column / Width * _season * Width) + (ahead * Width) + (column % Width)] = season;

    /// <summary>How the smoothing parameters depend on a column.</summary>
    public void Smooth(int column, EtsSmoothing slope)
    {
        var numbers = Numbers(_smoothing);
        (numbers[column], numbers[Stride + column], numbers[(2 * Stride) + column], numbers[(3 * Stride) + column]) = (slope.Alpha, slope.Beta, slope.Gamma, slope.Phi);
    }

    public void Run(EtsSmoothing smoothing, ReadOnlySpan<RelativePeriod> periods)
    {
        for (var lane = 0; lane < _lanes; lane++) Differentiate(lane, smoothing, periods);
        for (var row = 0; row < _lanes; row++)
        {
            for (var lane = 0; lane <= row; lane++) Multiply(row, lane, periods.Length);
        }
    }

    private static Span<double> Numbers(Vector512<double>[] vectors) => MemoryMarshal.Cast<Vector512<double>, double>(vectors.AsSpan());

    private void Differentiate(int lane, EtsSmoothing smoothing, ReadOnlySpan<RelativePeriod> periods)
    {
        Vector512<double> level = _level[lane], trend = _trend[lane], sum = default, errorSum = default;
        Vector512<double> alpha = _smoothing[lane], beta = _smoothing[_lanes + lane], gamma = _smoothing[(2 * _lanes) + lane], phi = _smoothing[(3 * _lanes) + lane];
        var seasons = _around.AsSpan();
        _seasons.AsSpan(lane * _season, _season).CopyTo(seasons);
        var shares = _shares.AsSpan(lane * periods.Length, periods.Length);
        var now = 0;
        for (var t = 0; t < shares.Length; t++)
        {
            ref readonly var period = ref periods[t];
            var season = seasons[now];
            trend = (trend * smoothing.Phi) + (phi * period.Trend);
            level += trend;
            var share = (level * period.LogByLevel) + (season * period.LogBySeason);
            shares[t] = share * period.Seen;
            sum += share;
            errorSum += share * period.ErrorWeight;

            var gain = (season * period.GainBySeason) - level;
            var change = (level * period.ChangeByLevel) - season;
            level += (alpha * period.Gain) + (gain * (smoothing.Alpha * period.Seen));
            trend += (beta * period.Gain) + (gain * (smoothing.Beta * period.Seen));
            seasons[now] = season + (gamma * period.Change) + (change * (smoothing.Gamma * period.Seen));
            if (++now == seasons.Length) now = 0;
        }

        (_sums[lane], _sums[_lanes + lane]) = (sum, errorSum);
    }

    // Eight rows with eight columns: the sums stay in registers.
    private void Multiply(int row, int lane, int rows)
    {
        Vector512<double> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        var left = MemoryMarshal.Cast<Vector512<double>, double>(_shares.AsSpan(row * rows, rows));
        var right = _shares.AsSpan(lane * rows, rows);
        for (var t = 0; t < right.Length; t++)
        {
            var columns = right[t];
            var at = left.Slice(t * Width, Width);
            a += columns * at[0];
            b += columns * at[1];
            c += columns * at[2];
            d += columns * at[3];
            e += columns * at[4];
            f += columns * at[5];
            g += columns * at[6];
            h += columns * at[7];
        }

        var place = (row * Width * _lanes) + lane;
        foreach (var product in (ReadOnlySpan<Vector512<double>>)[a, b, c, d, e, f, g, h])
        {
            _products[place] = product;
            place += _lanes;
        }
    }
}
