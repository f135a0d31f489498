namespace MissionGov.Analysis.ControlCharts;

/// <summary>Runs of points on one side of the centre line. Points on the line count for nothing.</summary>
/// <param name="Useful">How many points are off the line.</param>
/// <param name="Longest">The longest run of them on one side.</param>
/// <param name="LongestAllowed">A longer run is a signal.</param>
/// <param name="Crossings">How often the points cross the line.</param>
/// <param name="CrossingsNeeded">Fewer crossings are a signal.</param>
/// <param name="IsSignal">The points are not in random order around the line: something changed.</param>
/// <remarks>Source: Anhøj and Olesen 2014, Run charts revisited: a run longer than log2(n) + 3, or crossings below the 5% point of a fair coin.</remarks>
public sealed record Runs(int Useful, int Longest, int LongestAllowed, int Crossings, int CrossingsNeeded, bool IsSignal)
{
    private const double Allowance = 3;
    private const double CrossingsTail = 0.05;

    internal static Runs Around(ShewhartLines lines)
    {
        int useful = 0, longest = 0, run = 0, crossings = 0, side = 0;
        foreach (var value in lines.Plotted)
        {
            var own = value > lines.Centre ? 1 : value < lines.Centre ? -1 : 0;
            if (own == 0) continue;
            useful++;
            if (own == -side) crossings++;
            run = own == side ? run + 1 : 1;
            longest = Math.Max(longest, run);
            side = own;
        }

        if (useful == 0) return new Runs(0, 0, 0, 0, 0, IsSignal: false);
        var (allowed, needed) = ((int)Math.Round(Math.Log2(useful) + Allowance), FairCoinQuantile(CrossingsTail, useful - 1));
        return new Runs(useful, longest, allowed, crossings, needed, longest > allowed || crossings < needed);
    }

    /// <summary>The fewest heads in so many tosses that are reached or undercut with this probability.</summary>
    private static int FairCoinQuantile(double probability, int tosses)
    {
        double logWays = 0, reached = 0;
        for (var heads = 0; heads < tosses; heads++)
        {
            reached += Math.Exp(logWays - (tosses * Math.Log(2)));
            if (reached >= probability) return heads;
            logWays += Math.Log(tosses - heads) - Math.Log(heads + 1);
        }

        return tosses;
    }
}
