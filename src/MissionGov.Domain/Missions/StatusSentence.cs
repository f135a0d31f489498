using System.Globalization;

namespace MissionGov.Domain.Missions;

/// <summary>The status in one sentence, by the copy guide: gap, then chance, then target and date.</summary>
public static class StatusSentence
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>For use alone, in an email, a CSV or an alternative text: it starts with the level.</summary>
    public static string Alone(TargetAssessment assessment) => $"{assessment.Status.Words()}: {BesideChip(assessment)}";

    /// <summary>For use beside a chip that already names the level.</summary>
    /// <param name="assessment">What to say.</param>
    /// <param name="inWords">True for one target on its own, with odds in words; false for rows that are compared.</param>
    public static string BesideChip(TargetAssessment assessment, bool inWords = true)
    {
        if (assessment.Status.IsVerdict()) return Verdict(assessment);
        if (assessment.Latest is not { } latest || assessment.Status == TargetStatus.NotRated) return NotRated(assessment);
        if (assessment.Facts.FirstReached is { } reached && assessment.Goal.IsMetBy(latest.Value!.Value)) return Reached(assessment, reached);

        var gap = Gap(assessment);
        if (assessment.Chance is not { } chance || assessment.IsAwaiting) return $"{gap}. {assessment.Reason.Text}";
        var odds = inWords && !ChanceWords.IsNearCertain(chance) ? $"{ChanceWords.Words(chance)} chance ({ChanceWords.Percent(chance)})" : $"{ChanceWords.Percent(chance)} chance";
        return $"{gap}; {odds} of {Promised(assessment)} by {Deadline(assessment.Goal)}.";
    }

    /// <summary>"3.1 points behind where it needs to be".</summary>
    public static string Gap(TargetAssessment assessment)
    {
        var gap = assessment.Gap ?? 0;
        return assessment.Unit.Rounded(gap) == 0
            ? "Exactly where it needs to be"
            : $"{assessment.Unit.Difference(gap)} {(assessment.IsBehind ? "behind" : "ahead of")} where it needs to be";
    }

    /// <summary>"92% by March 2029".</summary>
    public static string GoalInWords(TargetAssessment assessment) => $"{assessment.Unit.Round(assessment.Goal.Value)} by {Deadline(assessment.Goal)}";

    /// <summary>The month for a date, the year for a yearly period.</summary>
    public static string Deadline(StretchGoal goal) => goal.Deadline.Kind == PeriodKind.Snapshot ? goal.Deadline.End.ToString("MMMM yyyy", British) : goal.Deadline.Label;

    /// <summary>The value promised; its noun stands in the gap already.</summary>
    private static string Promised(TargetAssessment assessment) => (assessment.Unit with { Noun = "" }).Round(assessment.Goal.Value);

    private static string Verdict(TargetAssessment assessment) => assessment.Status == TargetStatus.Met && assessment.Facts is { FirstReached: { } first } && MonthsEarly(assessment.Goal, first) is > 0 and var early
        ? $"{assessment.Unit.ValueInWords(first.Value!.Value)} {first.Period.When}, {Length(early)} early. It held at the deadline."
        : assessment.Reason.Text;

    private static string NotRated(TargetAssessment assessment) => assessment.Reason.Code == "noData"
        ? $"No figures yet. Owner: {assessment.Target.Owner}."
        : assessment.Reason.Text;

    private static string Reached(TargetAssessment assessment, Observation reached)
    {
        var early = MonthsEarly(assessment.Goal, reached);
        var when = early > 0 ? $", {Length(early)} early" : "";
        return $"Reached {reached.Period.When}{when}. It counts as met if it holds at the deadline.";
    }

    private static int MonthsEarly(StretchGoal goal, Observation reached) => goal.Deadline.EndMonth - reached.Period.EndMonth;

    /// <summary>A span as people say it: "one month", "4 years".</summary>
    public static string Length(int months) => months switch
    {
        1 => "one month",
        < 24 => $"{months} months",
        _ when months % 12 == 0 => $"{months / 12} years",
        _ => $"{months / 12} years and {months % 12} months",
    };
}
