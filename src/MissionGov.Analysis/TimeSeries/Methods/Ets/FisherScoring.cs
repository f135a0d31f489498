namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>Finds where a likelihood is highest by Fisher scoring, damped after Levenberg and Marquardt.</summary>
/// <remarks>
/// Sources: Marquardt, An algorithm for least-squares estimation of nonlinear parameters, SIAM Journal 11 (1963), and
/// Nielsen, Damping parameter in Marquardt's method, Technical University of Denmark (1999); the
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

    // Nielsen 1999: the damping follows how much of what a step promised came true.
    private const double MostRelaxed = 1 / 3.0;
    private const double Tighten = 2;

    // Below this a coordinate has no effect.
    private const double NoInformation = 1e-14;

    /// <summary>Moves the point to the best one found and returns minus twice the log-likelihood there.</summary>
    public static double Minimise(RelativeLikelihood likelihood, double[] point, int mostSteps = MostSteps)
    {
        var size = likelihood.Size;
        double[] slope = new double[size], information = new double[size * size], trial = new double[size];
        double[] trialSlope = new double[size], trialInformation = new double[size * size], step = new double[size];
        var solution = new HeldSolution(size);
        var held = new bool[size];
        var height = likelihood.At(point, slope, information);
        if (double.IsPositiveInfinity(height)) return height;

        double damping = FirstDamping, tighten = Tighten;
        for (var steps = 0; steps < mostSteps && damping < MostDamping; steps++)
        {
            for (var i = 0; i < size; i++)
                held[i] = information[(i * size) + i] < NoInformation || (i < likelihood.Smoothing && ((point[i] <= 0 && slope[i] > 0) || (point[i] >= 1 && slope[i] < 0)));
            solution.Solve(information, slope, held, damping, step);
            for (var i = 0; i < size; i++) trial[i] = i < likelihood.Smoothing ? Math.Clamp(point[i] + step[i], 0, 1) : point[i] + step[i];

            var trialHeight = likelihood.At(trial, trialSlope, trialInformation);
            if (!(trialHeight < height))
            {
                damping *= tighten;
                tighten *= Tighten;
                continue;
            }

            var gained = height - trialHeight;
            var fulfilled = gained / Promised(information, slope, step, damping);
            height = trialHeight;
            trial.CopyTo(point, 0);
            (slope, trialSlope) = (trialSlope, slope);
            (information, trialInformation) = (trialInformation, information);
            damping = Math.Max(damping * Math.Max(MostRelaxed, 1 - Math.Pow((2 * fulfilled) - 1, 3)), LeastDamping);
            tighten = Tighten;
            if (gained < Tolerance) break;
        }

        return height;
    }

    // What the step would gain if slope and information told all.
    private static double Promised(double[] information, double[] slope, double[] step, double damping)
    {
        double promised = 0;
        for (var i = 0; i < step.Length; i++) promised += step[i] * ((damping * information[(i * step.Length) + i] * step[i]) - slope[i]);
        return promised;
    }
}
