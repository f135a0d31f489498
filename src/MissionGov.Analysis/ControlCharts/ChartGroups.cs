namespace MissionGov.Analysis.ControlCharts;

/// <summary>Where limits start anew.</summary>
internal static class ChartGroups
{
    public static IEnumerable<(int Start, int Count)> Of(IReadOnlyList<int> starts, int count) =>
        starts.Prepend(0).Zip(starts.Append(count), (start, next) => (start, next - start));
}
