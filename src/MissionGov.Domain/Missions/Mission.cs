namespace MissionGov.Domain.Missions;

/// <summary>A long-term purpose that crosses departments. It holds targets, and someone is in charge of it.</summary>
public sealed class Mission
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Slug { get; init; }

    public required string Name { get; set; }

    public required string Purpose { get; set; }

    /// <summary>A role title, never a person's name.</summary>
    public required string LeadMinister { get; set; }

    /// <summary>The one senior responsible owner, by role title.</summary>
    public required string SeniorResponsibleOwner { get; set; }

    public required DeliveryUnit Unit { get; set; }

    /// <summary>Since when everyone can see it; null for a draft, which only those who work on it see.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Closed missions are history: judged, never decided on.</summary>
    public bool Closed { get; set; }

    /// <summary>The demo pack it came with, so that the pack can be removed in one step.</summary>
    public string? Pack { get; init; }

    public List<Target> Targets { get; init; } = [];
}

/// <summary>The cross-department team that works on a mission.</summary>
public sealed record DeliveryUnit(string Name, string Lead, IReadOnlyList<string> Departments);

/// <summary>Something whose rights follow from its mission.</summary>
public interface IMissionScoped
{
    Guid MissionId { get; }
}
