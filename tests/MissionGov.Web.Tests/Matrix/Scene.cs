namespace MissionGov.Web.Tests.Matrix;

/// <summary>What a request is about: a mission with one of everything in it, or nothing that exists.</summary>
/// <param name="Canary">A word that stands in every name here and nowhere else.</param>
public sealed record Scene(string Name, string Canary, string Mission, string Target)
{
    public Guid MissionId { get; init; } = Guid.CreateVersion7();

    public Guid TargetId { get; init; } = Guid.CreateVersion7();

    public Guid MilestoneId { get; init; } = Guid.CreateVersion7();

    public Guid DecisionId { get; init; } = Guid.CreateVersion7();

    public Guid CommentId { get; init; } = Guid.CreateVersion7();

    public Guid InterventionId { get; init; } = Guid.CreateVersion7();

    /// <summary>The version of the milestone that everybody has on the screen.</summary>
    public uint MilestoneVersion { get; set; }

    /// <summary>A post that the contributor of the first mission holds, and of another mission does not.</summary>
    public required string Owner { get; init; }

    public static Scene Own { get; } = new("own mission", "heron", "own", "own-target") { Owner = "Director, own" };

    public static Scene Other { get; } = new("another mission", "osprey", "other", "other-target") { Owner = "Director, other" };

    public static Scene OwnDraft { get; } = new("own draft", "plover", "own-draft", "own-draft-target") { Owner = "Director, own" };

    public static Scene OtherDraft { get; } = new("another's draft", "curlew", "other-draft", "other-draft-target") { Owner = "Director, other" };

    /// <summary>Made-up ids and addresses.</summary>
    public static Scene Nowhere { get; } = new("nowhere", "nightjar", "nowhere", "nowhere") { Owner = "Nobody" };

    public static IReadOnlyList<Scene> Held { get; } = [Own, Other, OwnDraft, OtherDraft];
}
