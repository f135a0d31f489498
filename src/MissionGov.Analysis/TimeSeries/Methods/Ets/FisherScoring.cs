namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>Finds where a likelihood is highest by Fisher scoring, damped after Levenberg and Marquardt.</summary>
/// <remarks>
/// Sources: Marquardt, An algorithm for least-squares estimation of nonlinear parameters, SIAM Journal 11 (1963); the
/// information stands for the second derivatives. Smoothing parameters stay within the unit cube: one at its bound that wants
/// to leave is held there for the step.
/// </remarks>
internal static class FisherScoring
{
    // Minus twice a log-likelihood that falls by less than this is as low as it matters.
    private const double Tolerance = 1e-5;
    private const int MostSteps = 60;

    private const double FirstDamping = 1e-3;
    private const double MostDamping = 1e8;
    private const double LeastDamping = 1e-9;
    private const double Relax = 0.2;
    private const double Tighten = 6;

    // Information below this share of nothing: the coordinate has no effect.
    private const double NoInformation = 1e-14;

    /// <summary>Moves the point to the best one found and returns minus twice the log-likelihood there.</summary>
    public static double Minimise(RelativeLikelihood likelihood, double[] point)
    {
        var size = likelihood.Size;
        double[] slope = new double[size], information = new double[size * size], trial = new double[size];
        double[] trialSlope = new double[size], trialInformation = new double[size * size], factor = new double[size * size];
        var step = new double[size];
        var held = new bool[size];
        var height = likelihood.At(point, slope, information);
        if (double.IsPositiveInfinity(height)) return height;

        var damping = FirstDamping;
        for (var steps = 0; steps < MostSteps && damping < MostDamping; steps++)
        {
            for (var i = 0; i < size; i++)
                held[i] = information[(i * size) + i] < NoInformation || (i < likelihood.Smoothing && ((point[i] <= 0 && slope[i] > 0) || (point[i] >= 1 && slope[i] < 0)));
            Solve(information, slope, held, damping, factor, step);
            for (var i = 0; i < size; i++) trial[i] = i < likelihood.Smoothing ? Math.Clamp(point[i] + step[i], 0, 1) : point[i] + step[i];

            var trialHeight = likelihood.At(trial, trialSlope, trialInformation);
            if (!(trialHeight < height))
            {
                damping *= Tighten;
                continue;
            }

            var gained = height - trialHeight;
            height = trialHeight;
            trial.CopyTo(point, 0);
            (slope, trialSlope) = (trialSlope, slope);
            (information, trialInformation) = (trialInformation, information);
            damping = Math.Max(damping * Relax, LeastDamping);
            if (gained < Tolerance) break;
        }

        return height;
    }

    // (I + damping diag(I)) step = -slope over what is not held, by Cholesky.
    private static void Solve(double[] information, double[] slope, bool[] held, double damping, double[] factor, double[] step)
    {
        var size = step.Length;
        for (var i = 0; i < size; i++)
        {
            step[i] = 0;
            if (held[i]) continue;
            var rest = -slope[i];
            for (var j = 0; j <= i; j++)
            {
                if (held[j]) continue;
                var sum = information[(i * size) + j] * (i == j ? 1 + damping : 1);
                for (var k = 0; k < j; k++)
                {
                    if (!held[k]) sum -= factor[(i * size) + k] * factor[(j * size) + k];
                }

                if (j < i)
                {
                    factor[(i * size) + j] = sum / factor[(j * size) + j];
                    rest -= factor[(i * size) + j] * step[j];
                }
                else factor[(i * size) + i] = Math.Sqrt(Math.Max(sum, NoInformation * information[(i * size) + i]));
            }

            step[i] = rest / factor[(i * size) + i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            if (held[i]) continue;
            for (var k = i + 1; k < size; k++)
            {
                if (!held[k]) step[i] -= factor[(k * size) + i] * step[k];
            }

            step[i] /= factor[(i * size) + i];
        }
    }
}
