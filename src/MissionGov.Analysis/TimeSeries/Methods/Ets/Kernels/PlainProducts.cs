namespace MissionGov.Analysis.TimeSeries.Methods.Ets.Kernels;

/// <summary>The products of the error columns by definition: every column is run through the filter, gaps and all.</summary>
/// <remarks>
/// A column is the one-step errors that a unit of one initial state causes (trend, if any, then each season, the one met first
/// first; a model without season has one, its level), the last those of the data from a state of zero. Where nothing was
/// observed the error is 0. <see cref="ShiftedProducts"/> does the same faster where there is no gap.
/// </remarks>
internal sealed class PlainProducts
{
    private double[] _level = [];
    private double[] _trend = [];
    private double[] _errors = [];
    private double[] _seasons = [];

    public void Gather(ReadOnlySpan<double> values, EtsSmoothing smoothing, bool trend, int season, NormalEquations equations)
    {
        var columns = equations.Unknowns + 1;
        Start(columns, trend, season);
        for (var column = 0; column < columns; column++) equations.Row(column).Clear();

        for (var t = 0; t < values.Length; t++)
        {
            if (double.IsNaN(values[t])) Pass(smoothing.Phi);
            else
            {
                Step(values[t], smoothing, _seasons.AsSpan(t % season * columns, columns));
                Multiply(_errors, equations);
            }
        }
    }

    private static void Multiply(ReadOnlySpan<double> errors, NormalEquations equations)
    {
        for (var row = 0; row < errors.Length; row++)
        {
            var error = errors[row];
            var later = errors[row..];
            var products = equations.Row(row).Slice(row, later.Length);
            for (var column = 0; column < products.Length; column++) products[column] += error * later[column];
        }
    }

    private void Start(int columns, bool trend, int season)
    {
        if (_level.Length != columns) (_level, _trend, _errors) = (new double[columns], new double[columns], new double[columns]);
        if (_seasons.Length != columns * season) _seasons = new double[columns * season];
        Array.Clear(_level);
        Array.Clear(_trend);
        Array.Clear(_seasons);
        var first = trend ? 1 : 0;
        if (trend) _trend[0] = 1;
        for (var slot = 0; slot < season; slot++) _seasons[(slot * columns) + first + slot] = 1;
    }

    private void Pass(double phi)
    {
        for (var column = 0; column < _level.Length; column++)
        {
            _trend[column] *= phi;
            _level[column] += _trend[column];
        }
    }

    private void Step(double value, EtsSmoothing smoothing, Span<double> season)
    {
        Span<double> levels = _level, trends = _trend.AsSpan(0, levels.Length), errors = _errors.AsSpan(0, levels.Length);
        season = season[..levels.Length];
        for (var column = 0; column < levels.Length; column++)
        {
            var before = smoothing.Phi * trends[column];
            var level = levels[column] + before;
            var error = (column == levels.Length - 1 ? value : 0) - level - season[column];
            levels[column] = level + (smoothing.Alpha * error);
            trends[column] = before + (smoothing.Beta * error);
            season[column] += smoothing.Gamma * error;
            errors[column] = error;
        }
    }
}
