using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Delivery;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Faults;

/// <summary>Many at once: the same intent from one person, or two people at one milestone.</summary>
public sealed class SameIntentTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Person Lead = Access.Personas.Named("NHS unit lead")!;

    [Fact]
    public async Task Sixty_four_sends_of_one_intent_have_one_effect_and_one_answer()
    {
        const int sends = 64;
        var (seen, intent) = (await HeldAsync((await FreshMilestones.AddAsync(app.Services, 1))[0]), Guid.CreateVersion7());

        var problems = await Task.WhenAll(Enumerable.Range(0, sends).Select(_ =>
            Task.Run(() => app.SendAsync(Lead, new SlipMilestone(seen.Id, seen.ForecastDate.AddDays(3), seen.Version), "Pressed often.", intent))));

        Assert.All(problems, Assert.Null);
        Assert.Single((await HeldAsync(seen.Id)).Slips);
        Assert.Single(await LinesAsync(seen.Id));
    }

    [Fact]
    public async Task Of_a_thousand_pairs_that_race_none_overwrites_the_other_in_silence()
    {
        const int places = 40, races = 25;
        var milestones = await FreshMilestones.AddAsync(app.Services, places);

        var faults = await Task.WhenAll(milestones.Select(milestone => Task.Run(() => RaceAsync(milestone, races))));

        Assert.Equal([], faults.SelectMany(fault => fault));
    }

    /// <summary>Both saw the same and want different days. One gets it, the other is told, and the audit knows both facts.</summary>
    private async Task<List<string>> RaceAsync(Guid milestone, int races)
    {
        var faults = new List<string>();
        for (var race = 0; race < races; race++)
        {
            var seen = await HeldAsync(milestone);
            DateOnly[] wanted = [seen.ForecastDate.AddDays(1), seen.ForecastDate.AddDays(2)];
            var answers = await Task.WhenAll(wanted.Select(to => Task.Run(() => app.SendAsync(Lead, new SlipMilestone(milestone, to, seen.Version), $"To {to}."))));

            var after = await HeldAsync(milestone);
            var winner = Array.FindIndex(answers, answer => answer is null);
            if (answers.Count(answer => answer is null) != 1) faults.Add($"{answers.Count(answer => answer is null)} of two were told that it is saved.");
            else if (after.ForecastDate != wanted[winner] || after.Slips.Count != seen.Slips.Count + 1) faults.Add("What is held is not what the one who was told wanted.");
            else if (answers[1 - winner]!.Code is not (Mediator.Changed or MilestoneConflict.Code)) faults.Add(answers[1 - winner]!.Message);
        }

        if ((await LinesAsync(milestone)).Count != races) faults.Add("The audit has not one line for each race.");
        return faults;
    }

    private Task<Milestone> HeldAsync(Guid id) => app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(found => found.Id == id));

    private Task<List<Guid>> LinesAsync(Guid subject) => app.ReadAsync(db => db.Audit.Where(line => line.SubjectId == subject).Select(line => line.CommandId).ToListAsync());
}
