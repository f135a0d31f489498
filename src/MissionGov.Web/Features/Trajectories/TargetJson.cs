using MissionGov.Analysis;
using MissionGov.Analysis.Progress;
using MissionGov.Analysis.TimeSeries;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>A target as programs read it. The names are a contract; add, never rename.</summary>
internal sealed record TargetJson(
    string Mission,
    string Target,
    string Name,
    string Sentence,
    string Status,
    ReasonJson StatusReason,
    string MethodVersion,
    string Unit,
    PointJson Baseline,
    GoalJson Goal,
    LatestJson? Latest,
    double? RequiredNow,
    double? Gap,
    int? MonthsBehind,
    double? RequiredPace,
    NextChangeJson? NextChange,
    TrendJson? PastTrend,
    double? ChanceEver,
    EvenChanceJson? EvenChance,
    ProjectionJson? Projection,
    WithPlansJson? WithPlans,
    FactsJson Facts,
    IReadOnlyList<ObservationJson> Observations,
    IReadOnlyList<RequiredJson> Required,
    string Owner,
    string Source,
    DateOnly? NextDue,
    int DaysLate,
    string? NoForecastBecause,
    IReadOnlyList<ProgressJson> Progress,
    SeenJson? WhatHappened)
{
    public static TargetJson Of(TargetView view)
    {
        var (assessment, target) = (view.Assessment, view.Assessment.Target);
        var goal = assessment.Goal;
        return new TargetJson(
            view.Address.Mission,
            target.Slug,
            target.Name,
            StatusSentence.Alone(assessment),
            assessment.Status.Code(),
            new ReasonJson(assessment.Reason.Code, assessment.Reason.Text),
            assessment.MethodVersion,
            assessment.Unit.Symbol,
            new PointJson(goal.BaselineValue, goal.BaselinePeriod.Compact),
            new GoalJson(goal.Value, goal.Deadline.Compact, goal.Direction),
            assessment.Latest is { Value: { } value } latest ? new LatestJson(value, latest.Period.Compact) : null,
            assessment.RequiredNow,
            assessment.Gap,
            assessment.MonthsBehind,
            assessment.RequiredPace,
            assessment.NextChange is { } next ? new NextChangeJson(next.Period.Compact, next.Needed, next.Usual, assessment.LastChange, assessment.LastChange is null ? null : assessment.LastChangeMonths) : null,
            assessment is { PastTrend: { } trend, ComparableFrom: { } from } ? new TrendJson(from.Compact, trend.ChangeAYear, trend.Lower, trend.Upper, trend.Clear) : null,
            assessment.ChanceEver,
            assessment.EvenChance is { } even ? new EvenChanceJson(even.First?.Compact, even.LookedTo.Compact, even.Words) : null,
            assessment.Projection is { } projection ? ProjectionJson.Of(assessment, projection) : null,
            view.Strategy is { Sum: not null, Plans.Count: > 0 } strategy ? WithPlansJson.Of(strategy) : null,
            FactsJson.Of(assessment.Facts),
            [.. assessment.Observations.Select(seen => new ObservationJson(seen.Period.Compact, seen.Value, seen.Quality.Shorthand(), seen.KnownOn))],
            [.. assessment.Required.Select(needed => new RequiredJson(needed.Period.Compact, needed.Value, needed.Interim))],
            target.Owner,
            assessment.Indicator.Source,
            assessment.NextDue,
            assessment.DaysLate,
            assessment.NoForecastBecause,
            [.. view.Progress.Select(ProgressJson.Of)],
            view.Seen is { Parts: not null } seen ? SeenJson.Of(seen) : null);
    }
}

internal sealed record ReasonJson(string Code, string Text);

internal sealed record PointJson(double Value, string On);

internal sealed record GoalJson(double Value, string By, Direction Direction);

internal sealed record LatestJson(double Value, string Period);

internal sealed record IntervalJson(int Level, double Lower, double Upper);

/// <summary>The first period at which the chance is 50% or more; null when there is none as far as we look.</summary>
internal sealed record EvenChanceJson(string? First, string LookedTo, string Text);

/// <summary>The change that the next period has to bring, what it usually brings, and what the latest one brought.</summary>
/// <param name="LastMonths">The months in which the latest change came about.</param>
internal sealed record NextChangeJson(string Period, double Needed, double? Usual, double? Last, int? LastMonths);

/// <summary>The change a year since the first figure that can be compared, with its 95% interval.</summary>
/// <param name="Clear">Whether it stands out from the ups and downs.</param>
internal sealed record TrendJson(string From, double ChangeAYear, double Lower, double Upper, bool Clear);

internal sealed record ObservationJson(string Period, double? Value, string Quality, DateOnly KnownOn);

internal sealed record RequiredJson(string Period, double Value, bool Interim);

internal sealed record ProjectedJson(string Period, double Median, IReadOnlyList<IntervalJson> Intervals);

/// <summary>The projection at the deadline, and on the way there.</summary>
internal sealed record ProjectionJson(double Median, IReadOnlyList<IntervalJson> Intervals, double? ProbabilityOfMeeting, string Method, string Why, IReadOnlyList<WeightedMethod> Parts, IReadOnlyList<string> Warnings, Backtest? Backtest, IReadOnlyList<ProjectedJson> Points)
{
    private static readonly int[] Levels = [50, 80, 95];

    public static ProjectionJson Of(TargetAssessment assessment, Projection projection)
    {
        var points = assessment.Projected.Select(projected => new ProjectedJson(projected.Period.Compact, projected.Point.Median, IntervalsOf(projection, projected.Point))).ToList();
        return new ProjectionJson(points[^1].Median, points[^1].Intervals, assessment.Chance, projection.Method, projection.Why, projection.Parts, projection.Warnings, projection.Backtest, points);
    }

    private static IReadOnlyList<IntervalJson> IntervalsOf(Projection projection, ProjectedPoint point) => projection.HasFan
        ? [.. Levels.Select(level => point.Interval(level / 100.0)).Zip(Levels, (interval, level) => new IntervalJson(level, interval.Lower, interval.Upper))]
        : [];
}

/// <summary>Separate facts: the last day of the period it happened in, or null.</summary>
/// <param name="ShareInLastTenth">Of all progress, what came in the last tenth of the time up to the deadline.</param>
internal sealed record FactsJson(DateOnly? FirstReached, bool? HeldAtDeadline, DateOnly? ReachedLate, DateOnly? Reversed, DateOnly? HeldThreeOn, double? ShareInLastTenth)
{
    public static FactsJson Of(TargetFacts facts) =>
        new(facts.FirstReached?.Period.End, facts.HeldAtDeadline, facts.ReachedLate?.Period.End, facts.Reversed?.Period.End, facts.HeldThreeOn?.Period.End, facts.ShareInLastTenth);
}

/// <summary>What a rule of another body says, in its own words; only when the address asks for it.</summary>
internal sealed record ProgressJson(ProgressMeasure Measure, string? Status, double? Progress, double? Score, int? BaseYear, double? BaseValue, int? CurrentYear, double? CurrentValue, int? TargetYear, double? CagrActual, double? CagrRequired, string? Refused, IReadOnlyList<string> KnownFaults)
{
    public static ProgressJson Of(NamedProgress named) => named.Answer switch
    {
        Answer<MeasuredProgress>.Found(var found) => new(named.Measure, found.Status, found.Progress, found.Score, found.Points.BaseYear, found.Points.BaseValue, found.Points.CurrentYear, found.Points.CurrentValue, named.TargetYear, found.CagrActual, found.CagrRequired, null, found.KnownFaults),
        var other => new(named.Measure, null, null, null, null, null, null, null, named.TargetYear, null, null, (other as Answer<MeasuredProgress>.Refused)?.Message, ProgressMeasures.KnownFaults(named.Measure)),
    };
}
