namespace MissionGov.Domain.Interventions;

/// <summary>What an estimate rests on, weakest first.</summary>
public enum EvidenceLevel
{
    /// <summary>What somebody who knows the field believes.</summary>
    Belief,

    /// <summary>Tried in a few places, without others to compare with.</summary>
    Pilot,

    /// <summary>Compared with others who did without, chosen by chance or as good as.</summary>
    Trial,

    /// <summary>Several trials, put together.</summary>
    Trials,
}

public static class EvidenceWords
{
    public static readonly IReadOnlyList<EvidenceLevel> All = Enum.GetValues<EvidenceLevel>();

    public static string InWords(this EvidenceLevel level) => level switch
    {
        EvidenceLevel.Belief => "expert guess",
        EvidenceLevel.Pilot => "pilot",
        EvidenceLevel.Trial => "trial",
        _ => "several trials",
    };

    /// <summary>"●●○○": the same for the eye, never without the words.</summary>
    public static string Dots(this EvidenceLevel level) => new string('●', (int)level + 1) + new string('○', All.Count - 1 - (int)level);
}
