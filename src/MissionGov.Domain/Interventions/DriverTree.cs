using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Interventions;

/// <summary>Why the outcome is as it is: from each target to its causes, to what drives them, to the plans that act on a driver.</summary>
public sealed partial class DriverTree : IMissionScoped
{
    public const int LongestName = 200;
    public const int MostNodes = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid MissionId { get; init; }

    /// <summary>In the order they are shown in below their parent.</summary>
    public List<DriverNode> Nodes { get; init; } = [];

    /// <summary>Which plan acts on which driver.</summary>
    public List<HungPlan> Plans { get; init; } = [];

    public bool Illustrative { get; init; }

    public uint Version { get; set; }

    /// <param name="parent">A target of the mission, or a node.</param>
    /// <param name="outcomes">The targets of the mission.</param>
    public Result Add(Guid parent, string name, DriverKind kind, IReadOnlyCollection<Guid> outcomes)
    {
        name = Wording.Line(name);
        if (WrongName(name) is { } problem) return problem;
        if (Nodes.Count >= MostNodes) return new Problem("tree.full", $"A tree has at most {MostNodes} parts. Put some together.");
        if (Misplaced(kind, parent, outcomes) is { } misplaced) return misplaced;
        var node = new DriverNode(Guid.CreateVersion7(), parent, name, kind);
        Nodes.Add(node);
        return Told($"{kind.InWords()} added: {node.Name}", new FieldChange(kind.InWords(), null, node.Name));
    }

    /// <param name="seen">The name that was on the screen.</param>
    public Result Rename(Guid id, string name, string seen)
    {
        if (Nodes.FindIndex(node => node.Id == id) is var at && at < 0) return Gone;
        var held = Nodes[at];
        name = Wording.Line(name);
        if (held.Name != seen) return new Problem("tree.changed", $"Somebody else has renamed this to \"{held.Name}\" meanwhile. Save again to use your name.");
        if (WrongName(name) is { } problem) return problem;
        if (held.Name == name) return new Problem("tree.same", "The name is the same as before.");
        Nodes[at] = held with { Name = name };
        return Told($"{held.Name} is now called {name}", new FieldChange("Name", held.Name, name));
    }

    /// <summary>Says whether it is a root cause, or only a symptom of one.</summary>
    public Result Mark(Guid id, bool isSymptom)
    {
        if (Nodes.FindIndex(node => node.Id == id && node.Kind == DriverKind.Cause) is var at && at < 0) return Gone;
        var held = Nodes[at];
        if (held.IsSymptom == isSymptom) return new Problem("tree.same", "It is marked so already.");
        Nodes[at] = held with { IsSymptom = isSymptom };
        return Told($"{held.Name} is now marked as a {Nature(isSymptom)}", new FieldChange("Marked as", Nature(held.IsSymptom), Nature(isSymptom)));
    }

    /// <summary>Hangs a part, with all below it, somewhere else.</summary>
    public Result Move(Guid id, Guid parent, IReadOnlyCollection<Guid> outcomes)
    {
        if (Nodes.FindIndex(node => node.Id == id) is var at && at < 0) return Gone;
        var held = Nodes[at];
        if (held.Parent == parent) return new Problem("tree.same", "It hangs there already.");
        if (parent == id || IsBelow(parent, id)) return new Problem("tree.circle", $"\"{held.Name}\" cannot hang below itself. Choose a place that is not below it.");
        if (Misplaced(held.Kind, parent, outcomes) is { } misplaced) return misplaced;
        Nodes.RemoveAt(at);
        Nodes.Add(held with { Parent = parent });
        return Told($"{held.Name} moved", new FieldChange("Below", Find(held.Parent)?.Name ?? "a target", Find(parent)?.Name ?? "a target"));
    }

    /// <summary>Changes places with the neighbour above or below.</summary>
    public Result Shift(Guid id, bool up)
    {
        if (Find(id) is not { } node) return Gone;
        var neighbours = Below(node.Parent);
        var at = neighbours.FindIndex(one => one.Id == id) + (up ? -1 : 1);
        if (at < 0 || at >= neighbours.Count) return new Problem("tree.end", $"It is the {(up ? "first" : "last")} here already.");
        var (mine, other) = (Nodes.IndexOf(node), Nodes.IndexOf(neighbours[at]));
        (Nodes[mine], Nodes[other]) = (Nodes[other], Nodes[mine]);
        return Told($"{node.Name} moved {(up ? "up" : "down")}");
    }

    public Result Remove(Guid id)
    {
        if (Find(id) is not { } node) return Gone;
        if (Nodes.Exists(one => one.Parent == id) || Plans.Exists(plan => plan.Driver == id)) return new Problem("tree.holds", $"Something hangs below \"{node.Name}\". Move or remove that first.");
        Nodes.Remove(node);
        return Told($"{node.Kind.InWords()} removed: {node.Name}", new FieldChange(node.Kind.InWords(), node.Name, null));
    }

    /// <summary>Says on which driver a plan acts; null takes it off.</summary>
    public Result Hang(Intervention plan, Guid? driver)
    {
        if (plan.MissionId != MissionId) return Gone;
        if (driver is { } on && Find(on)?.Kind != DriverKind.Driver) return new Problem("tree.driver", "Choose a driver. A plan acts on a driver, not on a target or a cause.");
        var held = DriverOf(plan.Id);
        if (held?.Id == driver) return new Problem("tree.same", "It hangs there already.");
        Plans.RemoveAll(hung => hung.Plan == plan.Id);
        if (driver is { } chosen) Plans.Add(new HungPlan(plan.Id, chosen));
        return Told(driver is null ? $"{plan.Name} taken off" : $"{plan.Name} acts on {Find(driver.Value)!.Name}", new FieldChange("Acts on", held?.Name, driver is null ? null : Find(driver.Value)!.Name));
    }

    private Problem? Misplaced(DriverKind kind, Guid parent, IReadOnlyCollection<Guid> outcomes)
    {
        if (outcomes.Contains(parent)) return kind == DriverKind.Cause ? null : new Problem("tree.place", "Below a target come causes. Add a cause first, then what drives it.");
        return Find(parent) switch
        {
            null => new Problem("tree.place", "Choose where it hangs: that place is not here any more."),
            { Kind: DriverKind.Driver } when kind == DriverKind.Cause => new Problem("tree.place", "A cause cannot hang below a driver. Choose a target or a cause."),
            _ => null,
        };
    }

    private TreeChanged Told(string what, params IReadOnlyList<FieldChange> changes) => new(MissionId, Id, $"Driver tree: {what}.", changes);

    private static Problem? WrongName(string name) => name.Length switch
    {
        _ when Wording.IsEmpty(name) => new("tree.name", "Enter a name in a few words."),
        > LongestName => new("tree.name", $"The name must be {LongestName} characters or fewer. You have {name.Length:N0}."),
        _ => null,
    };

    private static string Nature(bool isSymptom) => isSymptom ? "symptom" : "root cause";

    private static readonly Problem Gone = new("tree.gone", "This is not here any more. Somebody took it away meanwhile.");
}

/// <param name="Parent">A target of the mission for a cause at the top, else another node.</param>
/// <param name="IsSymptom">Of a cause: it would come back while its own cause stays.</param>
public sealed record DriverNode(Guid Id, Guid Parent, string Name, DriverKind Kind, bool IsSymptom = false);

public sealed record HungPlan(Guid Plan, Guid Driver);

public enum DriverKind
{
    Cause,
    Driver,
}

public static class DriverWords
{
    public static string InWords(this DriverKind kind) => kind == DriverKind.Cause ? "Cause" : "Driver";
}

public sealed record TreeChanged(Guid Mission, Guid Tree, string InWords, IReadOnlyList<FieldChange> Fields) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Tree;

    public override string Summary => InWords;

    public override IReadOnlyList<FieldChange> Changes => Fields;
}
