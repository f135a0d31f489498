using MissionGov.Analysis.Distributions;
using MissionGov.Analysis.TimeSeries.Methods;

namespace MissionGov.Analysis.TimeSeries;

/// <summary>Carries futures to a fan: at each period they spread exactly as it does, and each keeps its rank among them.</summary>
/// <remarks>Source: Clark, Gangopadhyay, Hay, Rajagopalan and Wilby, Journal of Hydrometeorology 5 (2004), who reorder so.</remarks>
internal static class FanRanks
{
    /// <param name="byStep">Outcomes on the modelled scale, of each period the same number; overwritten.</param>
    /// <param name="fan">Centre, spread and degrees of freedom.</param>
    /// <param name="skipped">How many periods of the fan come before the first of the outcomes.</param>
    public static void Carry(double[][] byStep, ModelForecast fan, int skipped)
    {
        var standard = Standard(byStep[0].Length, fan.DegreesOfFreedom);
        var futures = new int[standard.Length];
        for (var step = 0; step < byStep.Length; step++)
        {
            var (outcomes, centre, error) = (byStep[step], fan.Centre[step + skipped], fan.StandardError[step + skipped]);
            for (var i = 0; i < futures.Length; i++) futures[i] = i;
            Array.Sort(outcomes.ToArray(), futures);
            for (var rank = 0; rank < futures.Length; rank++) outcomes[futures[rank]] = centre + (error * standard[rank]);
        }
    }

    // The middles of equal slices of probability, lowest first; the upper half mirrors the lower.
    private static double[] Standard(int count, int? degrees)
    {
        var standard = new double[count];
        for (var rank = 0; rank < (count + 1) / 2; rank++)
        {
            var share = (rank + 0.5) / count;
            standard[rank] = degrees is { } known ? StudentT.Quantile(share, known) : StandardNormal.Quantile(share);
            standard[^(rank + 1)] = -standard[rank];
        }

        return standard;
    }
}
