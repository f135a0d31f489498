using System.Runtime.Intrinsics;
using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.Tests.Distributions;

public sealed class NormalScoresTests
{
    private const int Draws = 200_003;

    [Theory]
    [InlineData(1e-15)]
    [InlineData(1e-12)]
    [InlineData(1e-9)]
    [InlineData(0.001)]
    [InlineData(0.0749)]
    [InlineData(0.0751)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.9999)]
    public void Eight_quantiles_at_a_time_are_those_taken_one_by_one(double share)
    {
        var fromMiddle = Vector512.Create(share - 0.5);
        var found = Math.Abs(share - 0.5) > NormalQuantile.MiddleReach ? NormalQuantile.Tail(fromMiddle) : NormalQuantile.Middle(fromMiddle);

        // What is left of so small a share beside a half sets how near it can come.
        var exact = StandardNormal.Quantile(share < 0.5 ? 0.5 - Math.Abs(share - 0.5) : share);
        Assert.Equal(exact, found[0], 2e-14 * Math.Max(1, Math.Abs(exact)));
        Assert.Equal(found[0], found[7]);
    }

    [Fact]
    public void They_are_normal_and_do_not_follow_one_another()
    {
        var scores = Filled(7, "clinics", Draws);
        var ordered = scores.Order().ToArray();

        // Largest distance from the normal, Kolmogorov: 1.95 / sqrt(n) is passed once in a thousand times.
        var distance = ordered.Select((score, i) => Math.Abs(StandardNormal.Cumulative(score) - ((i + 0.5) / Draws))).Max();
        Assert.True(distance < 1.95 / Math.Sqrt(Draws), $"{distance}");
        foreach (var lag in new[] { 1, 8, 512 })
        {
            var correlation = scores.Zip(scores.Skip(lag), (one, next) => one * next).Average();
            Assert.True(Math.Abs(correlation) < 3.3 / Math.Sqrt(Draws), $"{lag}: {correlation}");
        }
    }

    [Fact]
    public void Each_name_has_numbers_of_its_own_that_a_seed_repeats()
    {
        var clinics = Filled(7, "clinics", Draws);

        Assert.Equal(clinics, Filled(7, "clinics", Draws));
        Assert.Equal(clinics[..1000], Filled(7, "clinics", 1000));
        foreach (var other in new[] { Filled(8, "clinics", Draws), Filled(7, "clinic", Draws), Filled(7, "", Draws) })
        {
            var correlation = clinics.Zip(other, (one, another) => one * another).Average();
            Assert.True(Math.Abs(correlation) < 3.3 / Math.Sqrt(Draws), $"{correlation}");
        }
    }

    // Held to the digit, so that answers of today can be made again on any machine.
    [Fact]
    public void The_first_numbers_are_those_of_every_machine() =>
        Assert.Equal([-2.62838896445259, 1.023008583628084, -1.5041697382196875], Filled(1, "clinics", 3));

    private static double[] Filled(int seed, string name, int count)
    {
        var scores = new double[count];
        NormalScores.Fill(seed, name, scores);
        return scores;
    }
}
