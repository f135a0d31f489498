using MissionGov.Analysis;
using MissionGov.Analysis.Progress;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>What a rule of another body says about a target's figures, with all that went into it. It stands beside the status and never changes it.</summary>
/// <param name="Figures">One a year, oldest first: the last of the twelve months that end with the latest figure's month.</param>
/// <param name="TargetYear">The year of those twelve months that the deadline falls in; null for a promise without a value.</param>
public sealed record NamedProgress(ProgressMeasure Measure, IReadOnlyList<YearlyFigure> Figures, int? TargetYear, Answer<MeasuredProgress> Answer)
{
    private const double MonthsPerYear = 12;

    public static NamedProgress Of(TargetAssessment assessment, ProgressMeasure measure)
    {
        var (goal, indicator) = (assessment.Goal, assessment.Indicator);
        var comparable = new TargetHistory(assessment.Target, assessment.Observations).Comparable;
        var figures = comparable.GroupBy(seen => YearOf(seen.Period)).Select(year => new YearlyFigure(year.Key, year.Last())).ToList();
        var hasTarget = assessment.Target.NotTrackableBecause is null;
        var question = new ProgressQuestion(measure, figures.ConvertAll(figure => figure.Year), figures.ConvertAll(figure => figure.Seen.Value), goal.Direction)
        {
            Target = hasTarget ? goal.Value : null,
            TargetYear = hasTarget ? YearOf(goal.Deadline) : null,
            BaseYear = YearOf(goal.BaselinePeriod),
            Limit = hasTarget ? null : goal.Direction == Direction.AtLeast ? indicator.UpperBound : indicator.LowerBound,
        };
        return new NamedProgress(measure, figures, question.TargetYear, ProgressMeasures.Assess(question));

        // Whole years before or after the latest figure.
        int YearOf(Period period) => comparable is [.., var latest]
            ? latest.Period.End.Year + (int)Math.Ceiling((period.EndMonth - latest.Period.EndMonth) / MonthsPerYear)
            : period.End.Year;
    }

    /// <summary>The two figures compared, where the rule could say something.</summary>
    public (Observation Base, Observation Current)? Compared => Answer is Answer<MeasuredProgress>.Found { Value.Points: { BaseYear: { } from, CurrentYear: { } to } }
        ? (Figures.First(figure => figure.Year == from).Seen, Figures.First(figure => figure.Year == to).Seen)
        : null;
}

public sealed record YearlyFigure(int Year, Observation Seen);
