using MissionGov.Domain.Delivery;

namespace MissionGov.Web.Components;

/// <summary>A milestone that would move with another.</summary>
/// <param name="Name">Null where the person asking may not see it.</param>
public sealed record KnockOnRow(string? Name, string? MissionName, DateOnly From, DateOnly To)
{
    /// <param name="missions">The names of those that the person asking may see.</param>
    public static KnockOnRow Of(KnockOn moved, IReadOnlyDictionary<Guid, string> missions) =>
        missions.TryGetValue(moved.Milestone.MissionId, out var mission)
            ? new(moved.Milestone.Name, mission, moved.Milestone.ForecastDate, moved.To)
            : new(null, null, moved.Milestone.ForecastDate, moved.To);
}
