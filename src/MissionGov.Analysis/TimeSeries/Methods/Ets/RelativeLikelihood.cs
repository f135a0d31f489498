namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>Likelihood of a model with relative error, with its slope and Fisher information, for all parameters and initial states at once.</summary>
/// <remarks>
/// Source: Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008), section 5.1: minus twice the
/// log-likelihood is n ln(sum e^2) + 2 sum ln mu, e = (y - mu) / mu. Slope and information follow from the derivatives of ln mu,
/// with the estimate of the variance put in its place. Only what was observed counts: were the logarithm of a missing value's
/// expectation counted, as the reference does, that expectation would want to be 0. Nothing is allocated per evaluation.
/// </remarks>
internal sealed class RelativeLikelihood
{
    private readonly EtsModel _model;
    private readonly int _rows;
    private readonly int _season;
    private readonly double[] _seasons;
    private readonly RelativePass _pass;
    private readonly RelativeSlopes _slopes;

    /// <param name="model">The parts of the model.</param>
    /// <param name="values">The data, all positive; NaN where nothing was observed.</param>
    /// <param name="season">Periods a year.</param>
    public RelativeLikelihood(EtsModel model, double[] values, int season)
    {
        _model = model;
        _rows = values.Count(double.IsFinite);
        _season = model.Seasonal ? season : 1;
        _seasons = new double[_season];
        Size = model.Parameters + model.States(season);
        _pass = new(model, values);
        _slopes = new(Size, _season, values.Length);

        // The states of a point are the states themselves; the oldest season, which the first value meets, is what the others leave of the sum.
        _slopes.Start(Smoothing, 1, 0);
        if (model.Trend) _slopes.Start(Smoothing + 1, 0, 1);
        for (var back = 0; back < _season - 1; back++)
        {
            _slopes.StartSeason(FirstSeason + back, _season - 1 - back, 1);
            _slopes.StartSeason(FirstSeason + back, 0, -1);
        }
    }

    /// <summary>How many numbers a point has: smoothing parameters in the unit cube, level, trend if any, seasons but the oldest, the latest first.</summary>
    public int Size { get; }

    /// <summary>How many of them are smoothing parameters.</summary>
    public int Smoothing => _model.Parameters;

    private int FirstSeason => Size - (_season - 1);

    /// <summary>The initial state of a point in R's order, the oldest season added.</summary>
    public double[] InitialState(ReadOnlySpan<double> point) =>
        _model.Seasonal ? [.. point[Smoothing..], Oldest(point)] : [.. point[Smoothing..]];

    /// <summary>The point with this state.</summary>
    public double[] Point(ReadOnlySpan<double> smoothing, ReadOnlySpan<double> initial) => [.. smoothing, .. _model.Seasonal ? initial[..^1] : initial];

    /// <summary>Minus twice the log-likelihood at a point; infinite where it is not defined.</summary>
    /// <param name="point">Where.</param>
    /// <param name="slope">Receives half the derivative by each number of the point.</param>
    /// <param name="information">Receives half the Fisher information, row by row; the lower triangle is set.</param>
    public double At(ReadOnlySpan<double> point, Span<double> slope, Span<double> information)
    {
        var smoothing = EtsBounds.Smooth(_model, point);
        _seasons[0] = _model.Seasonal ? Oldest(point) : 0;
        for (var back = 0; back < _season - 1; back++) _seasons[_season - 1 - back] = point[FirstSeason + back];
        var (squares, logExpected) = _pass.Run(smoothing, point[Smoothing], _model.Trend ? point[Smoothing + 1] : 0, _seasons);
        if (!(squares < double.PositiveInfinity)) return double.PositiveInfinity;

        for (var column = 0; column < Smoothing; column++) _slopes.Smooth(column, EtsBounds.Slope(_model, point, column));
        _slopes.Run(smoothing, _pass.Periods);
        squares = Math.Max(squares, EtsFit.Exact(_rows, 1));
        var precision = _rows / squares;
        ReadOnlySpan<double> sums = _slopes.Sums, errorSums = _slopes.ErrorSums;
        for (var i = 0; i < Size; i++)
        {
            slope[i] = sums[i] - (precision * errorSums[i]);
            var products = _slopes.Products.Slice(i * _slopes.Stride, i + 1);
            for (var j = 0; j <= i; j++) information[(i * Size) + j] = ((precision + 2) * products[j]) - (2 * sums[i] * sums[j] / _rows);
        }

        return (_rows * Math.Log(squares)) + (2 * logExpected);
    }

    private double Oldest(ReadOnlySpan<double> point)
    {
        var oldest = _model.RelativeSeason ? _season : 0.0;
        foreach (var season in point[FirstSeason..]) oldest -= season;
        return oldest;
    }
}
