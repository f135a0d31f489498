namespace MissionGov.Analysis.Distributions;

/// <summary>Points and weights at which an integral from 0 to 1 is exact for polynomials of up to twice their number less one.</summary>
/// <remarks>Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 25.4.29 and the recurrence 22.7.10, roots by Newton's steps.</remarks>
internal static class GaussLegendre
{
    private const int MostSteps = 100;

    public static (double[] Places, double[] Weights) Points(int count)
    {
        var (places, weights) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var x = Math.Cos(Math.PI * (i + 0.75) / (count + 0.5));
            for (var step = 0; step < MostSteps; step++)
            {
                var (value, slope) = Legendre(count, x);
                var next = x - (value / slope);
                if (Math.Abs(next - x) <= 1e-16) break;
                x = next;
            }

            var steepness = Legendre(count, x).Slope;
            places[i] = (1 - x) / 2;
            weights[i] = 1 / ((1 - (x * x)) * steepness * steepness);
        }

        return (places, weights);
    }

    private static (double Value, double Slope) Legendre(int degree, double x)
    {
        double before = 1, value = x;
        for (var n = 2; n <= degree; n++) (before, value) = (value, ((((2 * n) - 1) * x * value) - ((n - 1) * before)) / n);
        return (value, degree * ((x * value) - before) / ((x * x) - 1));
    }
}
