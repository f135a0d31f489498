namespace MissionGov.Domain.Missions;

/// <summary>One published figure: what period it is about, and when it became known. Nothing is overwritten; a revision is a later vintage.</summary>
/// <param name="Value">In the unit of the indicator; null where the publisher gives none, and <paramref name="Quality"/> says why.</param>
/// <param name="KnownOn">The day it was published or loaded.</param>
public sealed record Observation(Period Period, double? Value, Quality Quality, DateOnly KnownOn);
