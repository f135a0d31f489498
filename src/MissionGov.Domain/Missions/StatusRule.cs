namespace MissionGov.Domain.Missions;

/// <summary>The published rule: verdict after the deadline, else the chance with its hysteresis and caps, else the gap alone.</summary>
internal static class StatusRule
{
    private static readonly StatusReason Awaiting = new("awaiting", "The deadline has passed, but the figure that decides is not out yet.");

    public static (TargetStatus Status, StatusReason Reason) Rate(TargetAssessment assessment, TargetHistory history, RegularSeries? laid, RequiredPath path, RatingRules rules)
    {
        if (assessment.Facts.HeldAtDeadline is { } held) return Verdict(assessment, held);
        if (history.BreakSince is { } broken) return (TargetStatus.NotRated, new StatusReason("seriesBroke", Outlook.InWords(broken)));
        var (status, reason) = Level(assessment, history, laid, path, rules);
        // The last level stands until the figure that decides is out; the reason is that it is not.
        return assessment.IsAwaiting && status != TargetStatus.NotRated ? (status, Awaiting) : (status, reason);
    }

    private static (TargetStatus, StatusReason) Level(TargetAssessment assessment, TargetHistory history, RegularSeries? laid, RequiredPath path, RatingRules rules)
    {
        if (assessment.Chance is not { } chance) return OnGapAlone(assessment, history, path, rules);

        var level = rules.Fold(PastChances(assessment.Target, laid!).Prepend(chance));
        return level == TargetStatus.OnTrack && Cap(assessment, history, path) is { } cap ? (TargetStatus.MostlyOnTrack, cap) : (level, ByChance(level, chance, rules));
    }

    private static StatusReason ByChance(TargetStatus level, double chance, RatingRules rules) => level == rules.LevelOf(chance)
        ? new StatusReason("chance", $"The chance of meeting it is {Share(chance)}.")
        : new StatusReason("held", $"The chance is {Share(chance)} and has only just crossed the limit of {Share(rules.LimitCrossed(level, chance))}. The level moves when it is {ChanceWords.WholePercent(rules.Hysteresis)} points past, or stays past for two figures.");

    private static (TargetStatus, StatusReason) Verdict(TargetAssessment assessment, bool held)
    {
        var (facts, unit) = (assessment.Facts, assessment.Unit);
        var atDeadline = $"{unit.ValueInWords(facts.AtDeadline!.Value!.Value)} at the deadline";
        return (held, facts) switch
        {
            (true, { Reversed: { } lost }) => (TargetStatus.MetThenLost, new StatusReason("lostAfterDeadline", $"{atDeadline}, then lost {lost.Period.When}.")),
            (true, _) => (TargetStatus.Met, new StatusReason("heldAtDeadline", $"{atDeadline}.")),
            (false, { ReachedLate: { } late, FirstReached: var first }) when first == late => (TargetStatus.Missed, new StatusReason("reachedLate", $"{atDeadline}; reached {late.Period.When}, {StatusSentence.Length(late.Period.EndMonth - assessment.Goal.Deadline.EndMonth)} late.")),
            (false, { FirstReached: { } first }) => (TargetStatus.MetThenLost, new StatusReason("reversedByDeadline", $"{unit.ValueInWords(first.Value!.Value)} {first.Period.When}, but {atDeadline}.")),
            _ => (TargetStatus.Missed, new StatusReason("missed", $"{atDeadline}, {unit.Difference(assessment.Goal.Gap(facts.AtDeadline!.Value!.Value, assessment.Goal.Value))} short of the target.")),
        };
    }

    private static StatusReason? Cap(TargetAssessment assessment, TargetHistory history, RequiredPath path)
    {
        if (assessment.DaysLate > 0) return new StatusReason("dataLate", $"The data are {assessment.DaysLate} days late, so it is not rated on track.");
        if (-assessment.Gap > path.InterimStepAt(assessment.Latest!.Period.EndMonth) / 2) return new StatusReason("farBehind", "It is behind by more than half the last step of the path.");
        return history.IsGettingWorse ? new StatusReason("gettingWorse", "The latest changes went the wrong way.") : null;
    }

    private static (TargetStatus, StatusReason) OnGapAlone(TargetAssessment assessment, TargetHistory history, RequiredPath path, RatingRules rules)
    {
        var latest = assessment.Latest!;
        var why = assessment.NoForecastBecause ?? Awaiting.Text;
        if (latest.Period.EndMonth <= assessment.Goal.BaselinePeriod.EndMonth) return (TargetStatus.NotRated, new StatusReason("noDataSinceBaseline", "No figures since the baseline."));

        var neededSoFar = path.At(latest.Period.EndMonth) - assessment.Goal.BaselineValue;
        var level = neededSoFar == 0
            ? assessment.Gap >= 0 ? TargetStatus.MostlyOnTrack : TargetStatus.OffTrack
            : rules.LevelOfPace((latest.Value!.Value - assessment.Goal.BaselineValue) / neededSoFar);
        if (level == TargetStatus.MostlyOnTrack && history.IsGettingWorse) return (TargetStatus.AtRisk, new StatusReason("gettingWorse", $"{why} The latest change went the wrong way."));
        return (level, new StatusReason("gapAlone", $"{why} Rated on the gap alone."));
    }

    // Each costs a projection, so none is made before it is asked for.
    private static IEnumerable<double> PastChances(Target target, RegularSeries laid)
    {
        for (var then = laid.Before(); then is not null; then = then.Before())
        {
            if (StatusQuo.Chance(target, then) is { } chance) yield return chance;
        }
    }

    private static string Share(double chance) => ChanceWords.Percent(chance);
}
