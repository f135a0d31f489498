using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.Strategies.Effects;

/// <summary>A rising function of a standard-normal score, looked up instead of computed: cubic between the points tabled, with their slopes.</summary>
/// <remarks>Cubic Hermite interpolation; its error falls with the fourth power of the step, here below 1e-7 of the range.</remarks>
internal sealed class ScoreTable
{
    // Beyond it a score is drawn less often than once in 10^15 times.
    private const int Furthest = 8;
    private const int UsualSteps = 16;
    private const int FineSteps = 64;

    private static readonly ScoreTable Shares = Of(StandardNormal.Cumulative, (score, _) => StandardNormal.Density(score), FineSteps);

    private readonly double[] _values;
    private readonly double[] _slopes;
    private readonly int _steps;

    private ScoreTable(double[] values, double[] slopes, int steps) => (_values, _slopes, _steps) = (values, slopes, steps);

    /// <param name="function">Asked from the lowest score up.</param>
    /// <param name="slope">At a score and the value there.</param>
    /// <param name="steps">Points from one score to the next whole one.</param>
    public static ScoreTable Of(Func<double, double> function, Func<double, double, double> slope, int steps = UsualSteps)
    {
        var values = new double[(2 * Furthest * steps) + 1];
        var slopes = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var score = ((double)i / steps) - Furthest;
            values[i] = function(score);
            var rise = slope(score, values[i]) / steps;
            slopes[i] = double.IsFinite(rise) ? rise : 0;
        }

        return new(values, slopes, steps);
    }

    /// <summary>The share of the standard normal distribution below a score.</summary>
    public static double Share(double score) => Shares.At(score);

    public double At(double score)
    {
        var place = Math.Clamp((score + Furthest) * _steps, 0, _values.Length - 1);
        var below = Math.Min((int)place, _values.Length - 2);
        double t = place - below, low = _values[below], high = _values[below + 1];
        var rise = high - low;
        var between = low + (t * (_slopes[below] + (t * ((3 * rise) - (2 * _slopes[below]) - _slopes[below + 1] + (t * (_slopes[below] + _slopes[below + 1] - (2 * rise)))))));

        // A cubic may step out a little where the function is almost flat.
        return Math.Clamp(between, low, high);
    }
}
