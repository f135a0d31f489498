using MissionGov.Analysis.Strategies;
using MissionGov.Analysis.Strategies.Effects;

namespace MissionGov.Analysis.Tests.Strategies;

/// <summary>Questions that several tests ask.</summary>
internal static class Asked
{
    /// <summary>80 and a spread of 6 to at least 92, by two plans that share a fifth of the smaller one.</summary>
    public static readonly StrategyQuestion Clinics = new(StatusQuo.Normal(80, 6), 92, Direction.AtLeast, [new("Evening clinics", new NormalEffect(6, 1)), new("Reform", new NormalEffect(5, 2))])
    {
        Overlaps = [new(0, 1, 0.2)],
    };

    /// <summary>Plans of every kind, some of which may not be delivered.</summary>
    public static readonly StrategyQuestion Mixed = new(StatusQuo.Normal(80, 3), 92, Direction.AtLeast,
    [
        new("Beds", new PertEffect(1, 3, 9)) { Reach = 0.8 },
        new("Clinics", new NormalEffect(4, 1.5)) { ProbabilityOfDelivery = 0.7 },
        new("Apps", new LogNormalEffect(0.2, 0.6)),
        new("Staff", new TriangularEffect(-1, 2, 5)) { Deadweight = 0.25, Fidelity = 0.9, Haircut = 0.1 },
        new("Letters", new UniformEffect(0, 2)),
    ])
    {
        Draws = 20_000,
    };

    public static AddedUp Found(StrategyQuestion question) => Assert.IsType<Answer<AddedUp>.Found>(Strategy.AddUp(question)).Value;

    public static Answer<AddedUp>.Refused Refused(StrategyQuestion question) => Assert.IsType<Answer<AddedUp>.Refused>(Strategy.AddUp(question));

    public static KeptDraws Kept(StrategyQuestion question) => Assert.IsType<Answer<KeptDraws>.Found>(KeptDraws.Of(question)).Value;

    /// <summary>Everything an answer says, to the last digit.</summary>
    public static string Told(AddedUp answer) => System.Text.Json.JsonSerializer.Serialize(answer);
}
