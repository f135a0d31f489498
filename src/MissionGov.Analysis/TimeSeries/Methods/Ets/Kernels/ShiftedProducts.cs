using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MissionGov.Analysis.TimeSeries.Methods.Ets.Kernels;

/// <summary>The products of the error columns of a series without gaps, of which only three columns need be run.</summary>
/// <remarks>
/// A unit of a later season causes the same errors as one of the first, later by as many periods. So all products
/// of seasons come from the correlations of one column with itself at each lag, less what falls off its end. <see cref="PlainProducts"/> is the
/// definition.
/// </remarks>
internal sealed class ShiftedProducts
{
    // Lanes of a vector: the data from a state of zero, a unit of trend, a unit of the first season.
    private const int Data = 0;
    private const int Trend = 1;
    private const int Season = 2;

    private Vector256<double>[] _seasons = [];
    private Vector256<double>[] _errors = [];
    private double[] _unit = [];
    private double[] _lagged = [];

    public void Gather(ReadOnlySpan<double> values, EtsSmoothing smoothing, bool trend, int season, NormalEquations equations)
    {
        if (season == 1)
        {
            GatherWithoutSeason(values, smoothing, trend, equations);
            return;
        }

        // Zeros before the first error stand for the time before a season is met.
        var before = (season + Correlations.Block - 1) / Correlations.Block * Correlations.Block;
        if (_errors.Length < values.Length) _errors = new Vector256<double>[values.Length];
        if (_seasons.Length < values.Length + season) _seasons = new Vector256<double>[values.Length + season];
        if (_unit.Length < before + values.Length) _unit = new double[before + values.Length];
        if (_lagged.Length < Correlations.Columns * before) _lagged = new double[Correlations.Columns * before];
        _unit.AsSpan(0, before).Clear();
        _seasons.AsSpan(0, season).Clear();
        _seasons[0] = Vector256<double>.Zero.WithElement(Season, 1);

        var (ofData, ofTrend) = Run(values, smoothing, trend, _seasons.AsSpan(0, values.Length + season), _errors.AsSpan(0, values.Length), _unit.AsSpan(before, values.Length));
        Correlations.Gather(_errors.AsSpan(0, values.Length), _unit.AsSpan(0, before + values.Length), before, _lagged);
        Arrange(_lagged.AsSpan(0, Correlations.Columns * before), _unit.AsSpan(0, before + values.Length), trend, season, equations);

        var last = equations.Unknowns;
        equations[last, last] = ofData[Data];
        if (!trend) return;
        equations[0, last] = ofData[Trend];
        equations[0, 0] = ofTrend[Trend];
    }

    // One period is as long as a season that never changes: there are no lags, so the errors need not be kept.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GatherWithoutSeason(ReadOnlySpan<double> values, EtsSmoothing smoothing, bool trend, NormalEquations equations)
    {
        var onTrend = Vector256.Create(smoothing.Phi * smoothing.Beta);
        var onLevel = Vector256.Create(smoothing.Alpha) + onTrend;
        var kept = Vector256<double>.One - onLevel;
        var phi = Vector256.Create(smoothing.Phi);
        var usual = Vector256<double>.Zero.WithElement(Season, 1);
        var slope = trend ? Vector256<double>.Zero.WithElement(Trend, smoothing.Phi) : Vector256<double>.Zero;
        var level = slope;
        Vector256<double> ofData = default, ofTrend = default, ofSeason = default;
        foreach (var value in values)
        {
            var departure = Vector256.CreateScalar(value) - usual;
            var error = departure - level;
            level = Vector256.FusedMultiplyAdd(kept, level, onLevel * departure);
            if (trend)
            {
                level = Vector256.FusedMultiplyAdd(phi, slope, level);
                slope = Vector256.FusedMultiplyAdd(phi, slope, onTrend * error);
            }

            ofData = Vector256.FusedMultiplyAdd(error, Vector256.Create(error[Data]), ofData);
            ofTrend = Vector256.FusedMultiplyAdd(error, Vector256.Create(error[Trend]), ofTrend);
            ofSeason = Vector256.FusedMultiplyAdd(error, Vector256.Create(error[Season]), ofSeason);
        }

        var last = equations.Unknowns;
        equations[last, last] = ofData[Data];
        equations[last - 1, last] = ofData[Season];
        equations[last - 1, last - 1] = ofSeason[Season];
        if (!trend) return;
        equations[0, last] = ofData[Trend];
        equations[0, last - 1] = ofTrend[Season];
        equations[0, 0] = ofTrend[Trend];
    }

    // The filter, with the forecast of the level carried instead of the level, so that a step waits for two products only.
    // It calls nothing, so that all it needs stays in registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (Vector256<double> OfData, Vector256<double> OfTrend) Run(ReadOnlySpan<double> values, EtsSmoothing smoothing, bool trend, Span<Vector256<double>> seasons, Span<Vector256<double>> errors, Span<double> unit)
    {
        var season = seasons.Length - values.Length;
        var onTrend = Vector256.Create(smoothing.Phi * smoothing.Beta);
        var onLevel = Vector256.Create(smoothing.Alpha) + onTrend;
        var kept = Vector256<double>.One - onLevel;
        var phi = Vector256.Create(smoothing.Phi);
        var gamma = Vector256.Create(smoothing.Gamma);
        var slope = trend ? Vector256<double>.Zero.WithElement(Trend, smoothing.Phi) : Vector256<double>.Zero;
        var level = slope;
        Vector256<double> ofData = default, ofTrend = default;
        for (var t = 0; t < errors.Length; t++)
        {
            var usual = seasons[t];
            var departure = Vector256.CreateScalar(values[t]) - usual;
            var error = departure - level;
            var nextSlope = Vector256.FusedMultiplyAdd(phi, slope, onTrend * error);
            level = Vector256.FusedMultiplyAdd(phi, slope, Vector256.FusedMultiplyAdd(kept, level, onLevel * departure));
            slope = nextSlope;
            seasons[t + season] = Vector256.FusedMultiplyAdd(gamma, error, usual);
            errors[t] = error;
            unit[t] = error[Season];
            ofData = Vector256.FusedMultiplyAdd(error, Vector256.Create(error[Data]), ofData);
            ofTrend = Vector256.FusedMultiplyAdd(error, Vector256.Create(error[Trend]), ofTrend);
        }

        return (ofData, ofTrend);
    }

    private static void Arrange(ReadOnlySpan<double> lagged, ReadOnlySpan<double> unit, bool trend, int season, NormalEquations equations)
    {
        var lags = lagged.Length / Correlations.Columns;
        var (first, last) = (trend ? 1 : 0, equations.Unknowns);
        for (var lag = 0; lag < season; lag++)
        {
            equations[first + lag, last] = lagged[(Data * lags) + lag];
            if (trend) equations[0, first + lag] = lagged[(Trend * lags) + lag];
            equations[first, first + lag] = lagged[(Season * lags) + lag];
        }

        // A season later, both columns have moved by one period and the last one has fallen off.
        for (var row = 1; row < season; row++)
        {
            var earlier = equations.Row(first + row - 1).Slice(first + row - 1, season - row);
            var products = equations.Row(first + row).Slice(first + row, season - row);
            var fallen = unit[^(season - 1)..^(row - 1)];
            var off = unit[^row];
            for (var lag = 0; lag < products.Length; lag++) products[lag] = earlier[lag] - (off * fallen[^(lag + 1)]);
        }
    }
}
