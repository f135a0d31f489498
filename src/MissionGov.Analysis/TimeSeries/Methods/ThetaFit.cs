using MissionGov.Analysis.TimeSeries.Methods.Ets;

namespace MissionGov.Analysis.TimeSeries.Methods;

/// <summary>The theta method on one series after another, in buffers that are kept.</summary>
/// <remarks>
/// Source: Assimakopoulos and Nikolopoulos (2000) in the form of Hyndman and Billah (2003), as R forecast <c>thetaf</c>.
/// Kept from the reference: the spread is not scaled by the season.
/// </remarks>
internal sealed class ThetaFit
{
    // Below this an index would blow the adjusted values up.
    private const double SmallestIndex = 1e-4;

    private readonly ConcentratedFit _fit = new();
    private readonly EtsFilter _filter = new(EtsModel.Simple, 1);
    private double[] _index = [];
    private double[] _adjusted = [];
    private int _season;
    private int _rows;
    private double _level;

    public double Alpha { get; private set; }

    /// <summary>Half the slope of a straight line through the seasonally adjusted values.</summary>
    public double Drift { get; private set; }

    public double Sigma2 { get; private set; }

    /// <param name="values">The data, without gaps.</param>
    /// <param name="season">Periods a year.</param>
    public void Fit(ReadOnlySpan<double> values, int season)
    {
        (_rows, _season) = (values.Length, season);
        if (_adjusted.Length < _rows) _adjusted = new double[_rows];
        if (_index.Length < season) _index = new double[season];
        var adjusted = _adjusted.AsSpan(0, _rows);
        Adjust(values, adjusted);
        Drift = StraightLine.Slope(adjusted) / 2;
        if (_rows <= TinySample.MostValues) SmoothTiny(adjusted);
        else Smooth(adjusted);
    }

    public void Forecast(Span<double> mean, Span<double> standardError)
    {
        var start = (1 - Math.Pow(1 - Alpha, _rows)) / Alpha;
        for (var h = 0; h < mean.Length; h++)
        {
            mean[h] = (_level + (Drift * (h + start))) * _index[(_rows + h) % _season];
            standardError[h] = Math.Sqrt(Sigma2 * (1 + (h * Alpha * Alpha)));
        }
    }

    // Divided by multiplicative indices where the test finds a season.
    private void Adjust(ReadOnlySpan<double> values, Span<double> adjusted)
    {
        var index = _index.AsSpan(0, _season);
        values.CopyTo(adjusted);
        var tested = _season > 1 && values.Length > 2 * _season && SeasonalTest.Correlates(values, _season);
        if (tested) ClassicalSeason.Multiplicative(values, index);
        if (!tested || Smallest(index) < SmallestIndex)
        {
            index.Fill(1);
            return;
        }

        for (int t = 0, season = 0; t < adjusted.Length; t++)
        {
            adjusted[t] /= index[season];
            if (++season == _season) season = 0;
        }
    }

    private static double Smallest(ReadOnlySpan<double> index)
    {
        var smallest = double.PositiveInfinity;
        foreach (var value in index) smallest = Math.Min(smallest, Math.Abs(value));
        return smallest;
    }

    private void Smooth(ReadOnlySpan<double> adjusted)
    {
        _fit.Take(adjusted);
        _fit.Take(EtsModel.Simple, 1);
        Span<double> point = stackalloc double[1], state = stackalloc double[1];
        SmoothingSearch.Anew(_fit, EtsModel.Simple, point);
        var smoothing = EtsBounds.Smooth(EtsModel.Simple, point);
        _fit.InitialState(smoothing, state);
        _filter.Start(smoothing, state);
        foreach (var value in adjusted) _filter.Observe(value, countMissing: false);
        var states = EtsModel.Simple.Parameters + EtsModel.Simple.States(1);
        (Alpha, Sigma2, _level) = (smoothing.Alpha, _filter.SumOfSquares / (_rows - states), _filter.Level);
    }

    private void SmoothTiny(ReadOnlySpan<double> adjusted)
    {
        var fit = EtsFit.Of(EtsModel.Simple, adjusted, 1, _rows);
        (Alpha, Sigma2, _level) = (fit.Smoothing.Alpha, fit.Sigma2, fit.Forecast(adjusted, 1, 1).Centre[0]);
    }
}
