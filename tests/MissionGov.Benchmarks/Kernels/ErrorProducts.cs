using BenchmarkDotNet.Attributes;
using MissionGov.Analysis.TimeSeries.Methods.Ets;
using MissionGov.Analysis.TimeSeries.Methods.Ets.Kernels;
using MissionGov.Benchmarks.Engine;

namespace MissionGov.Benchmarks.Kernels;

/// <summary>One sum of squares: a damped trend and a season of twelve over 120 months.</summary>
public class ErrorProducts
{
    private const int Season = 12;

    private static readonly EtsSmoothing Smoothing = new(0.3, 0.03, 0.2, 0.9);

    private readonly double[] _values = TestSeries.Made(1, 120)[0].Values;
    private readonly PlainProducts _plain = new();
    private readonly ShiftedProducts _shifted = new();
    private readonly NormalEquations _equations = new();

    [GlobalSetup]
    public void Centre()
    {
        _equations.Reset(Season + 1);
        var mean = _values.Average();
        for (var t = 0; t < _values.Length; t++) _values[t] -= mean;
    }

    /// <summary>Every column run, one number at a time.</summary>
    [Benchmark(Baseline = true)]
    public double Plain()
    {
        _plain.Gather(_values, Smoothing, trend: true, Season, _equations);
        return _equations.Eliminate();
    }

    /// <summary>Three columns run, in vectors.</summary>
    [Benchmark]
    public double Shifted()
    {
        _shifted.Gather(_values, Smoothing, trend: true, Season, _equations);
        return _equations.Eliminate();
    }
}
