namespace MissionGov.Analysis.Evidence;

/// <summary>Where a function crosses zero: bisection, made faster by a line or a parabola through the last points where that is safe.</summary>
/// <remarks>Source: Brent, Algorithms for Minimization without Derivatives (1973), chapter 4.</remarks>
internal static class BrentRoot
{
    private const int MostSteps = 1000;

    // The distance between 1 and the next number.
    private const double Precision = 2.220446049250313e-16;

    /// <param name="function">Of different signs at both ends.</param>
    /// <param name="low">One end.</param>
    /// <param name="high">The other.</param>
    /// <param name="tolerance">How near to the crossing it must come.</param>
    public static double Of(Func<double, double> function, double low, double high, double tolerance)
    {
        (double At, double Is) before = (low, function(low)), best = (high, function(high)), across = before;
        for (var step = 0; step < MostSteps; step++)
        {
            var last = best.At - before.At;
            if (Math.Abs(across.Is) < Math.Abs(best.Is)) (before, best, across) = (best, across, best);
            var least = (2 * Precision * Math.Abs(best.At)) + (tolerance / 2);
            var move = (across.At - best.At) / 2;
            if (Math.Abs(move) <= least || best.Is == 0) break;

            if (Math.Abs(last) >= least && Math.Abs(before.Is) > Math.Abs(best.Is) && Interpolated(before, best, across) is var (up, down)
                && up < (0.75 * (across.At - best.At) * down) - (Math.Abs(least * down) / 2) && up < Math.Abs(last * down / 2)) move = up / down;
            if (Math.Abs(move) < least) move = Math.CopySign(least, move);

            before = best;
            best = (best.At + move, function(best.At + move));
            if (Math.Sign(best.Is) == Math.Sign(across.Is)) across = before;
        }

        return best.At;
    }

    // The step to where a line, or with three points a parabola in the values, crosses zero: a fraction with its numerator above 0.
    private static (double Up, double Down) Interpolated((double At, double Is) before, (double At, double Is) best, (double At, double Is) across)
    {
        double width = across.At - best.At, ratio = best.Is / before.Is, up, down;
        if (before.At == across.At) (up, down) = (width * ratio, 1 - ratio);
        else
        {
            double q = before.Is / across.Is, r = best.Is / across.Is;
            up = ratio * ((width * q * (q - r)) - ((best.At - before.At) * (r - 1)));
            down = (q - 1) * (r - 1) * (ratio - 1);
        }

        return up > 0 ? (up, -down) : (-up, down);
    }
}
