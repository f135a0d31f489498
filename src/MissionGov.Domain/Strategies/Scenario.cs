namespace MissionGov.Domain.Strategies;

/// <summary>What somebody supposes of the plans for a target, to see what would follow. Nothing of it is kept.</summary>
public sealed record Scenario
{
    public static readonly Scenario AsPlanned = new();

    /// <summary>By plan; one that is not here goes as planned.</summary>
    public IReadOnlyDictionary<Guid, Supposition> Plans { get; init; } = new Dictionary<Guid, Supposition>();

    /// <summary>A plan that nobody has made yet.</summary>
    public AddedPlan? Added { get; init; }

    public bool IsAsPlanned => Added is null && Plans.Count == 0;

    internal Supposition Of(Guid plan) => Plans.GetValueOrDefault(plan, Supposition.None);
}

/// <summary>How one plan would be. What is null stays as planned.</summary>
/// <param name="Effect">The whole effect at full reach, in the unit of the target and signed; its range grows or shrinks with it.</param>
/// <param name="Reach">0 to 1.</param>
/// <param name="Starts">The day it starts, whatever it waits for.</param>
/// <param name="Without">It is not done.</param>
public sealed record Supposition(double? Effect = null, double? Reach = null, DateOnly? Starts = null, bool Without = false)
{
    public static readonly Supposition None = new();
}

/// <param name="Effect">The whole effect, in the unit of the target and signed.</param>
/// <param name="Low">The least that can be imagined, the smaller number.</param>
/// <param name="High">The most.</param>
public sealed record AddedPlan(string Name, double Effect, double Low, double High, DateOnly Starts);
