namespace MissionGov.Domain.Missions;

/// <summary>How a target stands. The open states run from best to worst, so that a roll-up is the worst; the last three are verdicts.</summary>
public enum TargetStatus
{
    OnTrack,
    MostlyOnTrack,
    NotRated,
    AtRisk,
    OffTrack,
    Met,
    Missed,
    MetThenLost,
}

/// <summary>Why a status is what it is. A status never travels without it.</summary>
public sealed record StatusReason(string Code, string Text);

public static class TargetStatusWords
{
    public static string Words(this TargetStatus status) => status switch
    {
        TargetStatus.OnTrack => "On track",
        TargetStatus.MostlyOnTrack => "Mostly on track",
        TargetStatus.NotRated => "Not rated",
        TargetStatus.AtRisk => "At risk",
        TargetStatus.OffTrack => "Off track",
        TargetStatus.Met => "Met",
        TargetStatus.Missed => "Missed",
        TargetStatus.MetThenLost => "Reached, then lost",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>The name scripts rely on: offTrack, atRisk and so on.</summary>
    public static string Code(this TargetStatus status)
    {
        var name = status.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static bool IsVerdict(this TargetStatus status) => status >= TargetStatus.Met;
}
