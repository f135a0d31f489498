namespace MissionGov.Domain.Interventions;

/// <summary>How far an intervention has come, in order; the last two are ends.</summary>
public enum InterventionState
{
    Idea,
    Prototype,
    Test,
    Scale,
    Embedded,
    Stopped,
    Merged,
}

/// <summary>One step of an intervention's life, kept for good.</summary>
/// <param name="Evidence">What shows that the step is right: an address or a few words.</param>
/// <param name="Into">What it went on in, where it was merged.</param>
public sealed record StateChange(InterventionState From, InterventionState To, string Reason, string Evidence, string Who, DateTimeOffset At, Guid? Into = null);

public static class StateWords
{
    public static readonly IReadOnlyList<InterventionState> All = Enum.GetValues<InterventionState>();

    public static string InWords(this InterventionState state) => state switch
    {
        InterventionState.Idea => "Idea",
        InterventionState.Prototype => "Prototype",
        InterventionState.Test => "Test",
        InterventionState.Scale => "Scaling up",
        InterventionState.Embedded => "Part of normal work",
        InterventionState.Stopped => "Stopped",
        _ => "Merged into another",
    };

    /// <summary>Nothing more is expected of it, but it stays to be seen.</summary>
    public static bool IsEnd(this InterventionState state) => state is InterventionState.Stopped or InterventionState.Merged;
}
