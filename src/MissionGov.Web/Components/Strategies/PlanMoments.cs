using MissionGov.Domain.Missions;

namespace MissionGov.Web.Components.Strategies;

/// <summary>A few periods up to a deadline, evenly apart, by which a table says what plans bring.</summary>
internal static class PlanMoments
{
    private const int Most = 4;
    private const int MonthsOfYear = 12;

    // Whole months, quarters and half years read best, then whole years.
    private static readonly int[] Steps = [1, 3, 6, .. Enumerable.Range(1, 100).Select(years => MonthsOfYear * years)];

    /// <returns>Places among the periods, the deadline last.</returns>
    public static IReadOnlyList<int> Of(IReadOnlyList<Period> periods)
    {
        if (periods.Count == 0) return [];
        int[] Every(int months) => [.. Enumerable.Range(0, periods.Count).Where(place => (periods[^1].EndMonth - periods[place].EndMonth) % months == 0)];
        return Steps.Select(Every).First(places => places.Length <= Most);
    }
}
