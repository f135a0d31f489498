namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>What is minimised: the height at a point of the unit cube.</summary>
internal interface IHeight
{
    double At(ReadOnlySpan<double> point);
}

/// <summary>Finds the lowest point near a start of a smooth function over the unit cube, in one to four dimensions.</summary>
/// <remarks>
/// Source: Nocedal and Wright, Numerical Optimization (2006), chapters 3 (line search) and 6 (BFGS), with the coordinates that
/// press against a side of the cube held there. Heights are compared on a log scale, as a likelihood does. Nothing is allocated.
/// </remarks>
internal static class QuasiNewton
{
    // Differences: wide ones show the curvature at the start, narrow ones the slope later.
    private const double Wide = 0.03;
    private const double Narrow = 1e-4;

    // Curvature is taken to be within these, and a step no longer than this share of the cube.
    private const double Flattest = 0.05;
    private const double Steepest = 1e4;
    private const double LongestStep = 0.3;

    // A fall of the log height below this is none: the criterion falls by that times the number of values.
    private const double Tolerance = 1e-8;
    private const double ToleranceNear = 1e-6;
    private const int MostSteps = 30;

    // Share of the promised fall that a step must keep (Nocedal and Wright, section 3.1), and how often it is shortened.
    private const double Kept = 1e-4;
    private const int MostShortenings = 6;
    private const double Shortest = 0.1;
    private const double Longest = 0.5;

    // Keeps the logarithm finite where a model fits exactly.
    private const double ExactFit = 1e-300;

    /// <summary>Moves the point to the lowest one found and returns the height there.</summary>
    /// <param name="function">What to minimise; not negative.</param>
    /// <param name="point">Where to start, each coordinate 0 to 1.</param>
    /// <param name="near">True when the start is known to lie close by: fewer digits.</param>
    public static double Minimise<T>(T function, Span<double> point, bool near = false)
        where T : IHeight
    {
        var dimensions = point.Length;
        Span<double> slope = stackalloc double[dimensions], nextSlope = stackalloc double[dimensions];
        Span<double> step = stackalloc double[dimensions], next = stackalloc double[dimensions];
        var curvature = new Curvature(stackalloc double[dimensions * dimensions], stackalloc double[dimensions * dimensions], dimensions);

        var height = Log(function, point);
        Survey(function, point, height, slope, curvature);
        for (var count = 0; count < MostSteps; count++)
        {
            curvature.Direction(point, slope, step);
            if (Dot(slope, step) > -(near ? ToleranceNear : Tolerance)) break;

            var lower = Walk(function, point, height, slope, step, next);
            if (!(lower < height)) break;
            Slope(function, next, lower, nextSlope);
            for (var d = 0; d < dimensions; d++) (step[d], slope[d]) = (next[d] - point[d], nextSlope[d] - slope[d]);
            curvature.Learn(step, slope);
            next.CopyTo(point);
            nextSlope.CopyTo(slope);
            height = lower;
        }

        return Math.Exp(height);
    }

    private static double Log<T>(T function, ReadOnlySpan<double> point)
        where T : IHeight => Math.Log(Math.Max(function.At(point), ExactFit));

    private static double Dot(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        double sum = 0;
        for (var d = 0; d < one.Length; d++) sum += one[d] * other[d];
        return sum;
    }

    // Slope and curvature at the start, from a point on either side.
    private static void Survey<T>(T function, Span<double> point, double height, Span<double> slope, Curvature curvature)
        where T : IHeight
    {
        for (var d = 0; d < point.Length; d++)
        {
            var (here, centre) = (point[d], Math.Clamp(point[d], Wide, 1 - Wide));
            point[d] = centre - Wide;
            var below = centre - Wide == here ? height : Log(function, point);
            point[d] = centre + Wide;
            var above = centre + Wide == here ? height : Log(function, point);
            point[d] = centre;
            var middle = centre == here ? height : Log(function, point);
            point[d] = here;
            var bend = (above - (2 * middle) + below) / (Wide * Wide);
            curvature[d, d] = Math.Clamp(Math.Abs(bend), Flattest, Steepest);
            slope[d] = ((above - below) / (2 * Wide)) + (bend * (here - centre));
        }
    }

    private static void Slope<T>(T function, Span<double> point, double height, Span<double> slope)
        where T : IHeight
    {
        for (var d = 0; d < point.Length; d++)
        {
            var here = point[d];
            var difference = here + Narrow > 1 ? -Narrow : Narrow;
            point[d] = here + difference;
            slope[d] = (Log(function, point) - height) / difference;
            point[d] = here;
        }
    }

    // Along the step as far as it leads down; what leaves the cube is moved back to it.
    private static double Walk<T>(T function, ReadOnlySpan<double> point, double height, ReadOnlySpan<double> slope, Span<double> step, Span<double> next)
        where T : IHeight
    {
        double longest = 0;
        foreach (var part in step) longest = Math.Max(longest, Math.Abs(part));
        var share = Math.Min(1, LongestStep / longest);
        for (var tries = 0; tries < MostShortenings; tries++)
        {
            double promised = 0;
            for (var d = 0; d < point.Length; d++)
            {
                next[d] = Math.Clamp(point[d] + (share * step[d]), 0, 1);
                promised += slope[d] * (next[d] - point[d]);
            }

            var reached = Log(function, next);
            if (reached <= height + (Kept * promised)) return reached;
            share *= Math.Clamp(promised / (2 * (promised - (reached - height))), Shortest, Longest);
        }

        return height;
    }
}
