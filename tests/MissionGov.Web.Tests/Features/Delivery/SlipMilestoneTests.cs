using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Delivery;

namespace MissionGov.Web.Tests.Features.Delivery;

public sealed class SlipMilestoneTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Person NhsLead = Access.Personas.Named("NHS unit lead")!;
    private static readonly Person SaferStreetsLead = Access.Personas.Named("Safer streets unit lead")!;
    private static readonly Person Analyst = Access.Personas.Named("Delivery analyst")!;

    [Fact]
    public async Task A_slip_is_one_line_of_audit_with_old_and_new()
    {
        var before = await MilestoneAsync();
        var to = before.ForecastDate.AddDays(30);

        Assert.Null(await app.SendAsync(NhsLead, new SlipMilestone(before.Id, to, before.Version), "Software supplier slipped."));

        var after = await MilestoneAsync();
        Assert.Equal((to, before.BaselineDate), (after.ForecastDate, after.BaselineDate));
        var line = (await AuditAsync(before.Id))[^1];
        Assert.Equal(("NHS unit lead", nameof(MilestoneSlipped), app.Clock.Now), (line.Who, line.Event, line.At));
        Assert.EndsWith("Reason: Software supplier slipped.", line.Summary, StringComparison.Ordinal);
        using var detail = JsonDocument.Parse(line.Detail);
        Assert.Equal((Iso(before.ForecastDate), Iso(to)), (detail.RootElement.GetProperty("from").GetString(), detail.RootElement.GetProperty("to").GetString()));
    }

    [Fact]
    public async Task Without_the_right_nothing_is_saved()
    {
        var before = await MilestoneAsync();
        foreach (var person in new[] { SaferStreetsLead, Analyst, Person.Visitor })
            Assert.Equal("forbidden", (await app.SendAsync(person, new SlipMilestone(before.Id, before.ForecastDate.AddDays(9), before.Version), "Late."))?.Code);

        var after = await MilestoneAsync();
        Assert.Equal((before.Version, before.ForecastDate), (after.Version, after.ForecastDate));
        Assert.DoesNotContain(await AuditAsync(before.Id), line => line.Who != NhsLead.Title);
    }

    [Fact]
    public async Task What_someone_else_did_meanwhile_is_told_and_kept()
    {
        var seen = await MilestoneAsync();
        var theirs = seen.ForecastDate.AddDays(7);
        Assert.Null(await app.SendAsync(NhsLead, new SlipMilestone(seen.Id, theirs, seen.Version), "Builders are late."));

        var problem = await app.SendAsync(NhsLead, new SlipMilestone(seen.Id, seen.ForecastDate.AddDays(60), seen.Version), "Mine.");

        Assert.Equal(MilestoneConflict.Code, problem?.Code);
        Assert.Contains($"NHS unit lead moved it to {theirs:d MMMM yyyy}: Builders are late.", problem!.Message, StringComparison.Ordinal);
        Assert.Equal(theirs, (await MilestoneAsync()).ForecastDate);
    }

    [Fact]
    public async Task One_intent_sent_eight_times_at_once_has_one_effect_and_no_complaint()
    {
        var seen = await MilestoneAsync();
        var (intent, lines) = (Guid.CreateVersion7(), (await AuditAsync(seen.Id)).Count);

        var problems = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.SendAsync(NhsLead, new SlipMilestone(seen.Id, seen.ForecastDate.AddDays(3), seen.Version), "Double click.", intent)));

        Assert.All(problems, Assert.Null);
        Assert.Equal((seen.ForecastDate.AddDays(3), lines + 1), ((await MilestoneAsync()).ForecastDate, (await AuditAsync(seen.Id)).Count));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found() =>
        Assert.Equal("not_found", (await app.SendAsync(NhsLead, new SlipMilestone(Guid.NewGuid(), new DateOnly(2027, 1, 1), 1), "Late."))?.Code);

    [Fact]
    public async Task The_same_intent_sent_twice_has_one_effect()
    {
        var (before, intent) = (await MilestoneAsync(), Guid.CreateVersion7());
        var command = new SlipMilestone(before.Id, before.ForecastDate.AddDays(3), before.Version);

        Assert.Null(await app.SendAsync(NhsLead, command, "Once.", intent));
        Assert.Null(await app.SendAsync(NhsLead, command, "Once.", intent));

        Assert.Single(await AuditAsync(before.Id), line => line.CommandId == intent);
        Assert.Equal(before.Slips.Count + 1, (await MilestoneAsync()).Slips.Count);
    }

    [Fact]
    public async Task Of_two_at_once_one_wins_and_the_other_is_told()
    {
        const int races = 25;
        for (var race = 0; race < races; race++)
        {
            var seen = await MilestoneAsync();
            var (slips, to) = (seen.Slips.Count, seen.ForecastDate.AddDays(1));

            var problems = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => app.SendAsync(NhsLead, new SlipMilestone(seen.Id, to, seen.Version), "Race.")));

            Assert.Single(problems, problem => problem is null);
            Assert.Contains(problems.Single(problem => problem is not null)!.Code, new[] { "changed", MilestoneConflict.Code });
            Assert.Equal((slips + 1, to), ((await MilestoneAsync()).Slips.Count, (await MilestoneAsync()).ForecastDate));
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private Task<Milestone> MilestoneAsync() => app.ReadAsync(db => (
        from milestone in db.Milestones
        join mission in db.Missions on milestone.MissionId equals mission.Id
        where mission.Slug == "nhs"
        orderby milestone.Name
        select milestone).AsNoTracking().FirstAsync());

    private Task<List<Data.AuditLine>> AuditAsync(Guid subject) => app.ReadAsync(db => db.Audit.Where(line => line.SubjectId == subject).OrderBy(line => line.Id).ToListAsync());
}
