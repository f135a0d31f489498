using System.Globalization;

namespace MissionGov.Domain.Missions;

/// <summary>The finding that titles the board: "One mission is off track and one is at risk".</summary>
public static class BoardHeadline
{
    private static readonly string[] Numbers = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

    // Worst first; a verdict stands after the level that is as grave.
    private static readonly TargetStatus[] Worries = [TargetStatus.OffTrack, TargetStatus.Missed, TargetStatus.AtRisk, TargetStatus.MetThenLost];

    public static string For(IReadOnlyList<TargetStatus> missions)
    {
        if (missions.Count == 0) return "No missions yet";
        var worries = Worries.Select(status => (Status: status, Count: missions.Count(mission => mission == status))).Where(worry => worry.Count > 0).ToList();
        if (worries.Count > 0) return Listed([.. worries.Select((worry, i) => $"{Subject(worry.Count, i == 0)} {Finding(worry.Status, worry.Count)}")]);

        var unrated = missions.Count(mission => mission == TargetStatus.NotRated);
        if (unrated == missions.Count) return "No mission can be rated yet";
        return unrated > 0 ? $"No rated mission is off track; {Number(unrated).ToLowerInvariant()} cannot be rated yet" : AllFine(missions);
    }

    /// <summary>A count in words up to nine, as at the start of a sentence.</summary>
    public static string Number(int count) => count < Numbers.Length ? Numbers[count] : count.ToString(CultureInfo.InvariantCulture);

    private static string AllFine(IReadOnlyList<TargetStatus> missions)
    {
        var one = missions.Count == 1;
        var all = missions.Count switch { 1 => "The one mission", 2 => "Both missions", _ => $"All {Number(missions.Count).ToLowerInvariant()} missions" };
        var met = one ? "has met its target" : "have met their targets";
        return missions.Count(mission => mission == TargetStatus.Met) switch
        {
            0 => $"{all} {(one ? "is" : "are")} on track or mostly on track",
            var count when count == missions.Count => $"{all} {met}",
            _ => $"{all} are on track or mostly on track, or {met}",
        };
    }

    private static string Subject(int count, bool first) => (first, count) switch
    {
        (true, 1) => "One mission",
        (true, _) => $"{Number(count)} missions",
        _ => Number(count).ToLowerInvariant(),
    };

    private static string Finding(TargetStatus status, int count) => (status, count) switch
    {
        (TargetStatus.Missed, 1) => "has missed its target",
        (TargetStatus.Missed, _) => "have missed their targets",
        (TargetStatus.MetThenLost, 1) => "reached its target and lost it",
        (TargetStatus.MetThenLost, _) => "reached their targets and lost them",
        _ => $"{(count == 1 ? "is" : "are")} {status.Words().ToLowerInvariant()}",
    };

    private static string Listed(string[] parts) => parts is [.. var before, var last] && before.Length > 0 ? $"{string.Join(", ", before)} and {last}" : parts[0];
}
