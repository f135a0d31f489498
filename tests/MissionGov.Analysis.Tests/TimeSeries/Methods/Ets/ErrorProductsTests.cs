using System.Runtime.Intrinsics;
using MissionGov.Analysis.TimeSeries.Methods.Ets;
using MissionGov.Analysis.TimeSeries.Methods.Ets.Kernels;

namespace MissionGov.Analysis.Tests.TimeSeries.Methods.Ets;

/// <summary>The fast products of error columns are those of the plain definition.</summary>
public sealed class ErrorProductsTests
{
    private const double Slack = 1e-9;

    public static TheoryData<int, bool, int> Shapes =>
    [
        .. from season in new[] { 1, 4, 7, 12, 24 }
           from trend in new[] { false, true }
           from length in new[] { season + 2, 37, 120 }
           select (season, trend, length),
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Shifted_columns_have_the_products_of_columns_that_were_run(int season, bool trend, int length)
    {
        NormalEquations plain = new(), shifted = new();
        var unknowns = season + (trend ? 1 : 0);
        for (var seed = 1; seed <= 20; seed++)
        {
            var values = Centred(seed, length);
            var smoothing = Smoothing(new(seed), trend, season);
            plain.Reset(unknowns);
            shifted.Reset(unknowns);

            new PlainProducts().Gather(values, smoothing, trend, season, plain);
            new ShiftedProducts().Gather(values, smoothing, trend, season, shifted);

            for (var row = 0; row <= unknowns; row++)
            {
                for (var column = row; column <= unknowns; column++)
                {
                    var scale = Math.Sqrt(plain[row, row] * plain[column, column]);
                    Assert.True(Math.Abs(plain[row, column] - shifted[row, column]) <= Slack * scale, $"seed {seed}, {row}, {column}: {plain[row, column]} {shifted[row, column]}");
                }
            }

            var squares = plain.Eliminate();
            if (length > unknowns + 1) Assert.Equal(1, shifted.Eliminate() / squares, Slack);
        }
    }

    [Fact]
    public void Wide_and_narrow_vectors_correlate_alike()
    {
        const int Lags = Correlations.Block, Length = 50;
        var random = new Random(1);
        Vector256<double>[] errors = [.. Enumerable.Range(0, Length).Select(_ => Vector256.Create(random.NextDouble(), random.NextDouble(), random.NextDouble(), 0))];
        double[] unit = [.. new double[Lags], .. errors.Select(error => error[2])];
        double[] wide = new double[Correlations.Columns * Lags], narrow = new double[wide.Length];

        Correlations.Wide(errors, unit.AsSpan(1), wide, Lags);
        Correlations.Narrow(errors, unit.AsSpan(1), narrow, Lags);

        for (var i = 0; i < wide.Length; i++)
        {
            var defined = Enumerable.Range(0, Length).Sum(t => errors[t][i / Lags] * unit[Lags + t - (i % Lags)]);
            Assert.Equal(defined, wide[i], Slack);
            Assert.Equal(defined, narrow[i], Slack);
        }
    }

    [Fact]
    public void A_gap_takes_the_error_for_nothing()
    {
        var values = Made.Wandering(3, 60, Frequency.Quarterly);
        var whole = new ConcentratedFit(EtsModel.DampedSeason, values, 4);
        values[17] = double.NaN;
        var smoothing = new EtsSmoothing(0.3, 0.1, 0.2, 0.9);

        var squares = new ConcentratedFit(EtsModel.DampedSeason, values, 4).SumOfSquares(smoothing);

        var filter = new EtsFilter(EtsModel.DampedSeason, smoothing, new ConcentratedFit(EtsModel.DampedSeason, values, 4).InitialState(smoothing), 4);
        filter.Run(values);
        Assert.Equal(1, squares / filter.SumOfSquares, Slack);
        Assert.True(squares < whole.SumOfSquares(smoothing));
    }

    private static double[] Centred(int seed, int length)
    {
        var values = Made.Wandering(seed, length);
        var mean = values.Average();
        return [.. values.Select(value => value - mean)];
    }

    private static EtsSmoothing Smoothing(Random random, bool trend, int season)
    {
        var alpha = random.NextDouble();
        return new(alpha, trend ? alpha * random.NextDouble() : 0, season > 1 ? (1 - alpha) * random.NextDouble() : 0, trend ? 0.8 + (0.2 * random.NextDouble()) : 1);
    }
}
