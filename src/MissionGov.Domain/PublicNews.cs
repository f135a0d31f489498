namespace MissionGov.Domain;

/// <summary>What can be told to programs elsewhere.</summary>
public enum NewsKind
{
    /// <summary>Only to see whether news arrive.</summary>
    Test,
    StatusChanged,
    DataImported,
    UpdatesPublished,
    DecisionMade,
}

/// <summary>That something happened which everybody may know, where its mission is published. What it says is sent as it stands: no word of a draft belongs in it.</summary>
/// <param name="MissionId">Null for what concerns no mission.</param>
/// <param name="Text">In a sentence or two.</param>
/// <param name="Page">Where people read of it; {mission} stands for the mission's part of the address.</param>
/// <param name="Facts">The same for programs, by name.</param>
public sealed record PublicNews(NewsKind Kind, Guid? MissionId, string Text, string Page, IReadOnlyDictionary<string, object?> Facts);
