namespace MissionGov.Domain.Interventions;

public sealed partial class DriverTree
{
    public DriverNode? Find(Guid node) => Nodes.Find(one => one.Id == node);

    public List<DriverNode> Below(Guid parent) => Nodes.FindAll(node => node.Parent == parent);

    public DriverNode? DriverOf(Guid plan) => Plans.Find(hung => hung.Plan == plan) is { } hung ? Find(hung.Driver) : null;

    /// <summary>What hangs below these targets, and nothing else: the rest is about targets that the reader does not see.</summary>
    public DriverTree Under(IReadOnlyCollection<Guid> outcomes)
    {
        var nodes = Nodes.FindAll(node => outcomes.Contains(Top(node)));
        return new DriverTree { Id = Id, MissionId = MissionId, Nodes = nodes, Plans = Plans.FindAll(hung => nodes.Exists(node => node.Id == hung.Driver)), Illustrative = Illustrative, Version = Version };
    }

    /// <summary>Drivers on which no plan acts, neither on themselves nor on a driver below.</summary>
    public IReadOnlyList<DriverNode> DriversWithoutPlan => Nodes.FindAll(node => node.Kind == DriverKind.Driver && !IsActedOn(node.Id));

    /// <summary>Causes that nothing is said to drive.</summary>
    public IReadOnlyList<DriverNode> CausesWithoutDriver => Nodes.FindAll(node => node.Kind == DriverKind.Cause && Below(node.Id).Count == 0);

    /// <summary>Plans that act on no driver.</summary>
    public IReadOnlyList<Intervention> PlansWithoutDriver(IEnumerable<Intervention> plans) => [.. plans.Where(plan => DriverOf(plan.Id) is null)];

    /// <summary>Whether a plan acts on a symptom; null where it acts on nothing.</summary>
    public bool? ActsOnSymptom(Guid plan)
    {
        for (var node = DriverOf(plan); node is not null; node = Find(node.Parent))
            if (node.Kind == DriverKind.Cause) return node.IsSymptom;
        return null;
    }

    private bool IsActedOn(Guid driver) => Plans.Exists(hung => hung.Driver == driver) || Below(driver).Exists(node => IsActedOn(node.Id));

    private Guid Top(DriverNode node)
    {
        while (Find(node.Parent) is { } above) node = above;
        return node.Parent;
    }

    private bool IsBelow(Guid node, Guid above)
    {
        for (var at = Find(node); at is not null; at = Find(at.Parent))
            if (at.Parent == above) return true;
        return false;
    }
}
