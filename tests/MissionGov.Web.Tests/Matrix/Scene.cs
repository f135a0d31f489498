namespace MissionGov.Web.Tests.Matrix;

/// <summary>What a request is about: a mission with one of everything in it, or nothing that exists.</summary>
/// <param name="canary">A word that stands in every name here and nowhere else.</param>
public sealed class Scene(string name, string canary, string mission, string target)
{
    public string Name => name;

    public string Canary => canary;

    public string Mission => mission;

    public string Target => target;

    public Guid MissionId { get; init; } = Guid.CreateVersion7();

    public Guid TargetId { get; init; } = Guid.CreateVersion7();

    public Guid MilestoneId { get; init; } = Guid.CreateVersion7();

    /// <summary>Waits for the milestone.</summary>
    public Guid FollowerId { get; init; } = Guid.CreateVersion7();

    /// <summary>Could be waited for.</summary>
    public Guid SpareId { get; init; } = Guid.CreateVersion7();

    /// <summary>What is in the milestone's way.</summary>
    public Guid BlockerId { get; init; } = Guid.CreateVersion7();

    /// <summary>An update of the spare milestone that was published.</summary>
    public Guid UpdateId { get; init; } = Guid.CreateVersion7();

    public Guid DecisionId { get; init; } = Guid.CreateVersion7();

    public Guid CommentId { get; init; } = Guid.CreateVersion7();

    public Guid InterventionId { get; init; } = Guid.CreateVersion7();

    /// <summary>What a source says of its effect.</summary>
    public Guid EstimateId { get; init; } = Guid.CreateVersion7();

    /// <summary>What must hold for it to work.</summary>
    public Guid AssumptionId { get; init; } = Guid.CreateVersion7();

    /// <summary>Kept for its target.</summary>
    public Guid ScenarioId { get; init; } = Guid.CreateVersion7();

    /// <summary>Of somebody whom an administrator may change.</summary>
    public Guid AccountId { get; init; } = Guid.CreateVersion7();

    /// <summary>The post that this account holds.</summary>
    public Guid PostId { get; init; } = Guid.CreateVersion7();

    /// <summary>The command that gave the follower another name.</summary>
    public Guid RevisionId { get; init; } = Guid.CreateVersion7();

    /// <summary>What the audit says of that; it can be taken back.</summary>
    public long Line { get; set; } = long.MaxValue;

    /// <summary>The slug of the milestone.</summary>
    public string Milestone { get; init; } = $"milestone-{canary}";

    /// <summary>The slug of the intervention.</summary>
    public string Plan => $"intervention-{canary}";

    /// <summary>The slug of another for the same target.</summary>
    public string OtherPlan => $"spare-intervention-{canary}";

    /// <summary>The version of it that everybody has on the screen.</summary>
    public uint PlanVersion { get; set; }

    /// <summary>What this scene is answered like to whoever may not see it.</summary>
    public Scene Absent { get => field ?? Nowhere; private init; }

    /// <summary>The version of the milestone that everybody has on the screen.</summary>
    public uint MilestoneVersion { get; set; }

    /// <summary>A post that the contributor of the first mission holds, and of another mission does not.</summary>
    public required string Owner { get; init; }

    public static Scene Own { get; } = new("own mission", "heron", "alder", "alder-target") { Owner = "Director, own" };

    public static Scene Other { get; } = new("another mission", "osprey", "birch", "birch-target") { Owner = "Director, other" };

    public static Scene OwnDraft { get; } = new("own draft", "plover", "cedar", "cedar-target") { Owner = "Director, own" };

    public static Scene OtherDraft { get; } = new("another's draft", "curlew", "dogwood", "dogwood-target") { Owner = "Director, other" };

    /// <summary>Made-up ids and addresses.</summary>
    public static Scene Nowhere { get; } = new("nowhere", "nightjar", "elder", "elder-target") { Owner = "Nobody" };

    /// <summary>A target that is not published, of a mission that is.</summary>
    public static Scene OwnHidden { get; } = Hidden(Own, "own mission", "wren");

    public static Scene OtherHidden { get; } = Hidden(Other, "another mission", "swift");

    public static IReadOnlyList<Scene> Hiding { get; } = [OwnHidden, OtherHidden];

    public static IReadOnlyList<Scene> Held { get; } = [Own, Other, OwnDraft, OtherDraft];

    // All but the target is that of the mission.
    private static Scene Hidden(Scene scene, string name, string canary) => Another(scene, name, canary, $"{scene.Mission}-hidden", Another(scene, "nowhere", Nowhere.Canary, Nowhere.Target));

    private static Scene Another(Scene scene, string name, string canary, string target, Scene? absent = null) => new(name, canary, scene.Mission, target)
    {
        Owner = scene.Owner,
        MissionId = scene.MissionId,
        MilestoneId = scene.MilestoneId,
        FollowerId = scene.FollowerId,
        SpareId = scene.SpareId,
        BlockerId = scene.BlockerId,
        UpdateId = scene.UpdateId,
        DecisionId = scene.DecisionId,
        CommentId = scene.CommentId,
        InterventionId = scene.InterventionId,
        AccountId = scene.AccountId,
        PostId = scene.PostId,
        Milestone = scene.Milestone,
        Absent = absent!,
    };
}
