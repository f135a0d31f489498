using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Strategies;

/// <summary>What the plans cover of the way to a target.</summary>
public enum CoverageVerdict
{
    /// <summary>Less than 60% of the gap.</summary>
    DoesNotAddUp,

    /// <summary>60% to 90% of it.</summary>
    Partly,

    /// <summary>90% to 110% of it.</summary>
    Just,

    /// <summary>More than 110% of it.</summary>
    Headroom,

    /// <summary>The target is met without new action, so there is no gap to cover.</summary>
    MetWithoutAction,
}

/// <summary>Whether a strategy adds up, with everything that goes into it. All values are in the unit of the indicator.</summary>
public sealed record AddedUp
{
    /// <summary>The value expected with the plans: status quo, bars and overlap together.</summary>
    public required double Expected { get; init; }

    /// <summary>The value with half of the outcomes below it.</summary>
    public required double Median { get; init; }

    /// <summary>The standard deviation of the outcomes.</summary>
    public required double Sd { get; init; }

    /// <summary>Central intervals at the levels asked for.</summary>
    public required IReadOnlyList<Interval> Intervals { get; init; }

    /// <summary>The chance of ending at or better than the target, 0 to 1.</summary>
    public required double ChanceOfMeeting { get; init; }

    /// <summary>The same without the plans.</summary>
    public required double ChanceWithoutPlans { get; init; }

    /// <summary>The share of the gap from status quo to target that is expected to be closed; null where there is no gap.</summary>
    public required double? Coverage { get; init; }

    /// <summary>Coverage in a word.</summary>
    public required CoverageVerdict Verdict { get; init; }

    /// <summary>From what is expected to the target, signed as effects are: expected and unexplained make the target.</summary>
    public required double Unexplained { get; init; }

    /// <summary>One an intervention, in their order; those without an estimate are 0.</summary>
    public required IReadOnlyList<EffectBar> Bars { get; init; }

    /// <summary>What plans do twice: what to add to the bars for the change expected from all.</summary>
    public required double Overlap { get; init; }

    /// <summary>How far each intervention moves the summed effects, in their order.</summary>
    public required IReadOnlyList<Sensitivity> Sensitivity { get; init; }

    /// <summary>Each intervention's fair share of the expected change, in their order: its gain averaged over all orders, so that they sum to the change.</summary>
    public required IReadOnlyList<FairShare> Shapley { get; init; }

    /// <summary>True where spread and chance are known exactly, without draws.</summary>
    public required bool IsExact { get; init; }

    /// <summary>The interventions that nobody has estimated.</summary>
    public IReadOnlyList<string> WithoutEstimate { get; init; } = [];

    /// <summary>What a reader must know before trusting it, in whole sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>What one intervention is expected to bring by itself.</summary>
/// <param name="Name">The intervention.</param>
/// <param name="Contribution">Its expected change.</param>
/// <param name="Lower">Lower end of its 80% interval, not delivered counted as 0.</param>
/// <param name="Upper">Upper end.</param>
public sealed record EffectBar(string Name, double Contribution, double Lower, double Upper);

/// <summary>How far the outcome goes with one intervention.</summary>
/// <param name="Name">The intervention.</param>
/// <param name="RankCorrelation">Spearman's correlation of its effect with the summed effects, -1 to 1; 0 where it does not vary.</param>
public sealed record Sensitivity(string Name, double RankCorrelation);

/// <summary>One intervention's part of the change expected from all.</summary>
/// <param name="Name">The intervention.</param>
/// <param name="Contribution">Its part, overlaps shared out.</param>
public sealed record FairShare(string Name, double Contribution);
