using MissionGov.Analysis;

namespace MissionGov.Domain.Missions;

/// <summary>What kind of measure it is: only the last tells whether anyone is better off.</summary>
public enum MeasureClass
{
    Input,
    Activity,
    Output,
    Outcome,
}

/// <summary>Whether a value is about its own period or a running total.</summary>
public enum Accumulation
{
    Period,
    Cumulative,
}

/// <summary>A measure that quantifies an outcome, with its publisher and release habit.</summary>
public sealed partial class Indicator
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Slug { get; init; }

    public required string Name { get; set; }

    /// <summary>"England, patients on incomplete pathways": who and where.</summary>
    public string Population { get; set; } = "";

    public required Unit Unit { get; set; }

    /// <summary>Which way is better; null until someone has said so.</summary>
    public Direction? Improvement { get; set; }

    public required Frequency Frequency { get; set; }

    /// <summary>Where it is not what the frequency says. Half-yearly counts are annual to the forecast, as no season is known, with 6 months between:
    /// a range then needs four of them, the same two years that it needs of quarters.</summary>
    public int? MonthsBetweenFigures { get; set; }

    public Accumulation Accumulation { get; set; }

    public MeasureClass Class { get; set; } = MeasureClass.Outcome;

    /// <summary>Which rules its release is under.</summary>
    public StatisticsKind Statistics { get; set; }

    public double? LowerBound { get; set; }

    public double? UpperBound { get; set; }

    /// <summary>Days between the end of a period and the publication of its value.</summary>
    public required int LagDays { get; set; }

    public required string Source { get; set; }

    public string SourceUrl { get; set; } = "";

    /// <summary>Where the series stops being comparable with what went before.</summary>
    public List<SeriesBreak> Breaks { get; set; } = [];

    public string? Pack { get; init; }

    /// <summary>What the person saw when they decided; a save that saw less is refused.</summary>
    public uint Version { get; set; }

    public Bounds Bounds => new(LowerBound, UpperBound);

    /// <summary>Months from one period to the next.</summary>
    public int MonthsPerPeriod => MonthsBetweenFigures ?? Math.Max(1, 12 / (int)Frequency);
}

/// <summary>From this day on, values are not comparable with earlier ones.</summary>
public sealed record SeriesBreak(DateOnly From, string Reason);
