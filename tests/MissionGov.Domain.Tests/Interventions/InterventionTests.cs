using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using static MissionGov.Domain.Tests.Interventions.Plans;

namespace MissionGov.Domain.Tests.Interventions;

public sealed class InterventionTests
{
    [Fact]
    public void A_plan_begins_as_an_idea_with_an_address_of_its_own()
    {
        var (plan, result) = Begin(new InterventionDetails { Name = " Evening  clinics ", TargetId = Waits.Id, RollOut = new RollOut { Reach = 0.8 } }, others: [("Night clinics", "evening-clinics")]);

        Assert.Equal("Evening clinics: a new plan, as an idea.", Assert.IsType<InterventionBegun>(result.Event).Summary);
        Assert.Equal(("evening-clinics-2", InterventionState.Idea, 0.8), (plan.Slug, plan.State, plan.RollOut.Reach));
        Assert.Equal("new-2", Begin(new InterventionDetails { Name = "New" }).Made.Slug);
    }

    [Theory]
    [InlineData("", "name")]
    [InlineData("evening CLINICS", "name")]
    public void Its_name_is_its_own(string name, string field) =>
        Assert.Equal($"intervention.{field}", Begin(new InterventionDetails { Name = name }, others: [("Evening clinics", "evening-clinics")]).Result.Problem?.Code);

    [Fact]
    public void A_closed_mission_takes_no_plan()
    {
        var closed = new Mission { Slug = "old", Name = "Old", Purpose = "Done.", LeadMinister = "Minister", SeniorResponsibleOwner = "Director", Unit = new DeliveryUnit("Unit", "Lead", []), Closed = true };

        Assert.Equal("mission.closed", Intervention.Begin(Guid.NewGuid(), closed, new InterventionDetails { Name = "Late idea" }, null, [], null, NoNames).Result.Problem?.Code);
    }

    public static TheoryData<string, RollOut> Impossible() => new()
    {
        { "reach", new RollOut { Reach = 1.2 } },
        { "reach", new RollOut { Reach = double.NaN } },
        { "fidelity", new RollOut { Fidelity = -0.1 } },
        { "deadweight", new RollOut { Deadweight = 1.01 } },
        { "chance", new RollOut { ChanceOfDelivery = 2 } },
        { "haircut", new RollOut { OptimismHaircut = -1 } },
        { "lag", new RollOut { LagMonths = -1 } },
        { "ramp", new RollOut { RampMonths = 601 } },
        { "half-life", new RollOut { HalfLifeMonths = 0 } },
        { "half-life", new RollOut { HalfLifeMonths = double.NaN } },
        { "end", new RollOut { StartDate = new(2026, 9, 1), EndDate = new(2026, 9, 1) } },
        { "start", new RollOut { StartDate = new(1890, 9, 1) } },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_cannot_be_is_refused_at_its_field(string field, RollOut rollOut)
    {
        var plan = Clinics();

        Assert.Equal($"intervention.{field}", plan.Revise(plan.Details with { RollOut = rollOut }, [], null, NoNames).Problem?.Code);
        Assert.Equal(new RollOut(), plan.RollOut);
    }

    [Fact]
    public void It_cannot_end_before_its_milestone_lets_it_start()
    {
        var (plan, opened) = (Clinics(new RollOut { EndDate = new(2027, 1, 1) }), Open(new(2026, 3, 1)));
        Assert.Null(plan.TieTo(opened, 2, NoNames).Problem);

        opened.Slip(new(2027, 2, 1), Because("The builder went bankrupt."));

        Assert.Equal("intervention.end", plan.TieTo(opened, 3, NoNames).Problem?.Code);
    }

    [Fact]
    public void A_slip_of_the_milestone_moves_the_first_effect_by_as_much()
    {
        var (plan, opened) = (Clinics(new RollOut { StartDate = new(2025, 1, 1), RampMonths = 6 }), Open(new(2026, 3, 1)));
        Assert.Equal(new DateOnly(2025, 1, 1), plan.StartsOn(null));

        Assert.Null(plan.TieTo(opened, 2, NoNames).Problem);
        Assert.Equal(new DateOnly(2026, 5, 1), plan.FirstEffectOn(opened));
        opened.Slip(new(2026, 6, 1), Because("Staff are missing."));

        Assert.Equal(new DateOnly(2026, 8, 1), plan.FirstEffectOn(opened));
        Assert.Equal("intervention.milestone", plan.TieTo(new Milestone { MissionId = Guid.NewGuid(), Name = "Elsewhere", Owner = "Lead", BaselineDate = new(2026, 1, 1) }, 0, NoNames).Problem?.Code);
        Assert.Null(plan.TieTo(null, 0, NoNames).Problem);
        Assert.Equal(new DateOnly(2025, 1, 1), plan.FirstEffectOn(null));
    }

    [Fact]
    public void An_edit_says_field_by_field_what_changed_and_can_be_taken_back()
    {
        var plan = Clinics(new RollOut { Reach = 0.8 });

        var revised = Assert.IsType<InterventionRevised>(plan.Revise(plan.Details with { Name = "Late clinics", CostMillions = 95, RollOut = plan.RollOut with { Reach = 0.5 } }, [], null, NoNames).Event);

        Assert.Equal("Late clinics: changed name, cost, reach.", revised.Summary);
        Assert.Equal([new("name", "Evening clinics", "Late clinics"), new("cost", null, "£95m"), new FieldChange("reach", "80%", "50%")], revised.Changes);
        Assert.Equal("intervention.same", plan.Revise(plan.Details, [], null, NoNames).Problem?.Code);

        // Somebody changes another part of the same record since: that part stays.
        plan.Revise(plan.Details with { RollOut = plan.RollOut with { LagMonths = 4 } }, [], null, NoNames);
        Assert.Null(revised.ChangedSince(plan));
        Assert.NotNull(revised.Restore(plan, new(7, "", Because("The wrong plan."))).Event);
        Assert.Equal(("Evening clinics", null, 0.8, 4), (plan.Name, plan.CostMillions, plan.RollOut.Reach, plan.RollOut.LagMonths));
        Assert.Equal("restore.same", revised.Restore(plan, new(7, "", Because("Once more."))).Problem?.Code);
    }

    [Fact]
    public void A_plan_with_estimates_keeps_its_target()
    {
        var plan = Bringing(6);

        Assert.Equal("intervention.target", plan.Revise(plan.Details with { TargetId = Guid.NewGuid() }, [], null, NoNames).Problem?.Code);
    }

    [Fact]
    public void What_no_sum_can_count_says_why()
    {
        var plan = new Intervention { MissionId = OurMission.Id, Name = "Evening clinics" };
        Assert.Equal("Nobody has said which target it is to move.", plan.WhyNotCounted(null));
        plan.TargetId = Waits.Id;
        Assert.Equal("It has no estimate of its effect yet.", plan.WhyNotCounted(null));
        plan.Quantify(Estimate(), Waits);
        Assert.Equal("Nobody has said when it starts.", plan.WhyNotCounted(null));
        plan.Revise(plan.Details with { RollOut = new RollOut { StartDate = Today } }, [], null, NoNames);
        Assert.Null(plan.WhyNotCounted(null));
        plan.ChangeState(InterventionState.Stopped, "The trial", null, Because("It did nothing."));
        Assert.Equal("It has ended, so nothing more is expected of it.", plan.WhyNotCounted(null));
    }

    private static (Intervention Made, Result Result) Begin(InterventionDetails details, Intervention? follows = null, IReadOnlyList<(string, string)>? others = null) =>
        Intervention.Begin(Guid.NewGuid(), OurMission, details, follows, others ?? [], null, NoNames);
}
