namespace MissionGov.Domain.Missions;

/// <summary>What a figure is to the Statistics and Registration Service Act 2007: it decides when it may come out and who may see it before.</summary>
public enum StatisticsKind
{
    /// <summary>What a body counts to run its own work. It may come out at any time.</summary>
    ManagementInformation,
    Official,
    Accredited,
}

public static class StatisticsKindWords
{
    public static string Words(this StatisticsKind kind) => kind switch
    {
        StatisticsKind.Official => "Official statistics",
        StatisticsKind.Accredited => "Accredited official statistics",
        _ => "Management information",
    };

    public static bool IsOfficial(this StatisticsKind kind) => kind != StatisticsKind.ManagementInformation;
}
