namespace MissionGov.Analysis.TimeSeries;

/// <summary>The value of one rank without sorting the rest.</summary>
/// <remarks>Source: Hoare, Algorithm 65: FIND, Communications of the ACM 4 (1961), pivoting on the middle of three.</remarks>
internal static class OrderStatistic
{
    /// <param name="values">Finite; left as they are.</param>
    /// <param name="rank">From 0, the lowest first.</param>
    public static double Of(ReadOnlySpan<double> values, int rank)
    {
        var left = values.ToArray().AsSpan();
        while (left.Length > 1)
        {
            var pivot = MiddleOfThree(left[0], left[left.Length / 2], left[^1]);
            var (low, high) = (0, left.Length - 1);
            while (low <= high)
            {
                while (left[low] < pivot) low++;
                while (left[high] > pivot) high--;
                if (low > high) break;
                (left[low], left[high]) = (left[high], left[low]);
                low++;
                high--;
            }

            if (rank <= high)
            {
                left = left[..(high + 1)];
            }
            else if (rank >= low)
            {
                left = left[low..];
                rank -= low;
            }
            else
            {
                return pivot;
            }
        }

        return left[0];
    }

    private static double MiddleOfThree(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
