namespace MissionGov.Analysis.ControlCharts;

/// <summary>Where limits start anew.</summary>
internal static class ChartGroups
{
    /// <exception cref="ArgumentException">They are not ascending, or not within the values.</exception>
    public static void Check(IReadOnlyList<int> starts, int count)
    {
        for (var i = 0; i < starts.Count; i++)
        {
            if (starts[i] < 1 || starts[i] >= count) throw new ArgumentException($"A group can start at 1 to {count - 1}, not at {starts[i]}.", nameof(starts));
            if (i > 0 && starts[i] <= starts[i - 1]) throw new ArgumentException("Groups must start one after another.", nameof(starts));
        }
    }

    public static IEnumerable<(int Start, int Count)> Of(IReadOnlyList<int> starts, int count) =>
        starts.Prepend(0).Zip(starts.Append(count), (start, next) => (start, next - start));
}
