using MissionGov.Analysis.TimeSeries;
using MissionGov.Analysis.TimeSeries.Trends;

namespace MissionGov.Domain.Missions;

/// <summary>Everything the figures say about one target on one day. Chip, sentence, chart, table, CSV and API all read this and nothing else.</summary>
public sealed record TargetAssessment
{
    public required Target Target { get; init; }

    public required DateOnly Today { get; init; }

    public required TargetStatus Status { get; init; }

    public required StatusReason Reason { get; init; }

    /// <summary>The latest figure that can be compared with the baseline.</summary>
    public Observation? Latest { get; init; }

    /// <summary>What the path needs at the period of <see cref="Latest"/>.</summary>
    public double? RequiredNow { get; init; }

    /// <summary>Positive when better than needed, in the unit of the indicator.</summary>
    public double? Gap { get; init; }

    /// <summary>Behind by as much as can be shown.</summary>
    public bool IsBehind => Gap is { } gap && Unit.Rounded(gap) < 0;

    /// <summary>The gap as a share of the whole change from baseline to goal, so that targets of different units compare.</summary>
    public double? GapShare => Gap is { } gap && Math.Abs(Goal.Value - Goal.BaselineValue) is > 0 and var change ? gap / change : null;

    /// <summary>Which way the last changes went; null with too few figures.</summary>
    public Trend? Trend { get; init; }

    /// <summary>How long ago the path had today's value; null when not behind by as much as can be shown.</summary>
    public int? MonthsBehind { get; init; }

    /// <summary>The change needed from one period to the next from now on, with the shortfall carried forward.</summary>
    public double? RequiredPace { get; init; }

    /// <summary>What the next period has to bring, with its season; null without a period left.</summary>
    public NextChange? NextChange { get; init; }

    /// <summary>The latest change, to compare with the needed one; null with a single figure.</summary>
    public double? LastChange { get; init; }

    /// <summary>The months from the figure before the latest to the latest, in which the latest change came about.</summary>
    public int LastChangeMonths { get; init; }

    /// <summary>How fast the figures have risen or fallen since the first one that can be compared, with its interval; null with too few.</summary>
    public YearlyTrend? PastTrend { get; init; }

    /// <summary>The period of the first figure that can be compared with the baseline.</summary>
    public Period? ComparableFrom { get; init; }

    /// <summary>The status-quo chance of meeting the target at its deadline, 0 to 1.</summary>
    public double? Chance { get; init; }

    /// <summary>The chance of being at or better than the target at some time up to its deadline; null without a chance, and once it has been reached.</summary>
    public double? ChanceEver { get; init; }

    /// <summary>When the chance first reaches 50%; null where there is no chance.</summary>
    public EvenChance? EvenChance { get; init; }

    /// <summary>Why there is no chance, in words; null when there is one.</summary>
    public string? NoForecastBecause { get; init; }

    public Projection? Projection { get; init; }

    /// <summary>The deadline has passed, and the figure that decides is not out yet.</summary>
    public bool IsAwaiting => Today >= Goal.Deadline.End && Facts.HeldAtDeadline is null;

    /// <summary>The projection by period, up to the deadline, which is the last of them.</summary>
    public IReadOnlyList<ProjectedValue> Projected { get; init; } = [];

    /// <summary>What is needed at any month; null for a target that has no path.</summary>
    public RequiredPath? Path { get; init; }

    /// <summary>The required path by period, from baseline to deadline.</summary>
    public IReadOnlyList<RequiredValue> Required { get; init; } = [];

    /// <summary>Every period at the vintage asked for, oldest first, also those that cannot be compared.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>The stretches of the series between its breaks.</summary>
    public SeriesSegments Segments => new(Indicator, Observations);

    public TargetFacts Facts { get; init; } = TargetFacts.None;

    /// <summary>When the next figure is due; null without data or after a verdict.</summary>
    public DateOnly? NextDue { get; init; }

    /// <summary>Days past that day; 0 when not late.</summary>
    public int DaysLate { get; init; }

    public string MethodVersion { get; init; } = TrendProjection.MethodVersion;

    public Indicator Indicator => Target.Indicator;

    public StretchGoal Goal => Target.Goal;

    public Unit Unit => Target.Indicator.Unit;
}

/// <summary>What the path needs at the end of a period.</summary>
/// <param name="Interim">An official point, not one in between.</param>
public sealed record RequiredValue(Period Period, double Value, bool Interim);

/// <summary>What one coming period may bring if nothing changes.</summary>
public sealed record ProjectedValue(Period Period, ProjectedPoint Point);

/// <summary>First reached, held at the deadline, reached late, reversed and held three periods on are separate facts; null is "not so, or not yet known".</summary>
public sealed record TargetFacts(Observation? FirstReached, bool? HeldAtDeadline, Observation? AtDeadline, Observation? ReachedLate, Observation? Reversed, Observation? HeldThreeOn)
{
    /// <summary>The share of all progress that came in the last tenth of the time up to the deadline; null before the verdict, and without progress.</summary>
    public double? ShareInLastTenth { get; init; }

    public static readonly TargetFacts None = new(null, null, null, null, null, null);
}
