namespace MissionGov.Domain.Missions;

/// <summary>A long-term purpose that crosses departments. It holds targets, and someone is in charge of it.</summary>
public sealed partial class Mission
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Slug { get; init; }

    public required string Name { get; set; }

    public required string Purpose { get; set; }

    /// <summary>A role title, never a person's name; empty while the post is vacant.</summary>
    public required string LeadMinister { get; set; }

    public DateOnly? LeadMinisterSince { get; set; }

    /// <summary>The one senior responsible owner, by role title; empty while the post is vacant.</summary>
    public required string SeniorResponsibleOwner { get; set; }

    public DateOnly? SeniorResponsibleOwnerSince { get; set; }

    /// <summary>Who led it before, latest last.</summary>
    public List<FormerLead> FormerLeads { get; init; } = [];

    /// <summary>Whether what one person enters is signed off by another.</summary>
    public bool RequiresTwoPeople { get; set; }

    /// <summary>Who entered last, so that somebody else signs off; null for what came in a file.</summary>
    public Guid? EnteredBy { get; private set; }

    public required DeliveryUnit Unit { get; set; }

    /// <summary>Since when everyone can see it; null for a draft, which only those who work on it see.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Closed missions are history: judged, never decided on.</summary>
    public bool Closed { get; set; }

    /// <summary>The demo pack it came with, so that the pack can be removed in one step.</summary>
    public string? Pack { get; init; }

    public List<Target> Targets { get; init; } = [];

    /// <summary>What the person saw when they decided; a save that saw less is refused.</summary>
    public uint Version { get; set; }
}

/// <summary>A post of a mission that somebody else holds by now.</summary>
public sealed record FormerLead(string Post, string Title, DateOnly? From, DateOnly Until);

/// <summary>The cross-department team that works on a mission.</summary>
public sealed record DeliveryUnit(string Name, string Lead, IReadOnlyList<string> Departments)
{
    public IReadOnlyList<UnitMember> Members { get; init; } = [];
}

/// <summary>A place in a unit, by role title; nobody is named.</summary>
/// <param name="Organisation">Where the member comes from.</param>
/// <param name="Discipline">"Data science", "nursing", "policy".</param>
/// <param name="FullTime">1 for full time, 0.5 for half of it.</param>
/// <param name="FromOutside">From outside of government: a council, a charity, a firm, a university.</param>
/// <param name="FrontLine">Works, or worked last, with the people whom the mission is for.</param>
/// <param name="SecondedUntil">The last day of a secondment; null for one who stays.</param>
/// <param name="Illustrative">Made up for the demo, not a fact.</param>
public sealed record UnitMember(string Role, string Organisation, string Discipline, double FullTime, bool FromOutside = false, bool FrontLine = false, DateOnly? SecondedUntil = null, bool Illustrative = false);

/// <summary>Something whose rights follow from its mission.</summary>
public interface IMissionScoped
{
    Guid MissionId { get; }
}
