namespace MissionGov.Analysis.Progress;

/// <summary>What a named rule says about a series, with everything that went into it.</summary>
public sealed record MeasuredProgress
{
    /// <summary>The rule applied.</summary>
    public required ProgressMeasure Measure { get; init; }

    /// <summary>
    /// With a target, progress achieved over progress required: 1 is exactly enough. Without one, yearly compound growth in the
    /// direction wanted: 0.01 is 1% a year. Null where the target is reached and the ratio has no meaning.
    /// </summary>
    public required double? Progress { get; init; }

    /// <summary>The rule's own word, unchanged, such as "moderate_progress".</summary>
    public required string Status { get; init; }

    /// <summary>Open SDG's score from -5 to 5; null for the other rules.</summary>
    public double? Score { get; init; }

    /// <summary>The two figures compared.</summary>
    public required ProgressPoints Points { get; init; }

    /// <summary>Compound growth a year from base to current value; null where growth has no meaning.</summary>
    public double? CagrActual { get; init; }

    /// <summary>Compound growth a year from base value to target; null without a target or where growth has no meaning.</summary>
    public double? CagrRequired { get; init; }

    /// <summary>What the rule did to these figures that a reader would not expect, in whole sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What is wrong with the rule whatever the figures, in whole sentences.</summary>
    public required IReadOnlyList<string> KnownFaults { get; init; }

    /// <summary>Whether the word survives another base year.</summary>
    public required BaseYearStability Stability { get; init; }
}

/// <summary>The two figures a progress measure compares.</summary>
/// <param name="BaseYear">The year compared with; where no such year is observed, the one asked for, if any.</param>
/// <param name="BaseValue">The value then; null when nothing was observed from then on.</param>
/// <param name="CurrentYear">The latest year observed; null when there is none.</param>
/// <param name="CurrentValue">The value then.</param>
public sealed record ProgressPoints(int? BaseYear, double? BaseValue, int? CurrentYear, double? CurrentValue);

/// <summary>What the same rule says with the base year moved to the observed year before and after.</summary>
/// <param name="Earlier">From the observed year before the base year; null when there is none or the rule cannot say.</param>
/// <param name="Later">From the observed year after it; null when there is none or the rule cannot say.</param>
/// <param name="Holds">True when every one of them gives the same word; null when there is none to compare.</param>
public sealed record BaseYearStability(BaseYearStatus? Earlier, BaseYearStatus? Later, bool? Holds);

/// <summary>The word a rule gives from one base year.</summary>
/// <param name="BaseYear">The base year.</param>
/// <param name="Status">The rule's own word.</param>
public sealed record BaseYearStatus(int BaseYear, string Status);
