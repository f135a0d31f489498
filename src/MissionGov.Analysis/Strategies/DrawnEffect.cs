using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.Strategies;

/// <summary>What one intervention brings in each of the drawn outcomes.</summary>
internal sealed class DrawnEffect
{
    private const string DeliveryOf = "\u001edelivery of ";

    private readonly Lazy<Ranks> _ranks;

    // At full strength; null where nothing arrives.
    private readonly double[]? _whole;

    private DrawnEffect(string name, Intervention intervention, double[]? whole, int count)
    {
        (Name, Intervention, _whole) = (name, intervention, whole);
        var (strength, values) = (intervention.Strength, new double[count]);
        for (var i = 0; i < whole?.Length; i++) values[i] = whole[i] * strength;
        Values = values;
        _ranks = new(() => Ranks.Of(values));
    }

    public string Name { get; }

    public Intervention Intervention { get; }

    /// <summary>One an outcome: 0 where it is not delivered.</summary>
    public double[] Values { get; }

    public Ranks Ranks => _ranks.Value;

    /// <param name="name">Its own name for draws.</param>
    /// <param name="intervention">What is drawn.</param>
    /// <param name="scores">How far into its distribution each outcome lies; null where it does not vary.</param>
    /// <param name="seed">Where the random numbers of its delivery start.</param>
    /// <param name="count">How many outcomes there are.</param>
    public static DrawnEffect Of(string name, Intervention intervention, double[]? scores, int seed, int count)
    {
        if (intervention is not { Effect: { } effect, ProbabilityOfDelivery: > 0, Strength: > 0 }) return new(name, intervention, null, count);
        var whole = new double[count];
        if (scores is null) Array.Fill(whole, effect.Mean);
        else effect.Fill(scores, whole);
        if (intervention.ProbabilityOfDelivery < 1) Deliver(name, intervention.ProbabilityOfDelivery, whole, seed);
        return new(name, intervention, whole, count);
    }

    /// <summary>The same where another intervention differs by its strength alone; null where it has to be drawn.</summary>
    public DrawnEffect? As(Intervention other) =>
        Intervention == other ? this
        : _whole is not null && other.Strength > 0 && Intervention.ProbabilityOfDelivery == other.ProbabilityOfDelivery && Equals(Intervention.Effect, other.Effect) ? new(Name, other, _whole, _whole.Length)
        : null;

    // The same luck whatever the chance: who would be delivered at 40% is delivered at 60%, too.
    private static void Deliver(string name, double chance, double[] values, int seed)
    {
        var luck = new double[values.Length];
        NormalScores.Fill(seed, DeliveryOf + name, luck);
        var threshold = StandardNormal.Quantile(chance);
        for (var i = 0; i < values.Length; i++)
        {
            if (luck[i] >= threshold) values[i] = 0;
        }
    }
}
