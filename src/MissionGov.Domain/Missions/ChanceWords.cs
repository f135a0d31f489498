namespace MissionGov.Domain.Missions;

/// <summary>A chance as people say it. Rows that are compared use the percentage only; words stand alone.</summary>
public static class ChanceWords
{
    // Lower ends in per cent: the nearest familiar odds on the log-odds scale.
    private static readonly (double From, string Words)[] Odds =
    [
        (92.9, "about 19 in 20"), (85.8, "about 9 in 10"), (77.6, "about 4 in 5"), (71.1, "about 3 in 4"), (63.4, "about 2 in 3"), (55.1, "about 3 in 5"),
        (45, "about even"), (36.7, "about 2 in 5"), (29, "about 1 in 3"), (22.5, "about 1 in 4"), (18.3, "about 1 in 5"), (13, "about 1 in 6"), (7.2, "about 1 in 10"),
        (3.2, "about 1 in 20"), (1.5, "about 1 in 50"), (1, "about 1 in 100"),
    ];

    /// <summary>Each way to say a chance, with the per cent from which it is said, highest first.</summary>
    public static IReadOnlyList<(double From, string Words)> Scale => Odds;

    /// <summary>"about 1 in 6".</summary>
    /// <param name="chance">0 to 1.</param>
    public static string Words(double chance)
    {
        var percent = 100 * chance;
        return percent > 99 ? "more than 99 in 100" : percent < 1 ? "less than 1 in 100" : Odds.First(odds => percent >= odds.From).Words;
    }

    /// <summary>Whether the words say no more than the percentage does.</summary>
    public static bool IsNearCertain(double chance) => chance is < 0.01 or > 0.99;

    /// <summary>The whole per cent that are shown. Levels go by them too, so that no page shows a chance beside a level its own rule denies.</summary>
    public static int WholePercent(double chance) => (int)Math.Round(100 * chance, MidpointRounding.AwayFromZero);

    /// <summary>"17%"; never 0% or 100%, which no forecast can promise.</summary>
    public static string Percent(double chance) => WholePercent(chance) switch
    {
        0 => "under 1%",
        100 => "over 99%",
        var percent => $"{percent}%",
    };
}
