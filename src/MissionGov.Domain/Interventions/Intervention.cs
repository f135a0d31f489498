using MissionGov.Domain.Delivery;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Interventions;

/// <summary>Something done to move an indicator; pages call it a plan. In outline until somebody says what it brings.</summary>
public sealed partial class Intervention : IMissionScoped
{
    public const string Thing = "intervention";
    public const int MostEstimates = 50;
    public const int MostAssumptions = 50;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid MissionId { get; init; }

    public Guid? TargetId { get; set; }

    public required string Name { get; set; }

    /// <summary>Its name in addresses; it stays when the name is changed, so that no link breaks.</summary>
    public string Slug
    {
        get => field ?? Domain.Slug.Of(Name);
        init;
    }

    public string What { get; private set; } = "";

    public string ForWhom { get; private set; } = "";

    public string DoneBy { get; private set; } = "";

    public double? CostMillions { get; private set; }

    /// <summary>How much it changes, 1 to 5, as somebody judges it; null while nobody has said.</summary>
    public int? Boldness { get; private set; }

    /// <summary>The milestone whose day is its start: where that slips, the effect comes later by as much.</summary>
    public Guid? MilestoneId { get; private set; }

    public RollOut RollOut { get; private set; } = new();

    public InterventionState State { get; set; }

    /// <summary>How it came to the state it is in, oldest first.</summary>
    public List<StateChange> History { get; init; } = [];

    /// <summary>What it was tried instead of: that one ended, and stays to be seen.</summary>
    public Guid? Follows { get; init; }

    /// <summary>What sources say of its effect, in the order they were entered.</summary>
    public List<EffectEstimate> Estimates { get; init; } = [];

    public List<Assumption> Assumptions { get; init; } = [];

    /// <summary>What it needs from others, and what they said.</summary>
    public List<Mandate> Mandates { get; init; } = [];

    /// <summary>Why it delivers less than planned, as the end of "Why: …"; null when it does not.</summary>
    public string? Shortfall { get; set; }

    /// <summary>How much of the plan is missing, 0 to 1; the largest is named first.</summary>
    public double ShortfallShare { get; set; }

    /// <summary>Shown with the mark "illustrative": made up for the demo, not a fact.</summary>
    public bool Illustrative { get; init; }

    /// <summary>What the person saw when they decided; a save that saw less is refused.</summary>
    public uint Version { get; set; }

    public bool HasEnded => State.IsEnd();

    /// <summary>The estimates that nobody has set aside.</summary>
    public IReadOnlyList<EffectEstimate> Counting => Estimates.FindAll(estimate => estimate.Counts);

    /// <summary>The best evidence that counts; null without any.</summary>
    public EvidenceLevel? Evidence => Counting is { Count: > 0 } counting ? counting.Max(estimate => estimate.Evidence) : null;

    /// <summary>What the estimates that count say together; null without any.</summary>
    public PooledEstimate? Pooled => PooledEstimate.Of(Counting);

    /// <summary>What of that arrives; null without an estimate.</summary>
    public PlannedEffect? Effect => Pooled is { } pooled ? PlannedEffect.Of(pooled, RollOut.Share) : null;

    /// <summary>The day it starts; null where nobody said, or its milestone was stopped. A milestone's slip moves it by as much.</summary>
    /// <param name="tied">The milestone it is tied to, where it is there.</param>
    public DateOnly? StartsOn(Milestone? tied) => MilestoneId is null ? RollOut.StartDate : tied is { StoppedOn: null } ? tied.Expected : null;

    /// <summary>The day of its first effect.</summary>
    public DateOnly? FirstEffectOn(Milestone? tied) => StartsOn(tied)?.AddMonths(RollOut.LagMonths);

    /// <summary>Why no sum can count it; null where one can.</summary>
    /// <param name="tied">The milestone it is tied to, where it is there.</param>
    public string? WhyNotCounted(Milestone? tied) => tied is { StoppedOn: not null } && WhyNotCounted(tied.Expected) is null
        ? "The milestone that it waits for was stopped."
        : WhyNotCounted(StartsOn(tied));

    /// <param name="starts">The day it starts; null where nobody said.</param>
    internal string? WhyNotCounted(DateOnly? starts) => this switch
    {
        { HasEnded: true } => "It has ended, so nothing more is expected of it.",
        { TargetId: null } => "Nobody has said which target it is to move.",
        { Counting.Count: 0 } => "It has no estimate of its effect yet.",
        _ when starts is null => "Nobody has said when it starts.",
        _ => null,
    };
}
