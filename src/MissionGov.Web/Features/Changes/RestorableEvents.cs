using System.Text.Json;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;
using MissionGov.Web.Access;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Changes;

/// <summary>The events that know how to put back what stood before them, and the right that doing so takes.</summary>
internal static class RestorableEvents
{
    /// <summary>What putting a thing back takes.</summary>
    public static readonly IReadOnlyDictionary<Type, Permission> Rights = new Dictionary<Type, Permission>
    {
        [typeof(Mission)] = Permission.EditMission,
        [typeof(Target)] = Permission.EditMission,
        [typeof(Milestone)] = Permission.EditDelivery,
        [typeof(DeliveryPlan)] = Permission.EditDelivery,
        [typeof(Intervention)] = Permission.EditDelivery,
        [typeof(PlanOverlaps)] = Permission.EditDelivery,
        [typeof(KeptScenario)] = Permission.EditDelivery,
        [typeof(Indicator)] = Permission.EditData,
    };

    // By name, as the audit knows them.
    private static readonly Dictionary<string, (Type Event, Type Subject)> Known =
        (from type in typeof(DomainEvent).Assembly.GetTypes()
         where type.IsAssignableTo(typeof(DomainEvent)) && !type.IsAbstract
         from face in type.GetInterfaces()
         where face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRestorable<>)
         select (Event: type, Subject: face.GetGenericArguments()[0])).ToDictionary(pair => pair.Event.Name);

    /// <returns>Null for an event that cannot be taken back.</returns>
    public static Permission? RightFor(AuditLine line) => First(line) is { } first && Known.TryGetValue(first, out var found) ? Rights[found.Subject] : null;

    /// <summary>What was first done to the value: by this line, or by the one whose value it put back.</summary>
    public static string? First(AuditLine line) => Restored(line) is { } restored ? restored.First : line.Event;

    public static ValueRestored? Restored(AuditLine line) => line.Event == nameof(ValueRestored) ? JsonSerializer.Deserialize<ValueRestored>(line.Detail, AsJson.Options) : null;

    public static DomainEvent? Read(string name, string detail) =>
        Known.TryGetValue(name, out var found) ? (DomainEvent?)JsonSerializer.Deserialize(detail, found.Event, AsJson.Options) : null;
}
