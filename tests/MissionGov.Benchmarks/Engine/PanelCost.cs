namespace MissionGov.Benchmarks.Engine;

/// <summary>What a panel of series costs as it grows, on more processors, and when a part of it has changed.</summary>
internal static class PanelCost
{
    private const int Few = 1_000;
    private const int Many = 100_000;
    private const int Some = 2_000;
    private const int Touched = 200;
    private const int TenYears = 120;
    private const int TwentyYears = 240;

    public static IEnumerable<Figure> Measure(Contender onAll)
    {
        var many = Run(Contender.Ours, Many, TenYears, 1);
        Rounds time = new(), wall = new(), changed = new();
        for (var round = 0; round < Rounds.Count; round++)
        {
            time.Add("few", Run(Contender.Ours, Few, TenYears, 1)[0]);
            time.Add("long", Run(Contender.Ours, Few, TwentyYears, 1)[0]);
            wall.Add("two", Run(onAll, Some, TenYears, 2)[1]);
            wall.Add("one", Run(onAll, Some, TenYears, 1)[1]);
            var cost = Contender.Ours.Run("changed", $"{Some}", $"{TenYears}", $"{Touched}");
            changed.Add("anew", cost[0]);
            changed.Add("adjusted", cost[1]);
        }

        return
        [
            Figure.AtMost("P6", "allocated for a series by the panel, 100,000 of 120 months", many[2], 64, 0, " B"),
            Figure.AtMost("P6", "memory beyond the data, 100,000 of 120 months, 12 ahead", many[3], 96, 48, " MB"),
            Figure.AtMost("P7", "processor time a series, 100,000 over 1,000", many[0] / time.Median("few"), 1.1, 1.03),
            Figure.AtMost("P7", "the same, 240 months over 120", time.Ratio("long", "few"), 2.2, 2.05),
            Machine.Processors > 1
                ? Figure.AtLeast("P7", "two processors over one, wall time", wall.Ratio("one", "two"), 1.7, 1.9)
                : Figure.NotRun("P7", "two processors over one", "there is one"),
            Figure.AtMost("P8", "a tenth changed, projected anew, over a tenth of the whole", changed.Median("anew"), 1.5, 0.4),
            Figure.AtMost("P8", "a tenth changed, adjusted to a new value, over the same", changed.Median("adjusted"), 1.5, 0.4),
        ];
    }

    private static double[] Run(Contender contender, int count, int length, int processors) => contender.Run("panel", $"{count}", $"{length}", $"{processors}");
}
