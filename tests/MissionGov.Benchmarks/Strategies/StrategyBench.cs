using Microsoft.Extensions.Configuration;
using MissionGov.Benchmarks.Engine;

namespace MissionGov.Benchmarks.Strategies;

/// <summary>Strategies beside NumPy: drawing, and asking what if.</summary>
internal static class StrategyBench
{
    public const string Mode = "strategy";
    public const string Usage = "[--python PROGRAM]";

    public static int Run(string[] args)
    {
        var report = new Report();
        report.Add(Measure(new ConfigurationBuilder().AddCommandLine(args).Build()["python"]));
        report.Print();
        return 0;
    }

    private static IEnumerable<Figure> Measure(string? python)
    {
        var numpy = File.Exists(python) ? new Contender(python, Path.Combine(AppContext.BaseDirectory, "Strategies", "normals.py")) : null;
        var cost = new Rounds();
        for (var round = 0; round < Rounds.Count; round++)
        {
            foreach (var run in new[] { "normals", "what-if", "fresh" }) cost.Add(run, Contender.Ours.Run(run)[0]);
            if (numpy is not null) cost.Add("numpy", numpy.Run()[0]);
        }

        if (numpy is null) yield return Figure.NotRun("S4", "500,000 normal numbers drawn and summed, beside NumPy", "python3-numpy could not be got");
        else
        {
            yield return Figure.AtLeast("S4", "NumPy over ours, 500,000 normal numbers drawn and summed", cost.Ratio("numpy", "normals"), must: 1, aim: 3);
            yield return Figure.AtMost("S4", "one plan of 50 changed, 10,000 outcomes: ours over NumPy drawing all", cost.Ratio("what-if", "numpy"), must: 2, aim: 1);
            yield return Figure.Only("  NumPy: processor time", cost.Median("numpy"), "ms");
        }

        yield return Figure.Only("  ours, drawn and summed: processor time", cost.Median("normals"), "ms");
        yield return Figure.Only("  ours, one plan of 50 changed, the whole answer: processor time", cost.Median("what-if"), "ms");
        yield return Figure.Only("  ours, all 50 plans fresh: processor time", cost.Median("fresh"), "ms");
    }
}
