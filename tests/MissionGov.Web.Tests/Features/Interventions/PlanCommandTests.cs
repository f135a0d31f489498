using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Interventions;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Changes;
using MissionGov.Web.Features.Delivery;
using MissionGov.Web.Features.Interventions;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features.Interventions;

/// <summary>In the demo, evening clinics start with a milestone, rest on a trial, and overlap with outpatient reform.</summary>
public sealed class PlanCommandTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Clinics = "evening-and-weekend-clinics";

    private static readonly Person Lead = Access.Personas.Named("NHS unit lead")!;
    private static readonly Person Safer = Access.Personas.Named("Safer streets unit lead")!;

    [Fact]
    public async Task A_plan_goes_from_an_idea_to_its_end_and_every_step_is_one_line_of_audit()
    {
        var id = Guid.CreateVersion7();
        Assert.Null(await app.SendAsync(Lead, new AddIntervention(id, "nhs", Said("Saturday theatres")), commandId: id));
        Assert.Null(await app.SendAsync(Lead, new QuantifyEffect("nhs", "saturday-theatres", Estimate(1, 2, 3), await VersionAsync("saturday-theatres"))));
        Assert.Null(await app.SendAsync(Lead, new AddAssumption("nhs", "saturday-theatres", new Assumption(Guid.NewGuid(), "Surgeons come.", "Lead", new(2026, 9, 1), "Half stay away."), await VersionAsync("saturday-theatres"))));
        Assert.Null(await app.SendAsync(Lead, new ChangeState("nhs", "saturday-theatres", InterventionState.Stopped, "Rota", "", await VersionAsync("saturday-theatres")), "Nobody came."));
        Assert.Equal("intervention.ended", (await app.SendAsync(Lead, new QuantifyEffect("nhs", "saturday-theatres", Estimate(1, 2, 4), await VersionAsync("saturday-theatres"))))?.Code);
        Assert.Null(await app.SendAsync(Lead, new AddIntervention(Guid.CreateVersion7(), "nhs", Said("Sunday theatres"), "saturday-theatres")));

        Assert.Equal(
            [
                "Saturday theatres: a new plan, as an idea.",
                "Saturday theatres: effect put at +2 (+1 to +3) by A guess (expert guess).",
                "Saturday theatres: rests on this: Surgeons come. Stop if: Half stay away.",
                "Saturday theatres: stopped, before idea. Reason: Nobody came. Evidence: Rota",
            ],
            await app.ReadAsync(db => db.Audit.Where(line => line.SubjectId == id).OrderBy(line => line.Id).Select(line => line.Summary).ToListAsync()));
        Assert.Equal(id, (await PlanAsync("sunday-theatres")).Follows);
    }

    [Fact]
    public async Task Only_those_of_the_mission_change_its_plans()
    {
        var version = await VersionAsync("outpatient-reform");

        Assert.Equal(Mediator.Forbidden, (await app.SendAsync(Safer, new TieToMilestone("nhs", "outpatient-reform", "", 0, version)))?.Code);
        Assert.Equal(Mediator.Forbidden, (await app.SendAsync(Person.Visitor, new TieToMilestone("nhs", "outpatient-reform", "", 0, version)))?.Code);
        Assert.Equal(Mediator.NotFound, (await app.SendAsync(Lead, new TieToMilestone("nhs", "no-such-plan", "", 0, version)))?.Code);
        Assert.Equal(Mediator.NotFound, (await app.SendAsync(Lead, new TieToMilestone("nhs", "outpatient-reform", "new-planning-rules-in-force", 0, version)))?.Code);
    }

    [Fact]
    public async Task Who_saw_an_older_version_is_told()
    {
        var seen = await VersionAsync("more-diagnostic-centres");
        Assert.Null(await app.SendAsync(Lead, new TieToMilestone("nhs", "more-diagnostic-centres", "surgical-hubs-in-every-region", 1, seen)));

        Assert.Equal(Mediator.Changed, (await app.SendAsync(Lead, new TieToMilestone("nhs", "more-diagnostic-centres", "", 0, seen)))?.Code);
    }

    [Fact]
    public async Task A_slip_of_its_milestone_moves_the_plan()
    {
        var before = (await ViewAsync(Clinics)).Plan.FirstEffectOn((await ViewAsync(Clinics)).Tied);
        var milestone = await app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(one => one.Name == "40 evening clinics open"));

        Assert.Null(await app.SendAsync(Lead, new SlipMilestone(milestone.Id, milestone.ForecastDate.AddMonths(3), milestone.Version), "The supplier slipped again."));

        var view = await ViewAsync(Clinics);
        Assert.Equal(before!.Value.AddMonths(3), view.Plan.FirstEffectOn(view.Tied));
    }

    [Fact]
    public async Task A_change_of_a_plan_is_taken_back_from_the_audit()
    {
        var plan = await PlanAsync("ai-triage-of-referrals");
        var guess = plan.Estimates[0];
        Assert.Null(await app.SendAsync(Lead, new SetEstimateAside("nhs", "ai-triage-of-referrals", guess.Id, CountsAgain: false, plan.Version), "Nobody believes it."));
        var line = await app.ReadAsync(db => db.Audit.Where(line => line.SubjectId == plan.Id).OrderByDescending(line => line.Id).Select(line => line.Id).FirstAsync());
        Assert.False((await PlanAsync("ai-triage-of-referrals")).Estimates[0].Counts);

        Assert.Null(await app.SendAsync(Lead, new RestoreChange(line, Anyway: false), "They do."));

        Assert.Equal(guess, Assert.Single((await PlanAsync("ai-triage-of-referrals")).Estimates));
        Assert.Null(await app.SendAsync(Lead, new RestoreChange(line + 1, Anyway: false), "They do not, after all."));
        Assert.False((await PlanAsync("ai-triage-of-referrals")).Estimates[0].Counts);
        Assert.Null(await app.SendAsync(Lead, new SetEstimateAside("nhs", "ai-triage-of-referrals", guess.Id, CountsAgain: true, await VersionAsync("ai-triage-of-referrals"))));
    }

    [Fact]
    public async Task An_overlap_is_set_by_those_who_saw_the_last_one()
    {
        Assert.Equal("overlap.changed", (await app.SendAsync(Lead, Share(0.3, seen: 0)))?.Code);
        Assert.Null(await app.SendAsync(Lead, Share(0.3, seen: 0.2)));
        Assert.Equal("overlap.share", (await app.SendAsync(Lead, Share(1.2, seen: 0.3)))?.Code);

        var set = await app.ReadAsync(db => db.Audit.Where(line => line.Event == "OverlapSet").OrderByDescending(line => line.Id).FirstAsync());
        Assert.Equal("Outpatient reform and Evening and weekend clinics: they share 30% of the smaller effect, before 20%.", set.Summary);
        Assert.Null(await app.SendAsync(Lead, new RestoreChange(set.Id, Anyway: false), "Too much."));
        Assert.Equal([0.2, 0.2], await app.ReadAsync(async db => (await db.PlanOverlaps.SingleAsync(overlaps => overlaps.TargetId == db.Targets.Single(target => target.Slug == "18-week-waits").Id)).Pairs.Select(pair => pair.Share)));

        static SetOverlap Share(double share, double seen) => new("nhs", "18-week-waits", "outpatient-reform", Clinics, share, seen);
    }

    private static PlanSaid Said(string name) => new(new InterventionDetails { Name = name, RollOut = new RollOut { StartDate = new(2026, 5, 1) } }, "18-week-waits", "");

    private static EffectEstimate Estimate(double low, double central, double high) => new(Guid.CreateVersion7(), low, central, high) { Source = "A guess" };

    private Task<Intervention> PlanAsync(string slug) => app.ReadAsync(db => db.Interventions.AsNoTracking().SingleAsync(plan => plan.Slug == slug));

    private async Task<uint> VersionAsync(string slug) => (await PlanAsync(slug)).Version;

    private async Task<PlanView> ViewAsync(string slug) => (await TestData.AskAsync(app.Services, Lead, new GetPlan("nhs", slug)))!;
}
