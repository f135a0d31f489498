using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Digest;

/// <summary>What one person is told once a week.</summary>
/// <param name="Since">The day of the digest before; changes count from then.</param>
/// <param name="Milestones">Open ones whose owner they are.</param>
/// <param name="MilestonesDue">Those of them that are late, or expected soon.</param>
public sealed record DigestView(
    DateOnly Since, IReadOnlyList<DigestMission> Worse, IReadOnlyList<DigestMission> Better, IReadOnlyList<DigestDecision> Decisions, int Milestones, int MilestonesDue, IReadOnlyList<DigestLate> LateData)
{
    /// <summary>Nothing changed and nothing is due: then no mail is sent.</summary>
    public bool IsEmpty => Worse.Count + Better.Count + Decisions.Count + MilestonesDue + LateData.Count == 0;
}

/// <param name="Sentence">As it reads alone, with its level.</param>
public sealed record DigestMission(string Name, TargetStatus Status, string Sentence);

public sealed record DigestDecision(DateOnly DueOn, string Question);

public sealed record DigestLate(string Name, int Days);
