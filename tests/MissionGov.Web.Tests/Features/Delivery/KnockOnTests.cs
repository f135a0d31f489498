using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Delivery;
using MissionGov.Web.Features.Milestones;

namespace MissionGov.Web.Tests.Features.Delivery;

/// <summary>In the demo, surgical hubs wait for diagnostic centres, and the app for the hubs.</summary>
public sealed class KnockOnTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Person NhsLead = Access.Personas.Named("NHS unit lead")!;

    [Fact]
    public async Task A_slip_moves_what_waits_as_it_was_foretold_and_each_has_its_audit_line()
    {
        var centres = await NamedAsync("Diagnostic centres open 12 hours a day");
        var intent = Guid.CreateVersion7();

        Assert.Null(await app.SendAsync(NhsLead, new SlipMilestone(centres.Id, centres.ForecastDate.AddDays(45), centres.Version), "Staff are short.", intent));

        var (hubs, bookable) = (await NamedAsync("Surgical hubs in every region"), await NamedAsync("All first appointments bookable in the app"));
        Assert.Equal((45, 45), (hubs.DaysSlipped, bookable.DaysSlipped));
        Assert.Equal(("Later because Diagnostic centres open 12 hours a day slipped", centres.Id), (hubs.Slips[0].Reason, hubs.Slips[0].BecauseOf));
        Assert.Equal("Later because Surgical hubs in every region slipped", bookable.Slips[0].Reason);
        foreach (var moved in new[] { centres.Id, hubs.Id, bookable.Id })
            Assert.Single(await app.ReadAsync(db => db.Audit.Where(line => line.SubjectId == moved && line.Event == nameof(MilestoneSlipped)).ToListAsync()));
    }

    [Fact]
    public async Task A_slip_in_a_draft_mission_is_told_elsewhere_without_its_name()
    {
        var (secret, follows) = (await NamedAsync("Outcome measure for visible policing chosen"), await NamedAsync("Patients choose follow-ups in every specialty"));
        await app.ChangeAsync("update missions set published_at = null where slug = 'safer-streets'");
        for (var foreseen = 0; (await app.SendAsync(Person.CommandLine, new AddDependency(follows.Id, secret.Id, foreseen)))?.Code == AddDependency.Unforeseen; foreseen++) { }

        secret = await NamedAsync(secret.Name);
        Assert.Null(await app.SendAsync(Access.Personas.Named("Safer streets unit lead")!, new SlipMilestone(secret.Id, secret.ForecastDate.AddYears(3), secret.Version), "Staff are short."));
        Assert.Equal("Later because a milestone of another mission slipped", (await NamedAsync(follows.Name)).Slips[^1].Reason);
        Assert.Null(await app.SendAsync(Person.CommandLine, new RemoveDependency(follows.Id, secret.Id)));

        foreach (var address in new[] { $"/missions/nhs/milestones/{follows.Slug}", "/missions/nhs", "/milestones?show=all", "/changes" })
            Assert.DoesNotContain(secret.Name, (await app.PageAsync(address)).Body!.Words(), StringComparison.Ordinal);
        await app.ChangeAsync("update missions set published_at = now() where slug = 'safer-streets'");
    }

    [Fact]
    public async Task Of_two_dependencies_that_make_a_circle_together_one_is_stored()
    {
        var (one, other) = (await NamedAsync("Grant paid to all 43 forces"), await NamedAsync("Outcome measure for visible policing chosen"));
        await app.ChangeAsync("update milestones set met_on = null where name = 'Grant paid to all 43 forces'");
        var lead = Access.Personas.Named("Safer streets unit lead")!;

        // However many dates each moves: told the number, the person tries again.
        async Task<Domain.Problem?> SendAsync(Guid waits, Guid on)
        {
            for (var foreseen = 0; ; foreseen++)
            {
                var answer = await app.SendAsync(lead, new AddDependency(waits, on, foreseen));
                if (answer?.Code != AddDependency.Unforeseen) return answer;
            }
        }

        var answers = await Task.WhenAll(SendAsync(one.Id, other.Id), SendAsync(other.Id, one.Id));

        Assert.Single(answers, answer => answer is null);
        Assert.Single(answers, answer => answer?.Code is "dependency.circle");
        Guid[] both = [one.Id, other.Id];
        Assert.Equal(1, await app.ReadAsync(db => db.MilestoneDependencies.CountAsync(known => both.Contains(known.MilestoneId) && both.Contains(known.DependsOnId))));
    }

    private Task<Milestone> NamedAsync(string name) => app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(milestone => milestone.Name == name));
}
