using System.Globalization;
using MissionGov.Analysis.TimeSeries.Methods.Ets;
using MissionGov.Analysis.TimeSeries.Panels;
using MissionGov.Benchmarks.Strategies;

namespace MissionGov.Benchmarks.Engine;

/// <summary>One run of the engine in a process of its own; prints figures and ends.</summary>
internal static class OneRun
{
    public const string Mode = "--one-run";

    // Compiled to the last tier before it is counted, for which the compiler waits until nothing new is called; then long
    // enough for the clock. Processor time, as others may use the machine.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Counted = TimeSpan.FromSeconds(1);
    private const int WarmUpRuns = 6;

    public static int Run(string[] args)
    {
        Console.WriteLine(args switch
        {
            ["additive", var series, var answers] => Panel(PanelMethod.Smoothing, series, answers),
            ["theta", var series, var answers] => Panel(PanelMethod.Theta, series, answers),
            ["full", var series, var answers] => Full(series, answers),
            ["panel", var count, var length, var processors] => PanelRun.Measure(Number(count), Number(length), Number(processors)),
            ["changed", var count, var length, var touched] => PanelRun.Changed(Number(count), Number(length), Number(touched)),
            ["normals"] => Spent(StrategyRun.Normals(), 1),
            ["what-if"] => Spent(StrategyRun.WhatIf(), 1),
            ["fresh"] => Spent(StrategyRun.Fresh(), 1),
            _ => throw new ArgumentException("No such run."),
        });
        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Panel(PanelMethod method, string file, string answers)
    {
        var series = TestSeries.Read(file);
        var panel = PanelRun.Of(series);
        var forecast = new PanelForecast(series.Length, series.Max(one => one.Actual.Length));
        var spent = Spent(() => PanelProjection.Project(panel, forecast, method, processors: 1), series.Length);
        File.WriteAllLines(answers, series.Select((one, i) => Answer(one, forecast.Parameters(i)?.Aicc, forecast.Mean(i))));
        return spent;
    }

    private static string Full(string file, string answers)
    {
        var series = TestSeries.Read(file);
        EtsModel[] models = [.. EtsModel.Admissible];
        var fits = new EtsFit[series.Length];
        var spent = Spent(() =>
        {
            for (var i = 0; i < fits.Length; i++) fits[i] = EtsChoice.Of(models, series[i].Values, series[i].Season);
        }, series.Length);
        File.WriteAllLines(answers, series.Select((one, i) => Answer(one, fits[i].Aicc, fits[i].Forecast(one.Values, one.Season, one.Actual.Length).Centre)));
        return spent;
    }

    private static string Answer(TestSeries one, double? criterion, ReadOnlySpan<double> ahead) =>
        string.Join(';', one.Name, criterion?.ToString("R", CultureInfo.InvariantCulture), TestSeries.Numbers(ahead[..Math.Min(ahead.Length, one.Actual.Length)].ToArray()));

    // Processor time in ms a series.
    private static string Spent(Action run, int series)
    {
        for (var warm = 0; warm < WarmUpRuns || Environment.CpuUsage.TotalTime < WarmUp; warm++)
        {
            run();
            if (warm < WarmUpRuns) Thread.Sleep(Pause);
        }

        var before = Environment.CpuUsage.TotalTime;
        var runs = 0;
        for (; runs == 0 || Environment.CpuUsage.TotalTime - before < Counted; runs++) run();
        return ((Environment.CpuUsage.TotalTime - before).TotalMilliseconds / (runs * series)).ToString("R", CultureInfo.InvariantCulture);
    }
}
