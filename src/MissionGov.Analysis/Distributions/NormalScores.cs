using System.Numerics;
using System.Runtime.Intrinsics;

namespace MissionGov.Analysis.Distributions;

/// <summary>Many standard-normal numbers at once, from a seed and the name of what they are for: the same on every machine.</summary>
/// <remarks>
/// Eight xoshiro256** sequences side by side (see <see cref="RandomNumbers"/>), carried to the normal by the inverse of its
/// distribution: algorithm AS 241 of Wichura, Applied Statistics 37 (1988), accurate to 1e-16 relative. Most numbers need its middle
/// part only; the others are gathered and done eight at a time. All of it is plain arithmetic: no step depends on the processor.
/// </remarks>
internal static class NormalScores
{
    private const int Lanes = 8;
    private const int Block = 512;

    // FNV-1a, 64 bits.
    private const ulong HashStart = 14695981039346656037;
    private const ulong HashFactor = 1099511628211;

    // Half of the last binary place of a number from 1 to 2.
    private const double HalfPlace = 1.0 / (1UL << 53);

    public static void Fill(int seed, string name, Span<double> scores)
    {
        var start = HashStart;
        foreach (var letter in name) start = (start ^ letter) * HashFactor;
        var sequence = new WideNumbers(new RandomNumbers(seed, unchecked((int)(start ^ (start >> 32)))));
        Span<double> block = stackalloc double[Block];
        Span<int> tails = stackalloc int[Block];
        for (; scores.Length > 0; scores = scores[Math.Min(Block, scores.Length)..])
        {
            var into = scores.Length >= Block ? scores[..Block] : block;
            FillBlock(sequence, into, tails);
            if (scores.Length < Block) block[..scores.Length].CopyTo(scores);
        }
    }

    /// <summary>The scores in the middle of equal slices of probability, lowest first: as even as so many can lie.</summary>
    public static void Even(Span<double> scores)
    {
        Span<double> eight = stackalloc double[Lanes];
        for (var i = 0; i < scores.Length; i += Lanes)
        {
            for (var k = 0; k < Lanes; k++) eight[k] = ((Math.Min(i + k, scores.Length - 1) + 0.5) / scores.Length) - 0.5;
            var fromMiddle = Vector512.Create<double>(eight);
            var outside = Vector512.GreaterThan(Vector512.Abs(fromMiddle), Vector512.Create(NormalQuantile.MiddleReach));
            Vector512.ConditionalSelect(outside, NormalQuantile.Tail(fromMiddle), NormalQuantile.Middle(fromMiddle)).CopyTo(eight);
            eight[..Math.Min(Lanes, scores.Length - i)].CopyTo(scores[i..]);
        }
    }

    private static void FillBlock(WideNumbers sequence, Span<double> block, Span<int> tails)
    {
        var count = 0;
        var middle = Vector512.Create(NormalQuantile.MiddleReach);
        for (var i = 0; i < Block; i += Lanes)
        {
            var share = ((sequence.Next() >>> 12) | Vector512.Create(0x3FF0000000000000UL)).AsDouble() - Vector512.Create(1 - HalfPlace);
            var fromMiddle = share - Vector512.Create(0.5);
            var outside = Vector512.GreaterThan(Vector512.Abs(fromMiddle), middle);

            // Those outside keep their distance from the middle until their turn.
            Vector512.ConditionalSelect(outside, fromMiddle, NormalQuantile.Middle(fromMiddle)).CopyTo(block[i..]);
            for (var left = outside.ExtractMostSignificantBits(); left != 0; left &= left - 1) tails[count++] = i + BitOperations.TrailingZeroCount(left);
        }

        Span<double> gathered = stackalloc double[Lanes];
        for (var done = 0; done < count; done += Lanes)
        {
            var here = Math.Min(Lanes, count - done);
            for (var k = 0; k < Lanes; k++) gathered[k] = block[tails[done + Math.Min(k, here - 1)]];
            NormalQuantile.Tail(Vector512.Create<double>(gathered)).CopyTo(gathered);
            for (var k = 0; k < here; k++) block[tails[done + k]] = gathered[k];
        }
    }
}
