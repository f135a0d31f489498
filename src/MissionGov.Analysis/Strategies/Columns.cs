using System.Numerics;
using System.Runtime.InteropServices;

namespace MissionGov.Analysis.Strategies;

/// <summary>Sums and products of drawn outcomes, one by one.</summary>
internal static class Columns
{
    /// <summary>Adds a share of each value; or multiplies by 1 and a share of it.</summary>
    public static void Join(double[] sums, double[] values, double share, bool isAdditive)
    {
        var wide = MemoryMarshal.Cast<double, Vector<double>>(sums.AsSpan());
        var others = MemoryMarshal.Cast<double, Vector<double>>(values.AsSpan());
        if (isAdditive) for (var i = 0; i < wide.Length; i++) wide[i] += others[i] * share;
        else for (var i = 0; i < wide.Length; i++) wide[i] *= Vector<double>.One + (others[i] * share);
        for (var i = wide.Length * Vector<double>.Count; i < sums.Length; i++) sums[i] = isAdditive ? sums[i] + (values[i] * share) : sums[i] * (1 + (values[i] * share));
    }
}
