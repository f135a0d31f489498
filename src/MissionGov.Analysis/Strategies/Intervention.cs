using MissionGov.Analysis.Strategies.Effects;

namespace MissionGov.Analysis.Strategies;

/// <summary>Something done to move an indicator, with what it may change at full strength.</summary>
/// <remarks>
/// What arrives is effect × reach × fidelity × (1 − deadweight) × (1 − haircut), or nothing where it is not delivered. The draws of
/// an intervention belong to its name: in whatever order they come, the same name meets the same luck.
/// </remarks>
public sealed record Intervention
{
    /// <param name="name">What it is called; not empty.</param>
    /// <param name="effect">What it may change; null where nobody has estimated that yet.</param>
    public Intervention(string name, Effect? effect)
    {
        Name = name;
        Effect = effect;
    }

    /// <summary>What it is called.</summary>
    public string Name { get; init => field = Given.Text(value, "name"); }

    /// <summary>What sentences call it, where its name is only a key; its name unless given.</summary>
    public string Title { get => field ?? Name; init; }

    /// <summary>What it may change at full strength; null where nobody has estimated that yet.</summary>
    public Effect? Effect { get; init; }

    /// <summary>The share of those meant that it gets to, 0 to 1.</summary>
    public double Reach { get; init => field = Given.Fraction(value, "reach"); } = 1;

    /// <summary>How far it is done as it was when its effect was measured, 0 to 1.</summary>
    public double Fidelity { get; init => field = Given.Fraction(value, "fidelity"); } = 1;

    /// <summary>The share of its effect that would have come about without it, 0 to 1.</summary>
    public double Deadweight { get; init => field = Given.Fraction(value, "deadweight"); }

    /// <summary>The chance that it is delivered at all, 0 to 1.</summary>
    public double ProbabilityOfDelivery { get; init => field = Given.Fraction(value, "probabilityOfDelivery"); } = 1;

    /// <summary>The share taken off for optimism, as past estimates of this kind came out, 0 to 1.</summary>
    public double Haircut { get; init => field = Given.Fraction(value, "haircut"); }

    /// <summary>The share of the full effect that arrives where it is delivered, 0 to 1.</summary>
    public double Strength => Reach * Fidelity * (1 - Deadweight) * (1 - Haircut);

    /// <summary>The expected change, its delivery counted in; 0 without an estimate.</summary>
    public double ExpectedEffect => ProbabilityOfDelivery * Strength * (Effect?.Mean ?? 0);
}
