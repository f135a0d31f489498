using MissionGov.Domain.Interventions;
using static MissionGov.Domain.Tests.Interventions.Plans;

namespace MissionGov.Domain.Tests.Interventions;

public sealed class PlanOverlapsTests
{
    private readonly PlanOverlaps _overlaps = new() { MissionId = OurMission.Id, TargetId = Waits.Id };
    private readonly Intervention _clinics = Bringing(6);
    private readonly Intervention _reform = Bringing(5, name: "Outpatient reform");
    private readonly Intervention _triage = Bringing(7, name: "AI triage");

    [Fact]
    public void A_pair_has_one_share_whichever_comes_first()
    {
        Assert.Equal("Evening clinics and Outpatient reform: they share 20% of the smaller effect, before 0%.", Set(_clinics, _reform, 0.2).Event?.Summary);
        Assert.Null(Set(_reform, _clinics, 0.3).Problem);

        Assert.Equal(0.3, Assert.Single(_overlaps.Pairs).Share);
        Assert.Null(Set(_clinics, _reform, 0).Problem);
        Assert.Empty(_overlaps.Pairs);
    }

    [Theory]
    [InlineData(1.01)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void Nobody_shares_more_than_all(double share) => Assert.Equal("overlap.share", Set(_clinics, _reform, share).Problem?.Code);

    [Fact]
    public void A_plan_is_not_emptied_twice()
    {
        Assert.Null(Set(_reform, _clinics, 0.6).Problem);

        var problem = Set(_reform, _triage, 0.41).Problem;

        Assert.Equal(("overlap.share", "Together these overlaps would take more from \"Outpatient reform\" than it brings. Enter a smaller percentage"), (problem?.Code, problem?.Message));
        Assert.Null(Set(_reform, _triage, 0.4).Problem);
    }

    [Fact]
    public void Both_must_be_for_this_target()
    {
        Assert.Equal("overlap.plans", Set(_clinics, _clinics, 0.1).Problem?.Code);
        Assert.Equal("overlap.plans", Set(_clinics, new Intervention { MissionId = OurMission.Id, TargetId = Guid.NewGuid(), Name = "Homes" }, 0.1).Problem?.Code);
    }

    [Fact]
    public void A_share_is_taken_back()
    {
        Set(_clinics, _reform, 0.2);
        var changed = Assert.IsType<OverlapSet>(Set(_clinics, _reform, 0.5).Event);

        Assert.NotNull(changed.Restore(_overlaps, new(1, "", Because("Too much."))).Event);

        Assert.Equal(0.2, _overlaps.Between(_reform.Id, _clinics.Id)?.Share);
        Assert.Equal("The share was changed again.", changed.ChangedSince(_overlaps));
        Assert.Equal("restore.same", changed.Restore(_overlaps, new(1, "", Because("Again."))).Problem?.Code);
    }

    private Result Set(Intervention one, Intervention other, double share) => _overlaps.Set(one, other, share, [_clinics, _reform, _triage]);
}
