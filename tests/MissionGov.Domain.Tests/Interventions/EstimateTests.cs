using MissionGov.Analysis;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using static MissionGov.Domain.Tests.Interventions.Plans;

namespace MissionGov.Domain.Tests.Interventions;

public sealed class EstimateTests
{
    public static TheoryData<string, EffectEstimate> Wrong() => new()
    {
        { "central", Estimate(central: double.NaN) },
        { "low", Estimate(low: double.NaN) },
        { "high", Estimate(high: double.PositiveInfinity) },
        { "low", Estimate(low: 9, central: 8, high: 7) },
        { "central", Estimate(low: 1, central: 9, high: 8) },
        { "source", Estimate() with { Source = " " } },
        { "source-url", Estimate() with { SourceUrl = "javascript:alert(1)" } },
        { "strength", Estimate() with { Strength = 6 } },
        { "cost", Estimate() with { Cost = 0 } },
        { "harm", Estimate(low: -3, central: -2, high: -1) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_is_refused_at_its_field(string field, EffectEstimate estimate)
    {
        var plan = Clinics();

        Assert.Equal($"intervention.{field}", plan.Quantify(estimate, Waits).Problem?.Code);
        Assert.Empty(plan.Estimates);
    }

    [Theory]
    [InlineData(Direction.AtLeast, -2, true)]
    [InlineData(Direction.AtLeast, 2, false)]
    [InlineData(Direction.AtMost, 2, true)]
    [InlineData(Direction.AtMost, -2, false)]
    public void An_effect_that_leads_away_must_be_meant(Direction direction, double central, bool isAsked)
    {
        var target = TargetOf(direction);
        var (plan, estimate) = (Clinics(target: target), Estimate(central - 1, central, central + 1));

        Assert.Equal(isAsked ? "intervention.harm" : null, plan.Quantify(estimate, target).Problem?.Code);

        // Whoever ticked it for nothing has not said that it does harm.
        if (!isAsked) plan = Clinics(target: target);
        Assert.Null(plan.Quantify(estimate with { IsKnownHarm = true }, target).Problem);
        Assert.Equal(isAsked, plan.Estimates[0].IsKnownHarm);
    }

    [Fact]
    public void A_plan_without_a_target_has_no_unit_to_count_in() =>
        Assert.Equal("intervention.target", new Intervention { MissionId = OurMission.Id, Name = "Clinics" }.Quantify(Estimate(), Waits).Problem?.Code);

    [Fact]
    public void What_arrives_is_what_the_roll_out_leaves_of_it()
    {
        var plan = Clinics(new RollOut { Reach = 0.8, Fidelity = 0.5, Deadweight = 0.25, OptimismHaircut = 0.2 });
        Assert.Null(plan.Effect);

        plan.Quantify(Estimate(5, 10, 15), Waits);

        Assert.Equal(0.24, plan.RollOut.Share, 12);
        Assert.Equal("+2.4 points (1.2 to 3.6)", plan.Effect!.InWords(new Unit(UnitKind.Percent, "", 1)));
        Assert.Equal("−900 homes (−1,200 to 300)", new PlannedEffect(-1200, -900, 300).InWords(new Unit(UnitKind.Count, "homes", 0)));
    }

    [Fact]
    public void One_set_aside_does_not_count_but_stays()
    {
        var plan = Clinics();
        var (guess, trial) = (Estimate(0, 12, 20) with { Evidence = EvidenceLevel.Belief }, Estimate());
        plan.Quantify(guess, Waits);
        plan.Quantify(trial, Waits);
        Assert.Equal("intervention.reason", plan.SetAside(guess.Id, Because("")).Problem?.Code);

        var aside = Assert.IsType<EffectEstimated>(plan.SetAside(guess.Id, Because("The trial takes its place.")).Event);

        Assert.Equal("Evening clinics: the estimate by A trial in 40 hospitals is set aside. Reason: The trial takes its place.", aside.Summary);
        Assert.Equal([trial], plan.Counting);
        Assert.Equal(2, plan.Estimates.Count);
        Assert.Equal(7.5, plan.Effect!.Central);
        Assert.Equal("intervention.aside", plan.SetAside(guess.Id, Because("Again.")).Problem?.Code);

        // Mending it does not make it count.
        plan.Quantify(guess with { Plain = "A guess of 2024" }, Waits);
        Assert.False(plan.Estimates[0].Counts);
        Assert.Null(plan.TakeUp(guess.Id).Problem);
        Assert.Equal("intervention.counts", plan.TakeUp(guess.Id).Problem?.Code);
        Assert.Equal("intervention.gone", plan.TakeUp(Guid.NewGuid()).Problem?.Code);
    }

    [Fact]
    public void An_estimate_is_taken_back_and_put_again()
    {
        var plan = Clinics();
        var given = Assert.IsType<EffectEstimated>(plan.Quantify(Estimate(), Waits).Event);
        Assert.Equal("Evening clinics: effect put at +7.5 (+4.75 to +10.25) by A trial in 40 hospitals (trial).", given.Summary);
        Assert.Equal("intervention.same", plan.Quantify(given.After!, Waits).Problem?.Code);

        Assert.NotNull(given.Restore(plan, new(1, "", Because("Wrong plan."))).Event);
        Assert.Empty(plan.Estimates);
        Assert.NotNull(given.Reverse().Restore(plan, new(2, "", Because("Right plan."))).Event);
        Assert.Equal([given.After!], plan.Estimates);
        plan.Quantify(given.After! with { High = 12 }, Waits);
        Assert.Equal("The estimate was changed again.", given.ChangedSince(plan));
    }

    [Fact]
    public void Shares_of_evidence_add_up_to_all_that_still_goes_on()
    {
        var stopped = Bringing(100, name: "Old");
        stopped.ChangeState(InterventionState.Stopped, "Trial", null, Because("Did nothing."));
        Intervention[] plans = [Bringing(6), Bringing(5, name: "Reform", level: EvidenceLevel.Pilot), Bringing(18, new RollOut { ChanceOfDelivery = 0.5 }, "AI triage", EvidenceLevel.Belief), Clinics(name: "No number"), stopped];

        var shares = EvidenceShare.Of(plans);

        Assert.Equal(EvidenceWords.All, shares.Select(share => share.Level));
        Assert.Equal([0.45, 0.25, 0.3, 0], shares.Select(share => Math.Round(share.Share, 12)));
        Assert.Empty(EvidenceShare.Of([Clinics()]));
    }

    [Theory]
    [InlineData(EvidenceLevel.Belief, "●○○○", "expert guess")]
    [InlineData(EvidenceLevel.Pilot, "●●○○", "pilot")]
    [InlineData(EvidenceLevel.Trial, "●●●○", "trial")]
    [InlineData(EvidenceLevel.Trials, "●●●●", "several trials")]
    public void Evidence_has_a_word_and_dots(EvidenceLevel level, string dots, string words) => Assert.Equal((dots, words), (level.Dots(), level.InWords()));
}
