namespace MissionGov.Domain.Missions;

/// <summary>The thresholds of the level rule. They are settings, shown at /how-we-rate.</summary>
public sealed record RatingRules
{
    /// <summary>As they stand where nobody has set others.</summary>
    public static readonly RatingRules Published = new();

    /// <summary>From this chance on, at risk rather than off track.</summary>
    public double AtRiskFrom { get; init; } = 0.20;

    public double MostlyOnTrackFrom { get; init; } = 0.50;

    public double OnTrackFrom { get; init; } = 0.75;

    /// <summary>A level moves only when the chance is this far past the threshold, or stays past it for two periods.</summary>
    public double Hysteresis { get; init; } = 0.05;

    /// <summary>How many of the latest periods the rule is folded over.</summary>
    public int FoldedPeriods { get; init; } = 8;

    /// <summary>Without a forecast: the share of the change needed so far from which a target is at risk rather than off track.</summary>
    public double PaceAtRiskFrom { get; init; } = 0.60;

    /// <summary>Without a forecast: the share from which it is mostly on track; it is never more than that.</summary>
    public double PaceMostlyFrom { get; init; } = 0.95;

    /// <summary>Days a release may be overdue before its data count as late.</summary>
    public int GraceDays { get; init; } = 14;

    /// <summary>What is wrong with them, in sentences that say how to mend it.</summary>
    public IEnumerable<string> Problems()
    {
        if (!AreInOrder(AtRiskFrom, MostlyOnTrackFrom, OnTrackFrom)) yield return "The chances must rise between 0 and 1, by a whole per cent or more: AtRiskFrom, then MostlyOnTrackFrom, then OnTrackFrom.";
        if (!AreInOrder(PaceAtRiskFrom, PaceMostlyFrom)) yield return "The shares must rise between 0 and 1, by a whole per cent or more: PaceAtRiskFrom, then PaceMostlyFrom.";
        if (Hysteresis is not (>= 0 and < 1)) yield return "Hysteresis must be 0 or more, and below 1.";
        if (FoldedPeriods < 1) yield return "FoldedPeriods must be a whole number from 1 on.";
        if (GraceDays < 0) yield return "GraceDays must be a whole number from 0 on.";
    }

    /// <summary>Days a release is overdue; 0 while its grace lasts.</summary>
    public int DaysLate(DateOnly due, DateOnly today) => today.DayNumber - due.DayNumber is var overdue && overdue > GraceDays ? overdue : 0;

    /// <summary>The level of a chance as it is shown, in whole per cent.</summary>
    public TargetStatus LevelOf(double chance) =>
        Reaches(chance, OnTrackFrom) ? TargetStatus.OnTrack
        : Reaches(chance, MostlyOnTrackFrom) ? TargetStatus.MostlyOnTrack
        : Reaches(chance, AtRiskFrom) ? TargetStatus.AtRisk
        : TargetStatus.OffTrack;

    /// <summary>Folds the level over the latest chances, so that a figure near a threshold does not flicker.</summary>
    /// <param name="latestFirst">Read only as far back as it matters: two neighbours on one level settle what came before them.</param>
    public TargetStatus Fold(IEnumerable<double> latestFirst)
    {
        var chances = new Stack<double>();
        foreach (var chance in latestFirst.Take(FoldedPeriods))
        {
            var settled = chances.TryPeek(out var after) && LevelOf(chance) == LevelOf(after);
            chances.Push(chance);
            if (settled) break;
        }

        var before = chances.Pop();
        var level = LevelOf(before);
        foreach (var chance in chances)
        {
            var now = LevelOf(chance);
            if (now != level && (IsClearOf(level, chance) || LevelOf(before) == now)) level = now;
            before = chance;
        }

        return level;
    }

    /// <summary>The level that the share of the needed change gives when there is no forecast.</summary>
    public TargetStatus LevelOfPace(double share) =>
        share >= PaceMostlyFrom ? TargetStatus.MostlyOnTrack : share >= PaceAtRiskFrom ? TargetStatus.AtRisk : TargetStatus.OffTrack;

    /// <summary>The limit between a level and a chance that is no longer within it.</summary>
    internal double LimitCrossed(TargetStatus level, double chance)
    {
        var fell = LevelOf(chance) > level;
        return level switch
        {
            TargetStatus.OnTrack => OnTrackFrom,
            TargetStatus.MostlyOnTrack => fell ? MostlyOnTrackFrom : OnTrackFrom,
            TargetStatus.AtRisk => fell ? AtRiskFrom : MostlyOnTrackFrom,
            _ => AtRiskFrom,
        };
    }

    private bool IsClearOf(TargetStatus level, double chance) =>
        Math.Abs(ChanceWords.WholePercent(chance) - ChanceWords.WholePercent(LimitCrossed(level, chance))) >= ChanceWords.WholePercent(Hysteresis);

    // In whole per cent, as they are shown and compared.
    private static bool AreInOrder(params double[] limits)
    {
        double[] all = [0, .. limits];
        return all.Zip(limits).All(pair => pair.Second is > 0 and <= 1 && ChanceWords.WholePercent(pair.Second) > ChanceWords.WholePercent(pair.First));
    }

    private static bool Reaches(double chance, double limit) => ChanceWords.WholePercent(chance) >= ChanceWords.WholePercent(limit);
}
