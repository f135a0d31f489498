using MissionGov.Analysis;
using MissionGov.Analysis.TimeSeries;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Tests.Components;

/// <summary>Assessments with a straight fan of known width, so that a test sees the drawing and not the forecaster.</summary>
internal static class SampleTargets
{
    private static readonly DateOnly Today = new(2026, 2, 1);

    /// <summary>A monthly share that should rise to 92% by March 2029.</summary>
    public static TargetAssessment Waits(int months = 83, double? chance = 0.17, Action<TargetParts>? change = null)
    {
        var parts = new TargetParts
        {
            Name = "18-week waits",
            Unit = new Unit(UnitKind.Percent, "", 1),
            Frequency = Frequency.Monthly,
            Goal = new StretchGoal
            {
                BaselineValue = 58.9,
                BaselinePeriod = Period.Month(2024, 7),
                Value = 92,
                Deadline = Period.Month(2029, 3),
                Direction = Direction.AtLeast,
                Interim = [new InterimPoint(Period.Month(2026, 3), 65), new InterimPoint(Period.Month(2027, 3), 70)],
            },
            Observations = [.. Enumerable.Range(0, months).Select(i => Seen(Period.Month(2025, 11).Shift(i - months + 1), 61.8 + (3 * Math.Sin((i - months + 1) / 9.0))))],
            Chance = chance,
        };
        change?.Invoke(parts);
        return parts.Assess(Today, pace: 0.35, spread: 1.6);
    }

    /// <summary>A yearly count that should fall, in financial years.</summary>
    public static TargetAssessment Exclusions(Action<TargetParts>? change = null)
    {
        double[] values = [12668, 12298, 10404, 8320, 9135, 9535, 9290];
        var parts = new TargetParts
        {
            Name = "Permanent exclusions",
            Unit = new Unit(UnitKind.Count, "exclusions", 0),
            Frequency = Frequency.Annual,
            Goal = new StretchGoal { BaselineValue = 12668, BaselinePeriod = Period.AcademicYear(1996), Value = 8400, Deadline = Period.AcademicYear(2005), Direction = Direction.AtMost },
            Observations = [.. values.Select((value, i) => Seen(Period.AcademicYear(1996 + i), value))],
            Chance = 0.4,
        };
        change?.Invoke(parts);
        return parts.Assess(Today, pace: -120, spread: 420);
    }

    public static Observation Seen(Period period, double? value, Quality quality = Quality.None) => new(period, value, quality, period.End.AddDays(40));
}

/// <summary>What a test may change before the target is assessed.</summary>
internal sealed class TargetParts
{
    public required string Name { get; set; }

    public required Unit Unit { get; set; }

    public required Frequency Frequency { get; init; }

    public required StretchGoal Goal { get; set; }

    public required IReadOnlyList<Observation> Observations { get; set; }

    public List<SeriesBreak> Breaks { get; } = [];

    /// <summary>Null for a history too short for a forecast.</summary>
    public double? Chance { get; set; }

    public TargetStatus Status { get; set; } = TargetStatus.OffTrack;

    public TargetAssessment Assess(DateOnly today, double pace, double spread)
    {
        var indicator = new Indicator
        {
            Slug = "sample",
            Name = Name,
            Unit = Unit,
            Frequency = Frequency,
            LagDays = 40,
            Source = "NHS England",
            Breaks = Breaks,
        };
        var target = new Target
        {
            MissionId = Guid.Empty,
            IndicatorId = indicator.Id,
            PlaceId = Guid.Empty,
            Slug = "sample",
            Name = Name,
            Promise = Name,
            Goal = Goal,
            Owner = "Unit lead",
            Indicator = indicator,
        };
        var path = new RequiredPath(Goal);
        var latest = new TargetHistory(target, Observations).Comparable is [.., var last] ? last : null;
        var steps = latest is null ? 0 : Math.Max(0, (Goal.Deadline.EndMonth - latest.Period.EndMonth) / indicator.MonthsPerPeriod);
        var points = Enumerable.Range(1, steps).Select(step => new ProjectedPoint(step, new StraightFan(latest!.Value!.Value + (pace * step), spread * Math.Sqrt(step)))).ToList();
        var hasFan = Chance is not null;
        return new TargetAssessment
        {
            Target = target,
            Today = today,
            Status = Status,
            Reason = new StatusReason("chance", "Not enough history for a forecast: 2 of 3."),
            Observations = Observations,
            Path = path,
            Required = path.Values(indicator.MonthsPerPeriod),
            Latest = latest,
            RequiredNow = latest is null ? null : path.At(latest.Period.EndMonth),
            Gap = latest is null ? null : Goal.Gap(latest.Value!.Value, path.At(latest.Period.EndMonth)),
            Chance = Chance,
            NoForecastBecause = hasFan ? null : "Not enough history for a forecast: 2 of 3.",
            Projection = hasFan && steps > 0 ? new Projection { Method = "Sample", Why = "For a test.", Points = points } : null,
            Projected = hasFan ? [.. points.Select(point => new ProjectedValue(latest!.Period.Shift(point.Step * indicator.MonthsPerPeriod), point))] : [],
        };
    }

    /// <summary>A normal distribution known by its middle and three intervals, which is all a drawing asks for.</summary>
    private sealed record StraightFan(double Centre, double Spread) : PredictiveDistribution
    {
        private static readonly (double Probability, double Z)[] Known = [(0.025, -1.96), (0.1, -1.2816), (0.25, -0.6745), (0.5, 0), (0.75, 0.6745), (0.9, 1.2816), (0.975, 1.96)];

        public override double Mean => Centre;

        public override double Quantile(double probability) =>
            Centre + (Spread * Known.MinBy(known => Math.Abs(known.Probability - probability)).Z);

        public override double ChanceOf(double value, Direction direction) => 0.5;
    }
}
