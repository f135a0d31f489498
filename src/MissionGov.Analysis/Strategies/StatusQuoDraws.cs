using MissionGov.Analysis.Distributions;
using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Strategies;

/// <summary>Equally likely outcomes without new action, lowest first: the middles of equal slices of probability.</summary>
/// <remarks>Of two things drawn apart from each other one may lie evenly, so that it adds no chance of its own (stratified sampling).</remarks>
internal static class StatusQuoDraws
{
    private const int StepsPerScore = 16;

    public static double[] Of(PredictiveDistribution distribution, int count)
    {
        var outcomes = new double[count];
        NormalScores.Even(outcomes);
        if (distribution is ScaledDistribution { Scale.Kind: Transform.None, DegreesOfFreedom: null } normal)
        {
            foreach (ref var outcome in outcomes.AsSpan()) outcome = normal.Scale.Back(normal.Centre + (normal.StandardError * outcome));
            return outcomes;
        }

        // Quantiles take long; between those of neighbouring scores a line is near enough.
        var first = outcomes[0];
        var tabled = new double[(int)Math.Ceiling(-2 * first * StepsPerScore) + 2];
        for (var i = 0; i < tabled.Length; i++) tabled[i] = distribution.Quantile(StandardNormal.Cumulative(first + ((double)i / StepsPerScore)));
        foreach (ref var outcome in outcomes.AsSpan())
        {
            var place = (outcome - first) * StepsPerScore;
            var below = (int)place;
            outcome = tabled[below] + ((place - below) * (tabled[below + 1] - tabled[below]));
        }

        return outcomes;
    }
}
