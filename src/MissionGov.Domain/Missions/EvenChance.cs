namespace MissionGov.Domain.Missions;

/// <summary>The first period at which the chance is at least 50% if nothing changes.</summary>
/// <param name="First">Null when there is none up to <paramref name="LookedTo"/>.</param>
/// <param name="LookedTo">We look no further than this.</param>
public sealed record EvenChance(Period? First, Period LookedTo)
{
    public string Words => First is { } first
        ? $"The chance first reaches 50% {first.When}."
        : $"The chance stays under 50% up to {LookedTo.Label}, as far as we look.";
}
