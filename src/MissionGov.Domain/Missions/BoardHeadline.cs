namespace MissionGov.Domain.Missions;

/// <summary>The finding that titles the board: "One mission is off track and one is at risk".</summary>
public static class BoardHeadline
{
    private static readonly string[] Numbers = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

    public static string For(IReadOnlyList<TargetStatus> missions)
    {
        if (missions.Count == 0) return "No missions yet";
        var worries = new[] { TargetStatus.OffTrack, TargetStatus.AtRisk }
            .Select(status => (Status: status, Count: missions.Count(mission => mission == status)))
            .Where(worry => worry.Count > 0).ToList();
        if (worries.Count > 0) return Capital(string.Join(" and ", worries.Select((worry, i) => Part(worry.Status, worry.Count, i == 0))));

        var unrated = missions.Count(mission => mission == TargetStatus.NotRated);
        if (unrated == missions.Count) return "No mission can be rated yet";
        return unrated > 0
            ? $"No rated mission is off track; {Number(unrated).ToLowerInvariant()} cannot be rated yet"
            : $"All {Number(missions.Count).ToLowerInvariant()} missions are on track or mostly on track";
    }

    /// <summary>A count in words up to nine, as at the start of a sentence.</summary>
    public static string Number(int count) => count < Numbers.Length ? Numbers[count] : count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Part(TargetStatus status, int count, bool first) =>
        $"{Number(count).ToLowerInvariant()}{(first ? count == 1 ? " mission" : " missions" : "")} {(count == 1 ? "is" : "are")} {status.Words().ToLowerInvariant()}";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
