namespace MissionGov.Analysis.ControlCharts;

/// <summary>What runs a steady measure may show.</summary>
internal sealed record RunBounds(int LongestAllowed, int CrossingsNeeded)
{
    // Anhøj and Olesen 2014: log2(n) + 3, and the 5% point of crossings.
    private const double Allowance = 3;
    private const double CrossingsTail = 0.05;

    public bool AreBroken(int longest, int crossings) => longest > LongestAllowed || crossings < CrossingsNeeded;

    public static RunBounds For(int useful, RunRule rule) => rule switch
    {
        _ => new RunBounds((int)Math.Round(Math.Log2(useful) + Allowance), FairCoinQuantile(CrossingsTail, useful - 1)),
    };

    /// <summary>The smallest number of heads in so many tosses that is reached or undercut with this probability.</summary>
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
