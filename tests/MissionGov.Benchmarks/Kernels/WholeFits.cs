using BenchmarkDotNet.Attributes;
using MissionGov.Analysis.TimeSeries.Methods;
using MissionGov.Analysis.TimeSeries.Methods.Ets;
using MissionGov.Benchmarks.Engine;

namespace MissionGov.Benchmarks.Kernels;

/// <summary>One series of 120 months: a choice by the door that allocates its answer, and by the one that does not; and theta.</summary>
public class WholeFits
{
    private const int Season = 12;

    private static readonly EtsModel[] Models = [.. EtsModel.All];

    private readonly double[] _values = TestSeries.Made(1, 120)[0].Values;
    private readonly AdditiveSmoothing _smoothing = new(Season);
    private readonly ThetaFit _theta = new();
    private readonly double[] _mean = new double[Season];
    private readonly double[] _error = new double[Season];

    /// <summary>The door for one series.</summary>
    [Benchmark(Baseline = true)]
    public object Records() => EtsChoice.Of(Models, _values, Season).Forecast(_values, Season, Season);

    /// <summary>The door for many.</summary>
    [Benchmark]
    public double Panel()
    {
        _smoothing.Choose(_values, _values.Length);
        _smoothing.Forecast(_mean, _error);
        return _error[0];
    }

    /// <summary>The same, from the parameters it ended with.</summary>
    [Benchmark]
    public double Adjusted()
    {
        _smoothing.Adjust(_values, _values.Length, EtsModel.DampedSeason, new(0.3, 0.03, 0.2, 0.9));
        _smoothing.Forecast(_mean, _error);
        return _error[0];
    }

    /// <summary>Theta with its seasonal adjustment.</summary>
    [Benchmark]
    public double Theta()
    {
        _theta.Fit(_values, Season);
        _theta.Forecast(_mean, _error);
        return _error[0];
    }
}
