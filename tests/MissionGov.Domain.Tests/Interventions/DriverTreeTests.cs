using CsCheck;
using MissionGov.Domain.Interventions;

namespace MissionGov.Domain.Tests.Interventions;

public sealed class DriverTreeTests
{
    private static readonly Guid Waits = Guid.NewGuid();
    private static readonly Guid[] Outcomes = [Waits];

    private readonly DriverTree _tree = new() { MissionId = Guid.Empty };
    private readonly Intervention _clinics = new() { MissionId = Guid.Empty, Name = "Evening clinics" };

    [Fact]
    public void It_grows_from_target_to_cause_to_driver_to_plan()
    {
        var (_, driver) = Grown();

        Assert.Null(_tree.Hang(_clinics, driver).Problem);

        Assert.Equal("Clinic hours", _tree.DriverOf(_clinics.Id)?.Name);
        Assert.Empty(_tree.DriversWithoutPlan);
        Assert.Empty(_tree.PlansWithoutDriver([_clinics]));
        Assert.False(_tree.ActsOnSymptom(_clinics.Id));
    }

    [Fact]
    public void Whatever_hangs_on_nothing_is_flagged()
    {
        var (cause, driver) = Grown();
        Add(cause, "Nurses", DriverKind.Driver);
        Add(Waits, "Demand grows", DriverKind.Cause);

        Assert.Equal(["Clinic hours", "Nurses"], _tree.DriversWithoutPlan.Select(node => node.Name));
        Assert.Equal(["Demand grows"], _tree.CausesWithoutDriver.Select(node => node.Name));
        Assert.Equal([_clinics], _tree.PlansWithoutDriver([_clinics]));
        Assert.Null(_tree.ActsOnSymptom(_clinics.Id));

        var part = Add(driver, "Late shifts", DriverKind.Driver);
        _tree.Hang(_clinics, part);
        Assert.Equal(["Nurses"], _tree.DriversWithoutPlan.Select(node => node.Name));
    }

    [Fact]
    public void Under_some_targets_hangs_only_what_is_theirs()
    {
        var (draft, mine) = (Guid.NewGuid(), Grown());
        _tree.Add(draft, "Secret cause", DriverKind.Cause, [Waits, draft]);
        _tree.Add(_tree.Nodes[^1].Id, "Secret driver", DriverKind.Driver, [Waits, draft]);
        _tree.Hang(_clinics, _tree.Nodes[^1].Id);

        var seen = _tree.Under(Outcomes);

        Assert.Equal([mine.Cause, mine.Driver], seen.Nodes.Select(node => node.Id));
        Assert.Empty(seen.Plans);
        Assert.Equal(4, _tree.Under([Waits, draft]).Nodes.Count);
    }

    [Fact]
    public void A_plan_on_a_symptom_is_known()
    {
        var (cause, driver) = Grown();
        _tree.Hang(_clinics, driver);

        Assert.Equal("Driver tree: Too few slots is now marked as a symptom.", _tree.Mark(cause, isSymptom: true).Event?.Summary);

        Assert.True(_tree.ActsOnSymptom(_clinics.Id));
    }

    [Fact]
    public void Each_part_has_its_place()
    {
        var (cause, driver) = Grown();

        Assert.Equal("tree.place", _tree.Add(Waits, "Nurses", DriverKind.Driver, Outcomes).Problem?.Code);
        Assert.Equal("tree.place", _tree.Add(driver, "Demand", DriverKind.Cause, Outcomes).Problem?.Code);
        Assert.Equal("tree.place", _tree.Add(Guid.NewGuid(), "Demand", DriverKind.Cause, Outcomes).Problem?.Code);
        Assert.Equal("tree.driver", _tree.Hang(_clinics, cause).Problem?.Code);
        Assert.Equal("tree.holds", _tree.Remove(cause).Problem?.Code);
        Assert.Equal("tree.circle", _tree.Move(cause, cause, Outcomes).Problem?.Code);
        Assert.Equal("tree.circle", _tree.Move(cause, driver, Outcomes).Problem?.Code);
        Assert.Equal(2, _tree.Nodes.Count);
    }

    [Fact]
    public void Of_two_who_rename_the_second_is_told()
    {
        var (cause, _) = Grown();
        Assert.Null(_tree.Rename(cause, "Too few appointments", "Too few slots").Problem);

        Assert.Contains("\"Too few appointments\"", _tree.Rename(cause, "Mine", "Too few slots").Problem?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Neighbours_change_places_within_their_parent()
    {
        Grown();
        Add(Waits, "Demand grows", DriverKind.Cause);
        var last = Add(Waits, "Rooms", DriverKind.Cause);

        Assert.Null(_tree.Shift(last, up: true).Problem);
        Assert.Equal(["Too few slots", "Rooms", "Demand grows"], _tree.Below(Waits).Select(node => node.Name));
        Assert.Equal("tree.end", _tree.Shift(_tree.Below(Waits)[0].Id, up: true).Problem?.Code);
    }

    [Fact]
    public void However_it_is_moved_about_every_part_hangs_below_a_target() => Gen.Select(Gen.Int[0, 4], Gen.Int[0, 6], Gen.Int[0, 6]).Array[1, 40].Sample(edits =>
    {
        var tree = new DriverTree { MissionId = Guid.Empty };
        Guid At(int i) => i < tree.Nodes.Count ? tree.Nodes[i].Id : Waits;
        foreach (var (what, one, other) in edits)
            _ = what switch
            {
                <= 2 => tree.Add(At(one), $"Part {one}", what < 2 ? DriverKind.Cause : DriverKind.Driver, Outcomes),
                3 => tree.Move(At(one), At(other), Outcomes),
                _ => tree.Remove(At(one)),
            };
        return tree.Nodes.All(node => Depth(tree, node, tree.Nodes.Count) > 0);
    });

    // Steps up to a target; 0 where there are more than nodes, so in a circle, or where the way ends before.
    private static int Depth(DriverTree tree, DriverNode node, int left) =>
        node.Parent == Waits ? 1 : left > 0 && tree.Find(node.Parent) is { } parent && Depth(tree, parent, left - 1) is > 0 and var steps ? steps + 1 : 0;

    private (Guid Cause, Guid Driver) Grown()
    {
        var cause = Add(Waits, "Too few slots", DriverKind.Cause);
        return (cause, Add(cause, "Clinic hours", DriverKind.Driver));
    }

    private Guid Add(Guid parent, string name, DriverKind kind)
    {
        Assert.Null(_tree.Add(parent, name, kind, Outcomes).Problem);
        return _tree.Nodes[^1].Id;
    }
}
