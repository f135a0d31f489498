namespace MissionGov.Domain.Missions;

/// <summary>What the next period has to bring, where some periods of the year usually bring more than others.</summary>
/// <param name="Period">The next one.</param>
/// <param name="Needed">The change needed: the even pace with the shortfall carried forward, and the season of this period added.</param>
/// <param name="Usual">What this period of the year usually brings; null where the year has no pattern.</param>
public sealed record NextChange(Period Period, double Needed, double? Usual);
