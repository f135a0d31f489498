namespace MissionGov.Domain.Missions;

/// <summary>Which way a status moved between two days.</summary>
public enum Movement
{
    Same,
    Better,
    Worse,
}

/// <summary>How a mission stands: as its worst rated target, with the unrated ones counted beside it.</summary>
public sealed record MissionStanding(TargetStatus Status, TargetAssessment? Worst, int NotRated, int Targets)
{
    public static MissionStanding Of(IReadOnlyCollection<TargetAssessment> targets)
    {
        var rated = targets.Where(target => target.Status != TargetStatus.NotRated).Order(WorstFirst).ToList();
        var worst = rated.Count > 0 ? rated[0] : targets.FirstOrDefault();
        return new MissionStanding(rated.Count > 0 ? rated[0].Status : TargetStatus.NotRated, worst, targets.Count - rated.Count, targets.Count);
    }

    /// <summary>Worst level first; equals by chance, then by the gap as a share of the whole change.</summary>
    public static readonly IComparer<TargetAssessment> WorstFirst = Comparer<TargetAssessment>.Create((one, other) =>
    {
        var byLevel = Severity(other.Status).CompareTo(Severity(one.Status));
        if (byLevel != 0) return byLevel;
        var byChance = (one.Chance ?? 1).CompareTo(other.Chance ?? 1);
        return byChance != 0 ? byChance : (one.GapShare ?? 0).CompareTo(other.GapShare ?? 0);
    });

    /// <summary>Missions in the order a minister reads them; one without targets comes last.</summary>
    public static readonly IComparer<MissionStanding> WorstMissionFirst = Comparer<MissionStanding>.Create((one, other) => (one.Worst, other.Worst) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        var (mine, theirs) => WorstFirst.Compare(mine, theirs),
    });

    /// <summary>"1 of 3 not rated"; null when all are.</summary>
    public string? NotRatedInWords => NotRated > 0 && NotRated < Targets ? $"{NotRated} of {Targets} targets not rated" : null;

    /// <summary>Where one of the two could not be rated, nothing is known to have moved.</summary>
    public static Movement Moved(TargetStatus before, TargetStatus now) =>
        before == TargetStatus.NotRated || now == TargetStatus.NotRated ? Movement.Same : Severity(now).CompareTo(Severity(before)) switch { > 0 => Movement.Worse, < 0 => Movement.Better, _ => Movement.Same };

    /// <summary>A verdict is not a worry any more, except that what was lost stands where "at risk" does.</summary>
    public static int Severity(TargetStatus status) => status switch
    {
        TargetStatus.Met => (int)TargetStatus.OnTrack,
        TargetStatus.Missed => (int)TargetStatus.OffTrack,
        TargetStatus.MetThenLost => (int)TargetStatus.AtRisk,
        _ => (int)status,
    };
}
