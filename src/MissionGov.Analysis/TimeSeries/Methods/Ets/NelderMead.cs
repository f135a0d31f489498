namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>Finds the lowest point of a function over the unit cube, in one to four dimensions.</summary>
/// <remarks>
/// Source: Nelder and Mead, A simplex method for function minimization, The Computer Journal 7 (1965). Trial points are
/// moved back to the cube rather than refused, which halves the evaluations.
/// </remarks>
internal static class NelderMead
{
    private const double FirstStep = 0.15;
    private const double FirstStepNear = 0.05;
    private const double Tolerance = 1e-10;
    private const double ToleranceNear = 1e-5;
    private const int EvaluationsPerDimension = 120;

    /// <summary>Moves the point to the lowest one found and returns the height there.</summary>
    /// <param name="function">What to minimise.</param>
    /// <param name="point">Where to start, each coordinate 0 to 1.</param>
    /// <param name="near">True when the start is known to lie close by: smaller steps, and fewer digits.</param>
    public static double Minimise(Func<double[], double> function, double[] point, bool near = false)
    {
        var firstStep = near ? FirstStepNear : FirstStep;
        var tolerance = near ? ToleranceNear : Tolerance;
        var dimensions = point.Length;
        var corners = new double[dimensions + 1][];
        var heights = new double[dimensions + 1];
        for (var i = 0; i <= dimensions; i++)
        {
            corners[i] = [.. point];
            if (i > 0) corners[i][i - 1] += point[i - 1] > 0.5 ? -firstStep : firstStep;
            heights[i] = function(corners[i]);
        }

        var centre = new double[dimensions];
        var trial = new double[dimensions];
        for (var evaluations = 0; evaluations < EvaluationsPerDimension * dimensions; evaluations++)
        {
            Array.Sort(heights, corners);
            if (heights[dimensions] - heights[0] <= tolerance * Math.Abs(heights[0])) break;

            Array.Clear(centre);
            for (var i = 0; i < dimensions; i++)
            {
                for (var d = 0; d < dimensions; d++) centre[d] += corners[i][d] / dimensions;
            }

            var height = Try(1);
            if (height < heights[0])
            {
                double[] reflected = [.. trial];
                var further = Try(2);
                Replace(further < height ? trial : reflected, Math.Min(further, height));
                continue;
            }

            if (height < heights[dimensions - 1])
            {
                Replace(trial, height);
                continue;
            }

            height = height < heights[dimensions] ? Try(0.5) : Try(-0.5);
            if (height < heights[dimensions]) Replace(trial, height);
            else Shrink();
        }

        Array.Sort(heights, corners);
        corners[0].CopyTo(point, 0);
        return heights[0];

        // Along the line from the worst corner through the centre of the others.
        double Try(double reach)
        {
            for (var d = 0; d < dimensions; d++) trial[d] = Math.Clamp(centre[d] + (reach * (centre[d] - corners[dimensions][d])), 0, 1);
            return function(trial);
        }

        void Replace(double[] corner, double height)
        {
            corner.CopyTo(corners[dimensions], 0);
            heights[dimensions] = height;
        }

        void Shrink()
        {
            for (var i = 1; i <= dimensions; i++)
            {
                for (var d = 0; d < dimensions; d++) corners[i][d] = (corners[i][d] + corners[0][d]) / 2;
                heights[i] = function(corners[i]);
            }
        }
    }
}
