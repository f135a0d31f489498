using MissionGov.Analysis;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

/// <summary>A monthly share that is to rise from 60% in July 2024 to 80% by March 2029, with made-up figures up to December 2025.</summary>
internal static class SampleTarget
{
    public const int MonthsSinceBaseline = 17;
    public const int MonthsOfHistory = 60;

    public static readonly Period Latest = Period.Month(2025, 12);
    public static readonly DateOnly Today = new(2026, 1, 25);

    // A share that wanders a little: a series without noise would make every forecast certain.
    private static readonly double[] Wobble = [0.21, -0.34, 0.12, 0.40, -0.27, -0.08, 0.31, -0.19, 0.05, -0.36, 0.28, -0.13];

    public static readonly StretchGoal Goal = new()
    {
        BaselineValue = 60,
        BaselinePeriod = Period.Month(2024, 7),
        Value = 80,
        Deadline = Period.Month(2029, 3),
        Direction = Direction.AtLeast,
    };

    /// <param name="pace">Points a month, passing 60% at the baseline.</param>
    /// <param name="lastChanges">Points from month to month at the end, instead of the pace.</param>
    public static TargetAssessment Rising(double pace, StretchGoal? goal = null, DateOnly? today = null, params double[] lastChanges)
    {
        var regular = MonthsOfHistory - lastChanges.Length;
        var values = Enumerable.Range(0, regular).Select(i => 60 + (pace * (i - MonthsOfHistory + 1 + MonthsSinceBaseline)) + Wobble[i % Wobble.Length]).ToList();
        foreach (var change in lastChanges) values.Add(values[^1] + change);
        return Assess(goal ?? Goal, values, today ?? Today);
    }

    public static TargetAssessment Assess(StretchGoal goal, IReadOnlyList<double> values, DateOnly today) => TargetProgress.Assess(
        Of(goal, new Unit(UnitKind.Percent, "", 1), Frequency.Monthly),
        [.. values.Select((value, i) => Seen(Latest.Shift(i - values.Count + 1), value))],
        today,
        RatingRules.Published);

    /// <summary>A monthly rate of about 45 per 1,000 that is to fall to 20.</summary>
    public static TargetAssessment Rate(double from = 46.6) => TargetProgress.Assess(
        Of(Goal with { BaselineValue = from, Value = 20, Direction = Direction.AtMost }, new Unit(UnitKind.Rate, "per 1,000", 1), Frequency.Monthly),
        [.. Enumerable.Range(0, 60).Select(i => Seen(Latest.Shift(i - 59), 45 + (i * 7 % 5 * 0.3)))],
        Today,
        RatingRules.Published);

    public static Observation Seen(Period period, double? value, Quality quality = Quality.None) => new(period, value, quality, period.End.AddDays(14));

    public static Target Of(StretchGoal goal, Unit unit, Frequency frequency, params SeriesBreak[] breaks)
    {
        var indicator = new Indicator
        {
            Slug = "sample",
            Name = "Sample",
            Unit = unit,
            Frequency = frequency,
            LagDays = 14,
            Source = "NHS England",
            Breaks = [.. breaks],
            LowerBound = 0,
            UpperBound = unit.Kind == UnitKind.Percent ? 100 : null,
        };
        return new Target
        {
            MissionId = Guid.Empty,
            IndicatorId = indicator.Id,
            PlaceId = Guid.Empty,
            Slug = "sample",
            Name = "Sample",
            Promise = "Sample",
            Goal = goal,
            Owner = "NHS unit lead",
            Indicator = indicator,
        };
    }
}
