namespace MissionGov.Domain.People;

/// <summary>Who holds a post, from when until when. Missions and milestones name posts, never people; so a change of person changes nothing else.</summary>
public sealed class Appointment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    /// <summary>Null for a post that covers every mission.</summary>
    public Guid? MissionId { get; init; }

    public required Role Role { get; init; }

    /// <summary>The post as pages and the audit name it, such as "NHS mission unit lead".</summary>
    public required string Title { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day; null while it goes on.</summary>
    public DateOnly? Until { get; set; }

    public bool IsHeldOn(DateOnly day) => From <= day && (Until is not { } last || day <= last);
}
