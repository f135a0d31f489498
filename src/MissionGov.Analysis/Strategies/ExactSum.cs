using MissionGov.Analysis.Strategies.Effects;
using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Strategies;

/// <summary>The outcome where everything is normal or certain and adds up: normal, too, so nothing needs to be drawn.</summary>
/// <remarks>Variance Σ s² + 2 Σ ρ s s; Spearman's correlation of two normals is 6/π asin(r/2) (Pearson 1907).</remarks>
internal sealed class ExactSum
{
    private readonly CheckedStrategy _strategy;
    private readonly double[] _spreads;
    private readonly double _spread;

    private ExactSum(CheckedStrategy strategy, ScaledDistribution statusQuo, double expected)
    {
        _strategy = strategy;
        _spreads = [.. strategy.Question.Interventions.Select(intervention => intervention.Effect is { } effect && intervention.ProbabilityOfDelivery > 0 ? intervention.Strength * Math.Sqrt(effect.Variance) : 0)];
        var variance = 0.0;
        foreach (var place in strategy.Order) variance += _spreads[place] * Joint(place);
        _spread = Math.Sqrt(Math.Max(0, variance));
        Sd = Math.Sqrt((statusQuo.StandardError * statusQuo.StandardError) + (_spread * _spread));
        Outcome = new ScaledDistribution(ModelScale.Identity, expected, Sd, DegreesOfFreedom: null);
    }

    public PredictiveDistribution Outcome { get; }

    public double Sd { get; }

    /// <summary>Null where something is not normal.</summary>
    public static ExactSum? Of(CheckedStrategy strategy) =>
        strategy.IsAdditive && strategy.Question.StatusQuo is ScaledDistribution { Scale.Kind: Transform.None, DegreesOfFreedom: null } statusQuo && strategy.Question.Interventions.All(IsNormal)
            ? new(strategy, statusQuo, StrategyAnswer.Expected(strategy))
            : null;

    public double RankCorrelation(int place) => _spreads[place] == 0 || _spread == 0 ? 0 : 6 / Math.PI * Math.Asin(Math.Clamp(Joint(place) / _spread, -1, 1) / 2);

    private static bool IsNormal(Intervention intervention) => intervention.Effect is null || intervention.Strength == 0 || intervention.ProbabilityOfDelivery == 0
        || (intervention.ProbabilityOfDelivery == 1 && (intervention.Effect is NormalEffect || intervention.Effect.Variance == 0));

    // The covariance with the sum, over the intervention's own spread.
    private double Joint(int place)
    {
        var sum = 0.0;
        foreach (var other in _strategy.Order) sum += _strategy.Question.Correlation.At(place, other) * _spreads[other];
        return sum;
    }
}
