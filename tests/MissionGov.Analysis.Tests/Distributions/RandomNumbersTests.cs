using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.Tests.Distributions;

public sealed class RandomNumbersTests
{
    private const int Draws = 200_000;

    // splitmix64 from 0 gives e220a839..., 6e789e6a..., 06c45d18..., f88bb8a8... (published test values); the first output of
    // xoshiro256** from them is rotl(second * 5, 7) * 9.
    [Fact]
    public void The_first_bits_are_those_of_the_published_generator()
    {
        var expected = System.Numerics.BitOperations.RotateLeft(unchecked(0x6E789E6AA1B965F4 * 5), 7) * 9;

        Assert.Equal(expected, new RandomNumbers(0).Bits());
    }

    [Fact]
    public void Normal_numbers_are_normal()
    {
        var random = new RandomNumbers(11);
        var draws = Enumerable.Range(0, Draws).Select(_ => random.Normal()).Order().ToArray();

        // Largest distance from the normal, Kolmogorov: 1.95 / sqrt(n) is passed once in a thousand times.
        var distance = draws.Select((draw, i) => Math.Abs(StandardNormal.Cumulative(draw) - ((i + 0.5) / Draws))).Max();
        Assert.True(distance < 1.95 / Math.Sqrt(Draws), $"{distance}");
    }

    [Fact]
    public void Neighbours_do_not_follow_one_another()
    {
        var random = new RandomNumbers(12);
        var draws = Enumerable.Range(0, Draws).Select(_ => random.Normal()).ToArray();

        var correlation = draws.Zip(draws.Skip(1), (one, next) => one * next).Average();

        Assert.True(Math.Abs(correlation) < 3.3 / Math.Sqrt(Draws), $"{correlation}");
    }

    [Fact]
    public void A_seed_repeats_itself() => Assert.Equal(Some(5), Some(5));

    private static double[] Some(int seed)
    {
        var random = new RandomNumbers(seed);
        return [.. Enumerable.Range(0, 100).Select(_ => random.Normal())];
    }
}
